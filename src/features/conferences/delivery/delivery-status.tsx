import type { JSX } from 'react';
import { deliveryState, type Conference } from '../../../../domain/conference/conference.ts';
import { useAccount } from '../../../components/account/account-context.tsx';
import {
  IconCheck,
  IconClock,
  IconHourglassEmpty,
  IconSend,
  IconX,
} from '../../../components/icons.ts';
import { Status } from '../../../components/notices/status.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { isSlow } from '../api/delivery-timing.ts';
import { savedHereAt } from '../api/follow-delivery.ts';

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

  if (state === 'sent') {
    const at = conference.email?.at ?? conference.savedAt;
    return (
      <Status tone="good" icon={IconCheck} word={words.delivery.sent}>
        <time dateTime={at.toISOString()} className="figures">
          {format.recent(at, now, account.timeZone)}
        </time>
      </Status>
    );
  }
  if (state === 'failed') {
    const reason = words.failure[conference.email?.failure ?? 'other'];
    return (
      <Status tone="bad" icon={IconX} word={words.delivery.failed}>
        {reason}
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
