import { useEffect, useRef, type JSX } from 'react';
import { deliveryState } from '../../../../domain/conference/email-state.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { misfortuneOf } from '../../../../domain/delivery/failures.ts';
import { announce } from '../../../components/notices/announcer.tsx';
import { useI18n } from '../../../i18n/provider.tsx';
import { isUnderWay } from '../api/delivery-timing.ts';
import { savedHereAt, useFollowedConference } from '../api/follow-delivery.ts';

/** Rows that are followed at one time; the others come with the list's own refresh. */
const MOST = 12;

/** Shows nothing: follows the rows whose email is under way, and says aloud what becomes of them. */
export function DeliveryFollowers(props: {
  readonly conferences: readonly Conference[];
  readonly now: Date;
}): JSX.Element {
  const underWay = props.conferences
    .filter((conference) => isUnderWay(conference, savedHereAt(conference), props.now.getTime()))
    .slice(0, MOST);
  return (
    <>
      {underWay.map((conference) => (
        <Follower key={`${conference.id}/${conference.saveId}`} conference={conference} />
      ))}
      <DeliveryAnnouncer conferences={props.conferences} />
    </>
  );
}

function Follower(props: { readonly conference: Conference }): null {
  useFollowedConference(props.conference.id);
  return null;
}

/** Compares each row with what it was and announces what has changed for the better or worse. */
function DeliveryAnnouncer(props: { readonly conferences: readonly Conference[] }): null {
  const { t } = useI18n();
  const known = useRef(new Map<string, Conference>());
  const words = t.conferences;
  /** Saves whose email was said to wait: it goes out of that and back in with each try. */
  const waiting = useRef(new Set<string>());

  useEffect(() => {
    for (const conference of props.conferences) {
      const before = known.current.get(conference.id);
      known.current.set(conference.id, conference);
      if (before === undefined || before === conference) continue;
      const state = deliveryState(conference);
      const changed = state !== deliveryState(before) || before.saveId !== conference.saveId;
      if (changed && state === 'sent') {
        announce(words.announce.sent(conference.tag, conference.email?.to ?? ''));
      } else if (changed && state === 'failed' && conference.email !== null) {
        const reason = words.failure[conference.email.failure ?? 'other'];
        const isUncertain = misfortuneOf(conference.email) === 'uncertain';
        announce(
          isUncertain
            ? words.announce.uncertain(conference.tag, reason)
            : words.announce.failed(conference.tag, reason),
        );
      } else if (changed && state === 'waiting' && !waiting.current.has(conference.saveId)) {
        waiting.current.add(conference.saveId);
        const reason = words.failure[conference.email?.failure ?? 'other'];
        announce(words.announce.waiting(conference.tag, reason));
      } else if (before.codesVersion < conference.codesVersion) {
        announce(words.announce.codesReady(conference.tag));
      }
    }
  }, [props.conferences, words]);
  return null;
}
