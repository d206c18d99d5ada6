import type { JSX } from 'react';
import { deliveryState, type Conference } from '../../../../domain/conference/conference.ts';
import { misfortuneOf } from '../../../../domain/delivery/failures.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import { useWaitingText } from '../../../components/activity/use-waiting-text.ts';
import {
  IconCheck,
  IconClock,
  IconClockPause,
  IconHourglassEmpty,
  IconSend,
} from '../../../components/icons.ts';
import { MISFORTUNES } from '../../../components/notices/misfortunes.ts';
import { Status } from '../../../components/notices/status.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { isSlow } from '../api/delivery-timing.ts';
import { savedHereAt } from '../api/follow-delivery.ts';
import classes from './delivery-status.module.css';

/** What became of the newest Save's email: a picture, a word, and when or why. */
export function DeliveryStatus(props: {
  readonly conference: Conference;
  readonly now: Date;
}): JSX.Element {
  const { t, format } = useI18n();
  const { account } = useAccount();
  const { conference, now } = props;
  const words = t.conferences;
  const state = deliveryState(conference);
  const waitingText = useWaitingText();
  const timeOf = (at: Date): JSX.Element => (
    <time dateTime={at.toISOString()} className={`figures ${classes.time}`}>
      {format.recent(at, now, account.timeZone)}
    </time>
  );

  if (state === 'sent') {
    const at = conference.email?.at ?? conference.savedAt;
    return (
      <Status tone="good" icon={IconCheck} word={words.delivery.sent}>
        {timeOf(at)}
      </Status>
    );
  }
  if (state === 'failed' && conference.email !== null) {
    const misfortune = misfortuneOf(conference.email);
    return (
      <Status {...MISFORTUNES[misfortune]} word={words.misfortune[misfortune]}>
        <>
          {words.failure[conference.email.failure ?? 'other']}
          {' · '}
          {timeOf(conference.email.at)}
        </>
      </Status>
    );
  }
  if (state === 'waiting' && conference.email !== null) {
    return (
      <Status tone="warn" icon={IconClockPause} word={words.delivery.waiting}>
        {waitingText(conference.email, now)}
      </Status>
    );
  }
  if (isSlow(conference, savedHereAt(conference), now.getTime())) {
    return <Status tone="warn" icon={IconHourglassEmpty} word={words.delivery.slow} />;
  }
  return (
    <Status
      tone="busy"
      icon={state === 'sending' ? IconSend : IconClock}
      word={words.delivery[state]}
    />
  );
}
