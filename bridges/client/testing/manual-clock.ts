import type { Clock } from '../clock.ts';

interface Timer {
  readonly dueAt: number;
  readonly milliseconds: number;
  readonly fire: () => void;
}

/** Time that goes on only when a test says so. */
export class ManualClock implements Clock {
  #now: number;
  readonly #timers = new Set<Timer>();
  #watchers: (() => void)[] = [];

  constructor(now = Date.parse('2026-11-24T12:00:00Z')) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  /** How long each that waits was to wait, in milliseconds. */
  get waits(): readonly number[] {
    return [...this.#timers].map(({ milliseconds }) => milliseconds);
  }

  wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(signal.reason as Error);
        return;
      }
      const end = () => {
        this.#timers.delete(timer);
        signal?.removeEventListener('abort', giveUp);
      };
      const giveUp = () => {
        end();
        reject(signal?.reason as Error);
      };
      const timer: Timer = {
        milliseconds,
        dueAt: this.#now + milliseconds,
        fire: () => {
          end();
          resolve();
        },
      };
      this.#timers.add(timer);
      signal?.addEventListener('abort', giveUp, { once: true });
      for (const watch of this.#watchers.splice(0)) watch();
    });
  }

  /** Done once somebody waits for a time that this finds; gives that time. */
  async until(isWanted: (milliseconds: number) => boolean): Promise<number> {
    for (;;) {
      const found = this.waits.find(isWanted);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => this.#watchers.push(resolve));
    }
  }

  /** Lets so much time go by: whose wait is over by then goes on, in turn. */
  advance(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      const [next] = [...this.#timers]
        .filter(({ dueAt }) => dueAt <= end)
        .toSorted((a, b) => a.dueAt - b.dueAt);
      if (next === undefined) break;
      this.#now = Math.max(this.#now, next.dueAt);
      next.fire();
    }
    this.#now = end;
  }
}
