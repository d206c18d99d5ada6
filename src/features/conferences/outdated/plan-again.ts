import { conferenceInputSchema } from '../../../../domain/conference/conference-input.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import {
  isSameAddress,
  type OutdatedReason,
  outdatedReasons,
} from '../../../../domain/conference/informed.ts';
import { itemOf } from '../../../runs/plan/item-of.ts';
import type { RunItem } from '../../../runs/plan/run-plan.ts';

/** A conference whose address the directory of the Cloud PBX would change. */
export interface AddressChange {
  readonly conference: Conference;
  readonly to: string;
}

/** What sending again to many comes to, before it begins. */
export interface AgainPlan {
  readonly items: readonly RunItem[];
  /** How many of the items have which reason; one can have two. */
  readonly reasons: Readonly<Partial<Record<OutdatedReason, number>>>;
  /** Those whose user has another address in the directory, whether or not they are among the items. */
  readonly changes: readonly AddressChange[];
  /** How many of the items' newest emails have failed. */
  readonly failed: number;
  /** What the rules would refuse, because it was saved under others. */
  readonly unusable: readonly Conference[];
}

/**
 * Plans to send again what is out of date. Each item names the version that it was planned for, so that
 * what somebody else has saved meanwhile, and thereby sent, is left alone.
 *
 * @param conferences as the list of those that are out of date has them.
 * @param edition what emails should say of the account.
 * @param takesDirectory whether conferences get the address that the directory has; else they are left out.
 */
export function planAgain(
  conferences: readonly Conference[],
  edition: string,
  takesDirectory: boolean,
): AgainPlan {
  const items: RunItem[] = [];
  const reasons: Partial<Record<OutdatedReason, number>> = {};
  const changes: AddressChange[] = [];
  const unusable: Conference[] = [];
  let failed = 0;
  for (const conference of conferences) {
    const why = outdatedReasons(conference, edition);
    const { directory, email } = conference;
    const isElsewhere = why.includes('directory') && directory !== null;
    if (isElsewhere) changes.push({ conference, to: directory.email });
    if (why.length === 0 || (isElsewhere && !takesDirectory)) continue;
    const item = itemOf(conference, isElsewhere ? { adminEmail: directory.email } : {});
    if (!conferenceInputSchema.safeParse(item).success) {
      unusable.push(conference);
      continue;
    }
    items.push(item);
    for (const reason of why) reasons[reason] = (reasons[reason] ?? 0) + 1;
    if (email?.state === 'failed' && isSameAddress(email.to, item.adminEmail)) failed += 1;
  }
  return { items, reasons, changes, failed, unusable };
}
