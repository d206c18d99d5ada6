import type { Firestore } from 'firebase-admin/firestore';
import type { CommandKind } from '../../../../domain/live-command.ts';
import { paths } from '../../../../domain/paths.ts';

/** A bridge that asks counts as there for so long: two of its longest questions, and a little. */
const ASKING_MS = 60_000;
/** What is written holds for so long still, or it is written anew: a longest question, and time to be late with the next. */
const RENEWED_MS = 35_000;

/**
 * Keeps in `liveBridges/{key}` what a bridge that asks for commands can do, and until when it counts as
 * asking: members read it there, and the rules let nothing else be asked. What an instance has written
 * lately it does not write again, so that is a write with each of its longest questions, some 140 an hour.
 */
export class LiveBridges {
  readonly #db: Firestore;
  readonly #written = new Map<string, { readonly acts: string; readonly until: number }>();

  constructor(db: Firestore) {
    this.#db = db;
  }

  /** @throws what Firestore throws when it cannot be reached. */
  async announce(key: string, can: readonly CommandKind[], now: Date): Promise<void> {
    const acts = [...new Set(can)].toSorted();
    const known = this.#written.get(key);
    const isFresh = known !== undefined && known.until - now.getTime() >= RENEWED_MS;
    if (isFresh && known.acts === acts.join()) return;
    const until = now.getTime() + ASKING_MS;
    await this.#db.doc(paths.liveBridge(key)).set({ acts, until: new Date(until) });
    this.#written.set(key, { acts: acts.join(), until });
  }
}
