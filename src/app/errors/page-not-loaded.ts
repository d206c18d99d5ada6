/** A deploy took the file away, or nothing answers. */
export type NotLoadedReason = 'updated' | 'unanswered';

/**
 * The file of a page could not be had.
 *
 * An error of its own, because on the browser's one the router loads the whole portal again by
 * itself: without network the browser's own page would then take the portal's place, and after a
 * deploy what is open in the tab would be lost without a word.
 */
export class PageNotLoaded extends Error {
  override readonly name = 'PageNotLoaded';

  constructor(
    readonly reason: NotLoadedReason,
    cause: unknown,
  ) {
    super('a page could not be loaded', { cause });
  }
}
