import type { JSX } from 'react';
import { deliveryState } from '../../../../domain/conference/email-state.ts';
import { expiryState } from '../../../../domain/conference/expiry-state.ts';
import { isRenewing } from '../../../../domain/conference/code-overlap.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { IconCheck, IconClock, IconHourglassEmpty, IconX } from '../../../components/icons.ts';
import { Status } from '../../../components/notices/status.tsx';
import { useI18n } from '../../../i18n/provider.tsx';

/** Whether its codes let people in, in a word. */
export function ConferenceState(props: {
  readonly conference: Conference;
  readonly now: Date;
}): JSX.Element {
  const { t, format } = useI18n();
  const { conference, now } = props;
  const { codesVersion, expiresAt } = conference;
  const words = t.conferencePage.state;
  const ended = deliveryState(conference) === 'failed';
  const expiry = expiryState(conference, now);

  if (expiry === 'expired') {
    return <Status tone="bad" icon={IconHourglassEmpty} word={t.conferences.expiry.expired} />;
  }
  if (codesVersion === 0) {
    return ended ? (
      <Status tone="bad" icon={IconX} word={words.noCodes} />
    ) : (
      <Status tone="busy" icon={IconClock} word={words.generating} />
    );
  }
  if (isRenewing(conference) && !ended) {
    return <Status tone="busy" icon={IconClock} word={words.renewing} />;
  }
  if (expiry === 'soon' && expiresAt !== null) {
    return (
      <Status tone="warn" icon={IconClock} word={words.expires(format.ahead(expiresAt, now))} />
    );
  }
  return <Status tone="good" icon={IconCheck} word={words.active} />;
}
