/** A request that the rules refused: what was asked and why, never a value. */
export interface Denial {
  /** RFC 3339. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  /** null: nobody was signed in. */
  readonly uid: string | null;
  readonly explanation: string;
}

const kept = 100;

/** The last 100 denials, newest last. */
export class Denials {
  readonly #denials: Denial[] = [];

  get all(): readonly Denial[] {
    return this.#denials;
  }

  add(denial: Denial): void {
    this.#denials.push(denial);
    if (this.#denials.length > kept) this.#denials.shift();
  }
}
