import { Button, Skeleton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, type JSX } from 'react';
import { movedExpiry } from '../../../../domain/conference/chosen-expiry.ts';
import { deliveryState, shownAsOutdated } from '../../../../domain/conference/email-state.ts';
import { expiryState, isExpired } from '../../../../domain/conference/expiry-state.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { isFuture } from '../../../../domain/conference/check-expiry.ts';
import { othersWhoKnow } from '../../../../domain/conference/informed.ts';
import { languageOf } from '../../../../domain/language.ts';
import { ActivityList } from '../../../components/activity/activity-list.tsx';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useEdition } from '../../../components/account/use-edition.ts';
import { onOwnClock } from '../../../components/dates/browser-zone.ts';
import { late } from '../../../components/late/late.tsx';
import { Notice } from '../../../components/notices/notice.tsx';
import { useNow } from '../../../components/dates/use-now.ts';
import { activityKey } from '../../../firebase/activity.ts';
import { EmailAddress } from '../../../components/addresses/email-address.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { ConferenceActions } from './conference-actions.tsx';
import { ConferenceEmails } from '../delivery/conference-emails.tsx';
import { ConferenceState } from './conference-state.tsx';
import classes from './conference-view.module.css';
import { DeliveryFollowers } from '../delivery/delivery-followers.tsx';
import { DialInNumbers } from '../invitation/dial-in-numbers.tsx';
import { InvitationSection } from '../invitation/invitation-section.tsx';
import { LeaderCode } from '../codes/leader-code.tsx';
import { EarlierCodeRow, ParticipantCode } from '../codes/participant-code.tsx';
import { SendAgainFailed } from '../delivery/send-again-failed.tsx';
import { RunningMark } from '../running/running-mark.tsx';
import { useRunningCalls } from '../running/use-running-calls.ts';
import { useSendAgain } from '../delivery/use-send-again.ts';

const OutdatedNotices = late(
  async () => (await import('../outdated/outdated-notices.tsx')).OutdatedNotices,
  null,
);

const ConferenceUsage = late(
  async () => (await import('./conference-usage.tsx')).ConferenceUsage,
  <Skeleton height={80} />,
);

const CallCheck = late(
  async () => (await import('../call-check/call-check.tsx')).CallCheck,
  <Skeleton height={36} mt={12} />,
);

const MovedExpiryNotice = late(
  async () => (await import('./moved-expiry-notice.tsx')).MovedExpiryNotice,
  null,
);

/** Whether it does not expire when it was chosen to, and one of the two moments lies ahead. */
function hasMovedExpiry(conference: Conference, now: Date): boolean {
  const due = movedExpiry(conference);
  return due !== null && (isFuture(due, now) || !isExpired(conference, now));
}

/** What one wants to know of a conference, the most asked for first. */
export function ConferenceView(props: {
  readonly conference: Conference;
  /** The last reading failed: what is shown may be old. */
  readonly outdated: boolean;
  readonly refresh: () => void;
}): JSX.Element {
  const { t } = useI18n();
  const { role } = useAccount();
  const { conference } = props;
  const sendAgain = useSendAgain();
  const running = useRunningCalls();
  const now = useNow();
  const words = t.conferencePage;
  const isAdmin = role === 'admin';
  useFreshActivity(conference);
  const hasNotices =
    shownAsOutdated(conference, useEdition(), now).length > 0 ||
    (isAdmin && othersWhoKnow(conference).length > 0);

  return (
    <div className={classes.view}>
      <DeliveryFollowers conferences={[conference]} now={now} />
      <div className={classes.top}>
        <div className={classes.states}>
          <ConferenceState conference={conference} now={now} />
          <RunningMark callId={running.get(conference.id)} />
        </div>
        {isAdmin && <ConferenceActions conference={conference} sendAgain={sendAgain} />}
      </div>
      <div className={classes.notices}>
        {props.outdated && (
          <Notice
            tone="warn"
            actions={
              <Button size="xs" variant="default" onClick={props.refresh}>
                {t.common.actions.retry}
              </Button>
            }
          >
            {words.outdated}
          </Notice>
        )}
        {sendAgain.failure !== null && (
          <SendAgainFailed error={sendAgain.failure} onClose={sendAgain.dismiss} />
        )}
        {hasNotices && <OutdatedNotices conference={conference} now={now} />}
        {expiryState(conference, now) === 'expired' && (
          <Notice tone="warn">{isAdmin ? t.conferenceForm.expired : words.expiredForViewer}</Notice>
        )}
        {hasMovedExpiry(conference, now) && <MovedExpiryNotice conference={conference} />}
        {conference.codesVersion === 0 && deliveryState(conference) === 'failed' && (
          <Notice tone="bad" title={words.noCodes}>
            {t.conferences.failureHelp[conference.email?.failure ?? 'other']}
          </Notice>
        )}
      </div>
      <div className={classes.halves}>
        <div className={classes.main}>
          <section aria-labelledby="conference-codes">
            <h3 id="conference-codes">{words.codes.title}</h3>
            <Codes conference={conference} />
            {/* What was answered of other codes, or before a Save, is true no more. */}
            {isAdmin && (
              <CallCheck
                key={`${conference.saveId}/${conference.codesVersion}`}
                conference={conference}
              />
            )}
          </section>
          <DialInNumbers />
          <InvitationSection conference={conference} />
          <section aria-labelledby="conference-facts">
            <h3 id="conference-facts">{words.facts.title}</h3>
            <Facts conference={conference} now={now} />
          </section>
          <ConferenceUsage conferenceId={conference.id} createdAt={conference.createdAt} />
        </div>
        <div className={classes.side}>
          <ConferenceEmails conference={conference} />
          {isAdmin && (
            <section aria-labelledby="conference-activity">
              <h3 id="conference-activity">{t.activity.title}</h3>
              <ActivityList
                filter={{ conference: conference.id }}
                withTag={false}
                emailsInShort
                heading="h4"
              />
            </section>
          )}
        </div>
      </div>
    </div>
  );
}

function Codes(props: { readonly conference: Conference }): JSX.Element {
  const { t } = useI18n();
  const { role } = useAccount();
  const { conference } = props;
  const { columns } = t.conferences;
  return (
    <dl className={classes.codes}>
      <dt>{columns.participantCode}</dt>
      <dd>
        <ParticipantCode conference={conference} />
      </dd>
      <EarlierCodeRow conference={conference} />
      {role === 'admin' && (
        <>
          <dt>{columns.leaderCode}</dt>
          <dd>
            <LeaderCode conference={conference} />
          </dd>
        </>
      )}
    </dl>
  );
}

function Facts(props: { readonly conference: Conference; readonly now: Date }): JSX.Element {
  const { t, format, language } = useI18n();
  const { account } = useAccount();
  const { conference } = props;
  const { expiresAt, createdAt, adminEmail } = conference;
  const words = t.conferencePage.facts;
  const elsewhere = expiresAt === null ? null : onOwnClock(expiresAt, account.timeZone, language);
  return (
    <dl className={classes.facts}>
      <dt>{t.conferences.columns.admin}</dt>
      <dd>
        <EmailAddress email={adminEmail} />
      </dd>
      <dt>{t.conferenceForm.language.label}</dt>
      <dd>{t.conferenceForm.language.names[languageOf(conference, account)]}</dd>
      <dt>{t.conferences.columns.expires}</dt>
      <dd>
        {expiresAt === null ? (
          t.conferences.expiry.never
        ) : (
          <>
            <time dateTime={expiresAt.toISOString()} className="figures">
              {format.dateTime(expiresAt, account.timeZone)}
            </time>
            <span className={classes.quiet}>
              {words.inZone(format.zone(account.timeZone, expiresAt))}
            </span>
            {elsewhere !== null && (
              <span className={classes.quiet}>{t.conferenceForm.expiry.elsewhere(elsewhere)}</span>
            )}
          </>
        )}
      </dd>
      <dt>{words.generated}</dt>
      <dd>
        <time dateTime={createdAt.toISOString()} className="figures">
          {format.dateTime(createdAt, account.timeZone)}
        </time>
      </dd>
    </dl>
  );
}

/** What happens to the conference has just made an entry in its activity, or changed one. */
function useFreshActivity({ id, saveId, codesVersion, email }: Conference): void {
  const client = useQueryClient();
  const { accountId, role } = useAccount();
  const state = `${saveId}/${codesVersion}/${email?.saveId}/${email?.state}`;
  const known = useRef(state);
  useEffect(() => {
    if (known.current === state || role !== 'admin') return;
    known.current = state;
    void client.invalidateQueries({ queryKey: activityKey(accountId, id) });
  }, [client, accountId, id, role, state]);
}
