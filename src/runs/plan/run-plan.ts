import type { ChosenExpiry } from '../../../domain/conference/chosen-expiry.ts';
import type { Language } from '../../../domain/language.ts';
import type { RunKind } from '../../../domain/run-kind.ts';

/** New codes that a Save asks for. */
export interface WantedCodes {
  /** Which pair: one more than the previewed version wants (`Conference.codesWanted`). */
  readonly codesWanted: number;
  /** Until when the participant code from before goes on; null, or once it has come: it stops at once. */
  readonly overlapUntil: Date | null;
}

/**
 * One conference that a run is to make, or to do something to: what its preview showed, and what will be
 * written.
 */
export interface RunItem {
  /** Known beforehand, so that whoever makes it makes it once. */
  readonly conferenceId: string;
  /** Of one that is there: the version (its saveId) that this was planned for; another one is left alone. */
  readonly basedOn?: string;
  /** The user of the Cloud PBX that it is for; null for an imported one, or where it does not matter. */
  readonly pbxUserId: string | null;
  /** Of that user, for the result; empty for an imported one. */
  readonly name: string;
  readonly extension: string;
  /** Where it stood in the imported file, counted as a spreadsheet does; null for a user's. */
  readonly row: number | null;
  readonly tag: string;
  /** The address that it will have. */
  readonly adminEmail: string;
  /**
   * The expiry that it will have. Of one that is there it is written where the run is about the expiry
   * (`import`, `expiry`) or `ofExpired` is `moved`; else the conference keeps its own.
   */
  readonly expiresAt: Date | null;
  /** Absent in a plan that an earlier version kept. */
  readonly expiryChosen?: ChosenExpiry | null;
  /** Null, or absent in a plan of an earlier version: the account's. */
  readonly language?: Language | null;
  /** Of `codes`, and of `reassign` where they were offered and taken. */
  readonly newCodes?: WantedCodes;
  /**
   * What was answered about one that had expired when it was previewed: it gets `expiresAt` (`moved`), or is
   * saved as it is (`leave`). Absent: one that has expired by its turn is left alone.
   */
  readonly ofExpired?: 'moved' | 'leave';
}

export type { RunKind };

/** What a run is to do. It does not change once the run has begun. */
export interface RunPlan {
  readonly runId: string;
  readonly accountId: string;
  readonly uid: string;
  readonly kind: RunKind;
  readonly startedAt: Date;
  /** Of a `restore`: the run whose deletions it undoes. */
  readonly undoes?: string;
  readonly items: readonly RunItem[];
}

/** Whose run, and which. */
export type RunIdentity = Pick<RunPlan, 'runId' | 'accountId' | 'uid' | 'kind' | 'undoes'>;

/**
 * Why a conference was left alone, though nothing went wrong.
 * `has` somebody had made one for that user, or imported the same before; of a `restore`: the user has
 * another one by now.
 * `left` the user has left the PBX.
 * `deleted` it was deleted; of a `restore`: by something else than the run that is undone, or for good.
 * `refused` the rules do not take what was to be written.
 * `saved` somebody has saved it since the preview.
 * `expired` it has expired, or the expiry that it was to get has come.
 * `already` it is as it was to become.
 */
export type AloneReason = 'has' | 'left' | 'deleted' | 'refused' | 'saved' | 'expired' | 'already';

/**
 * Whether what was left alone may be taken another time: the rules or the account may have changed; a user whose
 * conference was deleted has another id for the next one soon.
 */
export function mayBeTakenLater(kind: RunKind, item: RunItem, reason: AloneReason): boolean {
  if (reason === 'deleted') return kind === 'users';
  // Of a deletion that is undone, time has run out.
  return reason === 'refused' && item.basedOn !== undefined && kind !== 'restore';
}

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
