/*
 * How long a deletion can be taken back. `mayUndoDeletion` in firestore.rules says the first and the third, too.
 */

/** After a deletion an undo is taken for so long; the portal offers it for `UNDO_SHOWN_MS`. */
export const UNDO_ACCEPTED_MS = 60_000;
export const UNDO_SHOWN_MS = 10_000;
/** What a run has deleted can be brought back for so long. */
export const RUN_UNDO_ACCEPTED_MS = 24 * 3_600_000;

/** A deleted conference is kept for so long, for an operator to bring back; then it is purged. */
export const PURGED_AFTER_MS = 30 * 24 * 3_600_000;
