/** A deploy took the file away, or nothing answers. */
export type NotLoadedReason = 'updated' | 'unanswered';

/**
 * The file of a page, or of a part of one, could not be had.
 *
 * An error of its own, because on the browser's one the router loads the whole portal again by
 * itself: without network the browser's own page would then take the portal's place, and after a
 * deploy what is open in the tab would be lost without a word.
 */
export class PartNotLoaded extends Error {
  override readonly name = 'PartNotLoaded';

  constructor(
    readonly reason: NotLoadedReason,
    cause: unknown,
  ) {
    super('a part of the portal could not be loaded', { cause });
  }
}

/** What the window is told, as a `CustomEvent<boolean>`: whether any part is gone, whoever asked for it. */
export const PARTS_GONE = 'confdesk:parts-gone';
