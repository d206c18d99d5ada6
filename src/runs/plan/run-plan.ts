import type { ChosenExpiry } from '../../../domain/conference/chosen-expiry.ts';
import type { Language } from '../../../domain/language.ts';

/**
 * One conference that a run is to make, or to save again: what its preview showed, and what will be
 * written.
 */
export interface RunItem {
  /** Known beforehand, so that whoever makes it makes it once. */
  readonly conferenceId: string;
  /** Of one that is there, and is saved again: the version (its saveId) that this was planned for. */
  readonly basedOn?: string;
  /** The user of the Cloud PBX that it is for; null for an imported one. */
  readonly pbxUserId: string | null;
  /** Of that user, for the result; empty for an imported one. */
  readonly name: string;
  readonly extension: string;
  /** Where it stood in the imported file, counted as a spreadsheet does; null for a user's. */
  readonly row: number | null;
  readonly tag: string;
  readonly adminEmail: string;
  readonly expiresAt: Date | null;
  /** Absent in a plan that an earlier version kept. */
  readonly expiryChosen?: ChosenExpiry | null;
  /** Null, or absent in a plan of an earlier version: the account's. */
  readonly language?: Language | null;
}

/**
 * `again`: of conferences that are there, whose email is sent again. Among those of an `import` some may be
 * there too, and be changed (`basedOn`).
 */
export type RunKind = 'users' | 'import' | 'again';

/** What a run is to do. It does not change once the run has begun. */
export interface RunPlan {
  readonly runId: string;
  readonly accountId: string;
  readonly uid: string;
  readonly kind: RunKind;
  readonly startedAt: Date;
  readonly items: readonly RunItem[];
}

/**
 * Why a conference was not made, though nothing went wrong: somebody else had made one for that user,
 * or imported the same before (`has`); the user has left the PBX (`left`); the imported conference was
 * deleted a short while ago (`deleted`); the rules do not take what was to be written (`refused`). Or not
 * sent again: somebody has saved it since (`saved`), it was deleted, or has expired (`expired`).
 */
export type AloneReason = 'has' | 'left' | 'deleted' | 'refused' | 'saved' | 'expired';

/** How far a run has come; kept in the browser, so that it can be taken up again. */
export interface RunProgress {
  /** The first item that nobody has begun. */
  readonly next: number;
  /** Items before that which were begun and are not known to have ended. */
  readonly open: readonly number[];
  readonly alone: readonly (readonly [item: number, reason: AloneReason])[];
  readonly isPaused: boolean;
  /** All items are made or left alone, and every email has its end. */
  readonly isDone: boolean;
}

export const NOTHING_DONE: RunProgress = {
  next: 0,
  open: [],
  alone: [],
  isPaused: false,
  isDone: false,
};
