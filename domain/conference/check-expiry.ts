import { isLocalDateTime, type LocalResolution, resolveLocalDateTime } from '../time/local-time.ts';
import type { ChosenExpiry, Expiry } from './chosen-expiry.ts';
import type { ConferenceProblem } from './conference-problem.ts';

/** Which of the two moments of a doubled hour is meant. */
export type DoubledChoice = 'earlier' | 'later';

/** What became of an expiry that somebody typed. */
export type ExpiryCheck =
  | { readonly ok: true; readonly instant: Date; readonly chosen: ChosenExpiry }
  | {
      readonly ok: false;
      readonly problem: ConferenceProblem;
      readonly resolution: LocalResolution | null;
    };

/**
 * Judges an expiry as typed: it must exist once in the account's zone (or twice and `choice` says
 * which) and lie in the future.
 *
 * @param local `YYYY-MM-DDTHH:mm`, or with one of its halves missing.
 * @param now the present moment, injected.
 * @returns the moment and what was chosen, or the problem together with what the time could mean, so that the form can
 *   offer both readings; `resolution` is null where there is nothing to read.
 * @throws RangeError for an unknown zone
 */
export function checkExpiry(
  local: string,
  timeZone: string,
  now: Date,
  choice?: DoubledChoice,
): ExpiryCheck {
  const [date = '', time = ''] = local.split('T');
  if (date === '' || time === '') {
    const problem = time === '' && date !== '' ? 'expiry.timeRequired' : 'expiry.required';
    return { ok: false, problem, resolution: null };
  }
  if (!isLocalDateTime(local)) {
    return { ok: false, problem: 'expiry.unreadable', resolution: null };
  }
  const resolution = resolveLocalDateTime(local, timeZone);
  if (resolution.kind === 'skipped') return { ok: false, problem: 'expiry.skipped', resolution };
  if (resolution.kind === 'doubled' && choice === undefined) {
    return { ok: false, problem: 'expiry.doubled', resolution };
  }
  const instant =
    resolution.kind === 'exact' ? resolution.instant : resolution[choice ?? 'earlier'];
  return isFuture(instant, now)
    ? { ok: true, instant, chosen: { local, timeZone, choice: choiceOf(resolution, choice) } }
    : { ok: false, problem: 'expiry.past', resolution };
}

/** A choice that was made for another time says nothing of this one. */
function choiceOf(resolution: LocalResolution, choice: DoubledChoice | undefined) {
  return resolution.kind === 'doubled' ? (choice ?? null) : null;
}

/** Whether `instant` lies after `now`; the very moment does not. */
export function isFuture(instant: Date, now: Date): boolean {
  return instant.getTime() > now.getTime();
}

/** What is saved of an expiry that was found right. */
export function expiryOf({ instant, chosen }: Extract<ExpiryCheck, { ok: true }>): Expiry {
  return { expiresAt: instant, expiryChosen: chosen };
}
