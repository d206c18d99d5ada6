import {
  type EventProblem,
  type LegLeftReason,
  REVISION_WITHIN_MS,
} from '../bridge/bridge-event.ts';
import type { LeftState, LeftTold } from './call-state.ts';

/*
 * Why somebody left is often known later than that they left. So a bridge may tell it again, with a
 * higher revision each time: the highest counts, in whatever order they come. Of all that were told the
 * highest and the lowest are kept, which is enough to tell the same again, and another beginning.
 */

/**
 * Adds an end of a leg.
 *
 * - The same revision with another id conflicts, and the first to come is kept. Until it is known when
 *   they joined, the later of the two: the earlier may turn out to lie before that.
 * - A revision whose end lies more than REVISION_WITHIN_MS from that of the other one kept conflicts.
 *
 * @param joinedAt null while it is not known.
 * @returns what is known then, or why nothing has changed.
 */
export function tellLeft(
  known: LeftState | null,
  joinedAt: number | null,
  { at, eventId, reason, revision = 0 }: LeftTold,
): LeftState | 'duplicate' | EventProblem {
  const told = leftTold(at, eventId, reason, revision);
  const isBefore = joinedAt !== null && at < joinedAt;
  if (known === null) return isBefore ? 'negative_duration' : told;

  const { first = known, ...newest } = known;
  const [lowest, highest] = [first.revision ?? 0, newest.revision ?? 0];
  if (revision === highest || revision === lowest) {
    const same = revision === highest ? newest : first;
    if (same.eventId === eventId) return 'duplicate';
    const isOutdone = joinedAt === null && lowest === highest && same.at < at;
    return isOutdone ? told : 'conflicting_event';
  }
  // Another has taken its place.
  if (revision > lowest && revision < highest) return 'duplicate';
  if (isBefore) return 'negative_duration';
  const other = revision > highest ? first : newest;
  if (Math.abs(at - other.at) > REVISION_WITHIN_MS) return 'conflicting_event';
  return revision > highest
    ? { ...told, first: leftTold(first.at, first.eventId, first.reason, lowest) }
    : { ...newest, first: told };
}

/** What is left of an end once it is known when they joined. */
export function leftAfter(known: LeftState | null, joinedAt: number): LeftState | null {
  if (known === null) return null;
  const { first, ...newest } = known;
  const isAfter = ({ at }: LeftTold) => at >= joinedAt;
  const kept = first !== undefined && isAfter(first) ? first : undefined;
  if (!isAfter(newest)) return kept ?? null;
  return kept === undefined ? newest : { ...newest, first: kept };
}

/** As it is stored: without a revision where it is the first. */
function leftTold(at: number, eventId: string, reason: LegLeftReason, revision: number): LeftTold {
  return { at, eventId, reason, ...(revision === 0 ? {} : { revision }) };
}
