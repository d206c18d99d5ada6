import type { BridgeEvent, EventsAnswer, RejectedEvents } from '../api.ts';
import { BridgeRefusal } from '../failures.ts';

/** A request of events that waits for its answer. */
export interface PlayedRequest {
  readonly events: readonly BridgeEvent[];
  readonly ids: readonly string[];
  answer(rejected?: readonly PlayedRejection[]): void;
  fail(error: Error): void;
}

export type PlayedRejection = Pick<RejectedEvents, 'index' | 'code'> & Partial<RejectedEvents>;

/** The API's side of `events`, played by a test. */
export class PlayedApi {
  /** All that came, in turn. */
  readonly requests: PlayedRequest[] = [];
  /** So many are under way, and were at most. */
  open = 0;
  mostOpen = 0;
  #taken = 0;
  #watchers: (() => void)[] = [];

  readonly events = (events: readonly unknown[], signal?: AbortSignal): Promise<EventsAnswer> =>
    new Promise((resolve, reject) => {
      this.open += 1;
      this.mostOpen = Math.max(this.open, this.mostOpen);
      const end = () => {
        this.open -= 1;
        signal?.removeEventListener('abort', giveUp);
      };
      const giveUp = () => {
        end();
        reject(signal?.reason as Error);
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      const told = events as readonly BridgeEvent[];
      this.requests.push({
        events: told,
        ids: told.map(({ eventId }) => eventId),
        answer: (rejected = []) => {
          end();
          resolve(answerOf(events.length, rejected));
        },
        fail: (error) => {
          end();
          reject(error);
        },
      });
      for (const watch of this.#watchers.splice(0)) watch();
    });

  /** The next request that this has not given yet, once it comes. */
  async next(): Promise<PlayedRequest> {
    for (;;) {
      const request = this.requests[this.#taken];
      if (request !== undefined) {
        this.#taken += 1;
        return request;
      }
      await new Promise<void>((resolve) => this.#watchers.push(resolve));
    }
  }
}

function answerOf(events: number, rejected: readonly PlayedRejection[]): EventsAnswer {
  return {
    accepted: events - rejected.length,
    duplicates: 0,
    rejected: rejected.map((each) => ({ count: 1, eventId: null, message: '', ...each })),
  };
}

export function refusal(status: number, code: string | null = null, headers = {}): BridgeRefusal {
  const body = code === null ? null : { error: { code, message: '' } };
  return new BridgeRefusal({ status, headers: new Headers(headers), body });
}
