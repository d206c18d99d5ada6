import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { deliveryState } from '../../../../domain/conference/email-state.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { actorWhileWaiting } from '../../../../domain/delivery/failures.ts';
import { EmailOutcome } from '../../../components/activity/email-outcome.tsx';
import { useAccount } from '../../../components/account/account-context.tsx';
import { IconClock, IconHourglassEmpty } from '../../../components/icons.ts';
import { ProblemNotice } from '../../../components/notices/problem-notice.tsx';
import { Status } from '../../../components/notices/status.tsx';
import { useNow } from '../../../components/dates/use-now.ts';
import { conferenceEmailsQuery } from '../../../firebase/activity.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { isSlow } from '../api/delivery-timing.ts';
import { savedHereAt } from '../api/follow-delivery.ts';
import classes from './conference-emails.module.css';

/** What became of the newest email; for administrators, of the ones before it too. */
export function ConferenceEmails(props: { readonly conference: Conference }): JSX.Element {
  const { t } = useI18n();
  const { role } = useAccount();
  const { conference } = props;
  return (
    <section aria-labelledby="conference-emails">
      <h3 id="conference-emails">{t.conferences.columns.email}</h3>
      <Newest conference={conference} />
      {role === 'admin' && <EarlierEmails conference={conference} />}
    </section>
  );
}

function Newest({ conference }: { readonly conference: Conference }): JSX.Element {
  const { t } = useI18n();
  const now = useNow();
  const { email } = conference;
  const words = t.conferences;
  const state = deliveryState(conference);

  return (
    <div className={classes.newest}>
      {isSlow(conference, savedHereAt(conference), now.getTime()) ? (
        <Status tone="warn" icon={IconHourglassEmpty} word={words.delivery.slow} />
      ) : email === null || state === 'generating' ? (
        <Status tone="busy" icon={IconClock} word={words.delivery.generating} />
      ) : (
        <EmailOutcome email={email} />
      )}
      {state === 'waiting' && (
        <p className={classes.help}>
          {words.waitingHelp[actorWhileWaiting(email?.failure ?? 'other')]}
        </p>
      )}
      {/* Of one without codes the notice above says what to do. */}
      {state === 'failed' && conference.codesVersion > 0 && (
        <p className={classes.help}>{words.failureHelp[email?.failure ?? 'other']}</p>
      )}
    </div>
  );
}

/** So soon, and for so long, an email that is on its way is looked at again. */
const LOOK_MS = 4_000;
const USUAL_MS = 120_000;

/** The emails before the newest, newest first. */
function EarlierEmails(props: { readonly conference: Conference }): JSX.Element | null {
  const { t } = useI18n();
  const { accountId } = useAccount();
  const { id, saveId } = props.conference;
  const emails = useQuery({
    ...conferenceEmailsQuery(accountId, id),
    refetchInterval: ({ state: { data } }) =>
      data?.some(({ email }) => email.state === 'queued' && isRecent(email.at)) === true
        ? LOOK_MS
        : false,
  });
  if (emails.data === undefined) {
    return emails.isError ? (
      <ProblemNotice error={emails.error} onRetry={() => void emails.refetch()} />
    ) : (
      <Skeleton height={14} width="60%" mt={14} />
    );
  }
  // An entry's id ends with the Save that it tells of; the newest one stands above already.
  const earlier = emails.data.filter((entry) => !entry.id.endsWith(`_${saveId}`));
  if (earlier.length === 0) return null;
  return (
    <div className={classes.history}>
      <h4>{t.conferencePage.emails.earlier}</h4>
      <ol>
        {earlier.map((entry) => (
          <li key={entry.id}>
            {entry.kind === 'expiryReminded' && <p>{t.conferencePage.emails.reminder}</p>}
            <EmailOutcome email={entry.email} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function isRecent(at: Date): boolean {
  return Math.abs(Date.now() - at.getTime()) < USUAL_MS;
}
