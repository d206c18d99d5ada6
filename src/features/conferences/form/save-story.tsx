import { Button, Skeleton } from '@mantine/core';
import { Fragment, useEffect, useRef, type JSX } from 'react';
import { deliveryState } from '../../../../domain/conference/email-state.ts';
import { isRenewing } from '../../../../domain/conference/code-overlap.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { actorWhileWaiting, isReply, misfortuneOf } from '../../../../domain/delivery/failures.ts';
import { useWaitingText } from '../../../components/activity/use-waiting-text.ts';
import { IconCheck, IconCopy } from '../../../components/icons.ts';
import { Notice } from '../../../components/notices/notice.tsx';
import { ProblemNotice } from '../../../components/notices/problem-notice.tsx';
import { RecentTime } from '../../../components/dates/recent-time.tsx';
import { useNow } from '../../../components/dates/use-now.ts';
import { useI18n } from '../../../i18n/provider.tsx';
import { isSlow } from '../api/delivery-timing.ts';
import { savedHereAt, useFollowedConference } from '../api/follow-delivery.ts';
import { useCopyInvitation } from '../invitation/use-copy-invitation.ts';
import { LeaderCode } from '../codes/leader-code.tsx';
import { Halves, useClosePanel } from '../panel/panel.tsx';
import {
  EarlierCodeRow,
  givenParticipantCode,
  hasParticipantCode,
  ParticipantCode,
} from '../codes/participant-code.tsx';
import { PreviewHalf } from './preview-half.tsx';
import { StoryStep } from './story-step.tsx';
import classes from './save-story.module.css';
import { useSendAgain } from '../delivery/use-send-again.ts';

/** After Save: what has happened and what is happening, until the email has arrived or failed. */
export function SaveStory(props: {
  readonly saved: Conference;
  readonly isNew: boolean;
  readonly onAnother?: () => void;
  readonly onEdit?: (latest: Conference) => void;
}): JSX.Element {
  const { t } = useI18n();
  const close = useClosePanel();
  const followed = useFollowedConference(props.saved.id);
  const conference = followed.data ?? props.saved;
  const sendAgain = useSendAgain();
  const { copyInvitation, outcome } = useCopyInvitation();
  const now = useNow();
  const heading = useRef<HTMLHeadingElement>(null);
  const words = t.conferenceForm.story;
  const state = deliveryState(conference);

  // The form has gone, and with it the focus: it goes on to what came in its place.
  useEffect(() => heading.current?.focus(), []);

  const story = (
    <div className={classes.story}>
      <h2 ref={heading} tabIndex={-1}>
        {props.isNew ? words.titleNew : words.titleEdit}
        <bdi className={classes.tag}>{conference.tag}</bdi>
      </h2>
      <ol className={classes.steps} aria-live="polite">
        <StoryStep state="done" title={words.saved} />
        <CodesStep conference={conference} renewed={isRenewing(props.saved)} />
        <EmailStep conference={conference} />
      </ol>
      {isSlow(conference, savedHereAt(conference), now.getTime()) && (
        <Notice tone="warn">{words.slow}</Notice>
      )}
      {followed.isError && <Notice tone="warn">{words.lost}</Notice>}
      {sendAgain.failure !== null && (
        <ProblemNotice
          error={sendAgain.failure}
          onRetry={() => sendAgain.send(conference, heading.current)}
        />
      )}
      <div className={classes.actions}>
        <Button onClick={close}>{t.common.actions.done}</Button>
        {state === 'failed' && (
          <Button
            variant="default"
            loading={sendAgain.isPending}
            onClick={({ currentTarget }) => sendAgain.send(conference, currentTarget)}
          >
            {t.conferences.menu.sendAgain}
          </Button>
        )}
        <Button
          variant="default"
          disabled={!hasParticipantCode(conference)}
          leftSection={
            outcome === 'copied' ? <IconCheck size={16} /> : <IconCopy size={16} stroke={1.7} />
          }
          onClick={({ currentTarget }) => copyInvitation(conference, 'rich', currentTarget)}
        >
          {outcome === 'copied' ? t.common.actions.copied : words.copyInvitation}
        </Button>
        {props.onAnother !== undefined && (
          <Button variant="default" onClick={props.onAnother}>
            {words.another}
          </Button>
        )}
        {props.onEdit !== undefined && (!props.isNew || state === 'failed') && (
          <Button variant="default" onClick={() => props.onEdit?.(conference)}>
            {words.edit}
          </Button>
        )}
      </div>
    </div>
  );
  return (
    <Halves
      left={story}
      right={
        <PreviewHalf
          title={t.conferenceForm.preview.titleSaved}
          email={{ ...conference, participantCode: givenParticipantCode(conference) }}
        />
      }
    />
  );
}

/** The codes: those of a new conference, those from before, or new ones that this Save asked for. */
function CodesStep(props: {
  readonly conference: Conference;
  readonly renewed: boolean;
}): JSX.Element {
  const { t } = useI18n();
  const { conference, renewed } = props;
  const words = t.conferenceForm.story;
  const waiting = conference.codesVersion === 0 || isRenewing(conference);
  if (!waiting) {
    return (
      <StoryStep state="done" title={renewed ? words.newCodesReady : words.codesReady}>
        <Codes conference={conference} />
      </StoryStep>
    );
  }
  // The Save ended before there were codes.
  const failed = deliveryState(conference) === 'failed';
  return (
    <StoryStep
      state={failed ? 'failed' : 'busy'}
      title={renewed ? words.newCodesWaiting : words.codesWaiting}
    >
      {failed ? renewed && words.oldCodesStay : <CodesToCome />}
    </StoryStep>
  );
}

/** As high as the codes: what stands below is pressed while they come, and must not move from under the pointer. */
function CodesToCome(): JSX.Element {
  return (
    <div className={classes.codes} aria-hidden>
      {[108, 76].map((width) => (
        <Fragment key={width}>
          <span className={classes.nameToCome}>
            <Skeleton height={12} width={width} />
          </span>
          <span className={classes.toCome}>
            <Skeleton height={12} width={110} />
          </span>
        </Fragment>
      ))}
    </div>
  );
}

function Codes(props: { readonly conference: Conference }): JSX.Element {
  const { t } = useI18n();
  const { columns } = t.conferences;
  return (
    <dl className={classes.codes}>
      <dt>{columns.participantCode}</dt>
      <dd>
        <ParticipantCode conference={props.conference} />
      </dd>
      <EarlierCodeRow conference={props.conference} />
      <dt>{columns.leaderCode}</dt>
      <dd>
        <LeaderCode conference={props.conference} />
      </dd>
    </dl>
  );
}

function EmailStep(props: { readonly conference: Conference }): JSX.Element {
  const { t } = useI18n();
  const { conference } = props;
  const { email, adminEmail } = conference;
  const words = t.conferenceForm.story;
  const now = useNow();
  const waitingText = useWaitingText();
  const to = email?.to ?? adminEmail;
  const room = [words.emailSending(to), words.emailSent(to)] as const;
  switch (deliveryState(conference)) {
    case 'generating':
      return <StoryStep state="busy" title={words.emailPreparing} room={room} />;
    case 'sending':
      return <StoryStep state="busy" title={words.emailSending(to)} room={room} />;
    case 'sent':
      return (
        <StoryStep state="done" title={words.emailSent(to)} room={room}>
          {email !== null && <RecentTime at={email.at} now={now} />}
        </StoryStep>
      );
    case 'waiting':
      return (
        <StoryStep
          state="waiting"
          title={words.emailWaiting(email === null ? '' : waitingText(email, now))}
        >
          <p>{t.conferences.waitingHelp[actorWhileWaiting(email?.failure ?? 'other')]}</p>
          <Detail detail={email?.detail ?? null} />
        </StoryStep>
      );
    case 'failed': {
      const failure = email?.failure ?? 'other';
      const isUncertain = email !== null && misfortuneOf(email) === 'uncertain';
      const title = isUncertain ? words.emailUncertain : words.emailFailed;
      return (
        <StoryStep
          state={isUncertain ? 'uncertain' : 'failed'}
          title={title(t.conferences.failure[failure])}
        >
          {email !== null && <RecentTime at={email.at} now={now} />}
          <p>{t.conferences.failureHelp[failure]}</p>
          <Detail detail={email?.detail ?? null} />
        </StoryStep>
      );
    }
  }
}

/** The mail server's own words, or in which words the connection to it broke. */
function Detail({ detail }: { readonly detail: string | null }): JSX.Element | null {
  const { t } = useI18n();
  if (detail === null || detail === '') return null;
  const words = t.conferenceForm.story;
  return (
    <p className={classes.detail}>
      {isReply(detail) ? words.serverSaid : words.technically} {detail}
    </p>
  );
}
