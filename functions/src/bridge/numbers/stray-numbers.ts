import { FieldValue, type Firestore } from 'firebase-admin/firestore';
import { windowOf } from '../../../../domain/bridge/guess-throttle.ts';
import { paths } from '../../../../domain/paths.ts';

/** A number is written no more often than this by one instance. */
const WRITE_EVERY_MS = 10_000;
/** So many numbers an instance begins in an hour: a trunk can give any. */
const MAX_NUMBERS = 100;
/** How long it is told that a number was dialled. */
const KEPT_MS = 90 * 86_400_000;

interface Noted {
  calls: number;
  writtenAt: number;
}

/**
 * Counts calls on numbers that no account has, for the operator: a number that an account should have, or
 * a trunk that gives them in a form that nobody can read. Counted in memory and written with a later call,
 * so that the last seconds' are lost with an instance. An instance needs one, made once.
 */
export class StrayNumbers {
  readonly #db: Firestore;
  #hour = 0;
  #noted = new Map<string, Noted>();

  constructor(db: Firestore) {
    this.#db = db;
  }

  /** @throws what Firestore throws when it cannot be reached; the call is then counted with the next. */
  async note(number: string, now: number): Promise<void> {
    if (this.#hour !== windowOf(now)) {
      this.#hour = windowOf(now);
      // What is yet to be written stays.
      this.#noted = new Map([...this.#noted].filter(([, { calls }]) => calls > 0));
    }
    const noted = this.#noted.get(number) ?? { calls: 0, writtenAt: -Infinity };
    if (!this.#noted.has(number) && this.#noted.size >= MAX_NUMBERS) return;
    this.#noted.set(number, noted);
    noted.calls += 1;
    if (now - noted.writtenAt < WRITE_EVERY_MS) return;
    const { calls, writtenAt } = noted;
    Object.assign(noted, { calls: 0, writtenAt: now });
    try {
      await this.#db.doc(paths.strayNumber(number)).set(
        {
          number,
          calls: FieldValue.increment(calls),
          lastAt: new Date(now),
          expireAt: new Date(now + KEPT_MS),
        },
        { merge: true },
      );
    } catch (error) {
      noted.calls += calls;
      noted.writtenAt = writtenAt;
      throw error;
    }
  }
}
