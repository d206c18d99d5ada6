import type { JSX } from 'react';
import { deliveryState } from '../../../../domain/conference/email-state.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { misfortuneOf } from '../../../../domain/delivery/failures.ts';
import { RecentTime } from '../../../components/dates/recent-time.tsx';
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

/** What became of the newest Save's email: a picture, a word, and when or why. */
export function DeliveryStatus(props: {
  readonly conference: Conference;
  readonly now: Date;
}): JSX.Element {
  const { t } = useI18n();
  const { conference, now } = props;
  const words = t.conferences;
  const state = deliveryState(conference);
  const waitingText = useWaitingText();

  if (state === 'sent') {
    const at = conference.email?.at ?? conference.savedAt;
    return (
      <Status tone="good" icon={IconCheck} word={words.delivery.sent}>
        <RecentTime at={at} now={now} />
      </Status>
    );
  }
  if (state === 'failed' && conference.email !== null) {
    const misfortune = misfortuneOf(conference.email);
    return (
      <Status
        {...MISFORTUNES[misfortune]}
        word={words.misfortune[misfortune]}
        when={<RecentTime at={conference.email.at} now={now} />}
      >
        {words.failure[conference.email.failure ?? 'other']}
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
