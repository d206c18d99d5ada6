import type { SavedChanges } from '../../../domain/account/activity.ts';
import type { RandomInt } from '../../../domain/conference/access-code.ts';
import type { EmailFailure } from '../../../domain/delivery/delivery.ts';
import type { RunKind } from '../../../domain/run-kind.ts';

/** One press of Save, as an event tells it. */
export interface Save {
  readonly accountId: string;
  readonly conferenceId: string;
  readonly saveId: string;
  /** Whether it made the conference. */
  readonly isFirst: boolean;
  /** Who pressed, when, and the Tag as it then was: what the activity log tells of this very Save. */
  readonly savedBy: string | null;
  readonly savedAt: Date;
  readonly tag: string;
  /** Whether a bulk run made it (`run`); its email then waits where it is in nobody's way. */
  readonly isBulk: boolean;
  /** That run's id, where it is one that can name an entry of the log. */
  readonly runId: string | null;
  /** What that run is about, where it says so. */
  readonly runKind: RunKind | null;
  /** What it changed of the conference, for the activity log; null: nothing. */
  readonly changes: SavedChanges | null;
}

/** What handling a Save needs from outside; a test forces collisions with `randomInt`. */
export interface SaveDependencies {
  readonly randomInt: RandomInt;
  readonly codeLength: number;
  readonly pepper: string;
  readonly mailCollection: string;
  /** Where the email of a bulk Save goes instead. */
  readonly bulkMailCollection: string;
  readonly now: () => Date;
}

/** What became of a Save; the log says it. */
export type SaveOutcome =
  'queued' | 'alreadyHandled' | 'conferenceGone' | 'conferenceDeleted' | EmailFailure;
