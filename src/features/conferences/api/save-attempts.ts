import type { ConferenceInput } from '../../../../domain/conference/conference-input.ts';
import { randomId } from '../../../../domain/random-id.ts';

/**
 * The ids of a form's Saves. The same content keeps its id, so that pressing Save again after a lost
 * answer is the same Save; other content is another Save, and the ids before it stay known as one's
 * own: what they may have written is no conflict.
 */
export class SaveAttempts {
  readonly #earlier = new Set<string>();
  #current: { readonly content: string; readonly saveId: string } | null = null;

  readonly #draw: () => string;
  #busy = false;

  constructor(draw: () => string = () => randomId()) {
    this.#draw = draw;
  }

  /** The id for saving this content now, with the wish for codes that goes with it. */
  idFor(input: ConferenceInput, codesWanted = 1, overlapUntil: Date | null = null): string {
    const content = JSON.stringify([
      input.tag,
      input.adminEmail,
      input.expiresAt?.getTime() ?? null,
      input.expiryChosen,
      input.language,
      codesWanted,
      overlapUntil?.getTime() ?? null,
    ]);
    if (this.#current?.content !== content) {
      if (this.#current !== null) this.#earlier.add(this.#current.saveId);
      this.#current = { content, saveId: this.#draw() };
    }
    return this.#current.saveId;
  }

  /**
   * Runs one Save at a time: a second press while the first is on its way is no second Save, however
   * much the screen lags behind.
   */
  async oneAtATime(save: () => Promise<void>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      await save();
    } finally {
      this.#busy = false;
    }
  }

  /** Ids of other content that was tried before. */
  get earlier(): ReadonlySet<string> {
    return this.#earlier;
  }
}
