import type { EventsAnswer } from './api.ts';

/** Rejections after which an event is sent again, and others meanwhile; after all others it never will be taken. */
const PASSING = new Set(['try_again', 'time_in_future']);

/** What became of the events of a request. */
export interface SortedAnswer<T> {
  /** Kept by the API, now or before. */
  readonly taken: readonly T[];
  /** To be sent again, unchanged, after a pause. */
  readonly again: readonly RejectedEvent<T>[];
  /** More than the API takes at once: to be sent next. */
  readonly beyond: readonly T[];
  /** Never to be taken, and why. */
  readonly refused: readonly RejectedEvent<T>[];
}

export interface RejectedEvent<T> {
  readonly event: T;
  readonly code: string;
  /** Where it is wrong; never a value. */
  readonly fields: readonly string[];
}

/** @param events those of the request, in its order. */
export function sortAnswer<T>(
  events: readonly T[],
  { rejected }: Pick<EventsAnswer, 'rejected'>,
): SortedAnswer<T> {
  const again = new Map<T, RejectedEvent<T>>();
  const beyond = new Set<T>();
  const refused = new Map<T, RejectedEvent<T>>();
  for (const { index, count, code, fields = [] } of rejected) {
    for (const event of events.slice(index, index + count)) {
      if (code === 'too_many_events') beyond.add(event);
      else (PASSING.has(code) ? again : refused).set(event, { event, code, fields });
    }
  }
  return {
    taken: events.filter((event) => !again.has(event) && !beyond.has(event) && !refused.has(event)),
    again: [...again.values()],
    beyond: [...beyond],
    refused: [...refused.values()],
  };
}
