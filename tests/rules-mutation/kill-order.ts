/**
 * Remembers which test files noticed a change, so that those go first where something similar is
 * changed. All files are run all the same until one fails.
 */
export class KillOrder {
  readonly #kills = new Map<string, Map<string, number>>();

  /** A test of this file failed when something in this place was changed. */
  noticed(place: string, file: string): void {
    const files = this.#kills.get(place) ?? new Map<string, number>();
    this.#kills.set(place, files.set(file, (files.get(file) ?? 0) + 1));
  }

  /** All files: those with the most kills in this place first, the others as they came. */
  order(place: string, files: readonly string[]): string[] {
    const kills = this.#kills.get(place);
    return [...files].sort((a, b) => (kills?.get(b) ?? 0) - (kills?.get(a) ?? 0));
  }
}
