import type { Conference } from '../../../../domain/conference/conference.ts';
import { itemOf } from '../../../runs/plan/item-of.ts';
import type { RunItem } from '../../../runs/plan/run-plan.ts';
import type { ChosenConference } from './chosen.ts';
import type { Decide, LeftOut } from './decide.ts';

/** So many of what would be done are shown. */
const SHOWN = 5;
/** So many items are made at once; what comes in between is answered. */
const MADE_AT_ONCE = 250;

/** What a run would do to the chosen conferences, before it begins. */
export interface ManyPlan {
  /** To how many it would do something. */
  readonly count: number;
  /** The first of those. */
  readonly first: readonly RunItem[];
  readonly leftOut: Readonly<Record<LeftOut, readonly Conference[]>>;
}

/** Counts what would be done. The items themselves, which take longer to make, are made when it begins. */
export function planMany(chosen: readonly ChosenConference[], decide: Decide): ManyPlan {
  const leftOut: Record<LeftOut, Conference[]> = {
    ...{ unusable: [], expired: [], already: [], noCodes: [] },
  };
  const first: RunItem[] = [];
  let count = 0;
  for (const each of chosen) {
    const decided = decide(each);
    if (typeof decided === 'string') {
      leftOut[decided].push(each.conference);
      continue;
    }
    if (count < SHOWN) first.push(itemOf(each.conference, decided));
    count += 1;
  }
  return { count, first, leftOut };
}

/**
 * Makes the items of a run, as the preview has counted them.
 *
 * @param pause settles once the page has had its turn
 */
export async function makeItems(
  chosen: readonly ChosenConference[],
  decide: Decide,
  pause: () => Promise<void>,
): Promise<readonly RunItem[]> {
  const items: RunItem[] = [];
  for (const [index, each] of chosen.entries()) {
    const decided = decide(each);
    if (typeof decided !== 'string') items.push(itemOf(each.conference, decided));
    if (index % MADE_AT_ONCE === MADE_AT_ONCE - 1) await pause();
  }
  return items;
}
