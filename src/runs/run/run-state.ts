import type { Interruption, RunLook } from '../plan/run-work.ts';
import type { Pace } from './run-pace.ts';

/**
 * `waiting` stored, and nobody has gone on with it yet; `running` makes conferences; `unanswered`
 * would, and tries again by itself; `paused` by a person; `stopped` by a refusal, which a person has to look
 * into; `sending` all is made, emails are on their way; `done`.
 */
export type RunPhase =
  'waiting' | 'running' | 'unanswered' | 'paused' | 'stopped' | 'sending' | 'done';

/** What is shown of a run. */
export interface RunState {
  readonly phase: RunPhase;
  readonly total: number;
  /** Items that are made or left alone. */
  readonly settled: number;
  readonly alone: number;
  /** As Firestore counts them; null until it was asked. */
  readonly look: RunLook | null;
  readonly pace: Pace;
  /** Set while `stopped`. */
  readonly interruption: Interruption | null;
}
