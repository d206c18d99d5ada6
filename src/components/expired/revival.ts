import type { ConferenceProblem } from '../../../domain/conference/conference-problem.ts';
import { type Expiry, NEVER_EXPIRES } from '../../../domain/conference/chosen-expiry.ts';
import { expiryOf } from '../../../domain/conference/check-expiry.ts';
import { checkTyped, noMoment, type TypedMoment } from '../dates/typed-moment.ts';

/**
 * What may become of an expired conference whose email is to be sent, or whose invitation is to be
 * handed on: a new date, no end at all, as it is, or, of many, nothing.
 */
export type RevivalWay = 'date' | 'never' | 'leave' | 'skip';

/** What somebody has answered, as it stands on the screen. */
export interface RevivalChoice {
  readonly way: RevivalWay;
  /** On the account's clock. */
  readonly moment: TypedMoment;
}

/** A new date is asked for; that there is none yet is said when somebody goes on without one. */
export const unanswered: RevivalChoice = { way: 'date', moment: noMoment };

/** The answer: `expiry` where there is another one. */
export type Revival =
  { readonly kind: 'moved'; readonly expiry: Expiry } | { readonly kind: 'leave' | 'skip' };

export type RevivalCheck =
  | { readonly ok: true; readonly revival: Revival }
  | { readonly ok: false; readonly problem: ConferenceProblem };

/** Judges an answer: a new date lies ahead, on the account's clock. */
export function checkRevival(
  { way, moment }: RevivalChoice,
  timeZone: string,
  now: Date,
): RevivalCheck {
  if (way === 'leave' || way === 'skip') return { ok: true, revival: { kind: way } };
  if (way === 'never') return { ok: true, revival: { kind: 'moved', expiry: NEVER_EXPIRES } };
  const check = checkTyped(moment, timeZone, now);
  return check.ok
    ? { ok: true, revival: { kind: 'moved', expiry: expiryOf(check) } }
    : { ok: false, problem: check.problem };
}
