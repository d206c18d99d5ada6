import type { RandomInt } from '../../domain/access-code.ts';
import type { EmailFailure } from '../../domain/conference.ts';

/** One press of Save, as an event tells it. */
export interface Save {
  readonly accountId: string;
  readonly conferenceId: string;
  readonly saveId: string;
}

/** What handling a Save needs from outside; a test forces collisions with `randomInt`. */
export interface SaveDependencies {
  readonly randomInt: RandomInt;
  readonly codeLength: number;
  readonly pepper: string;
  readonly mailCollection: string;
}

/** What became of a Save; the log says it. */
export type SaveOutcome =
  'queued' | 'alreadyQueued' | 'alreadyFailed' | 'conferenceGone' | EmailFailure;
