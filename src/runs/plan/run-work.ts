import type { Revival } from '../../components/expired/revival.ts';
import type { AloneReason, RunItem, RunProgress } from './run-plan.ts';

/** How many conferences of a run there are, and how far each has come. */
export interface RunLook {
  readonly made: number;
  /** Of those, the ones that have their codes. */
  readonly codes: number;
  readonly sent: number;
  readonly failed: number;
  /** Refused for now, and tried again by itself; that may take hours. */
  readonly waiting: number;
  /** From Save to sent, in milliseconds, of the emails that were sent since the last look. */
  readonly tookMs: readonly number[];
}

/** Something that kept a run from going on. */
export interface Interruption {
  /** Whether it will be over without anybody doing something: no network, no answer. */
  readonly isPassing: boolean;
  readonly reason: 'unavailable' | 'session' | 'notMember' | 'viewer' | 'serviceOff' | 'unknown';
}

/** What a run does outside of itself. */
export interface RunWork {
  /** Makes or saves one conference, or finds out why there is none. Throws where it cannot tell. */
  make(item: RunItem): Promise<'made' | AloneReason>;
  look(): Promise<RunLook>;
  /**
   * @param turn  asked before each; answers false to stop
   * @param expired  what becomes of those that have expired
   */
  sendFailedAgain(turn: () => Promise<boolean>, expired: Revival): Promise<void>;
  /** How many emails are told as failed; null while one of them is being sent again. */
  countFinalFailures(): Promise<number | null>;
  explain(error: unknown): Promise<Interruption>;
  keep(progress: RunProgress): Promise<void>;
}

export interface Clock {
  /** Milliseconds, ever growing. */
  now(): number;
  /** Settles after so many milliseconds, or at once when `signal` aborts. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
}
