import { adminEmailSchema } from '../../../../domain/conference/admin-email.ts';
import type { ConferenceProblem } from '../../../../domain/conference/conference-problem.ts';
import type { Expiry } from '../../../../domain/conference/chosen-expiry.ts';
import type { PbxUser } from '../../../../domain/pbx-users/pbx-user.ts';
import { fillTag, type TagPattern } from '../../../../domain/pbx-users/tag-pattern.ts';
import type { RunItem } from '../../../runs/plan/run-plan.ts';

/** The selected users by what a run would do for them. */
export interface SortedUsers {
  /** Those for whom a conference can be made. */
  readonly ready: readonly PbxUser[];
  /** Those who have one, and are left alone. */
  readonly has: readonly PbxUser[];
  /** Those who have left the PBX. */
  readonly left: readonly PbxUser[];
  /** Those to whom no email can be sent, and why. */
  readonly unusable: readonly (readonly [user: PbxUser, problem: ConferenceProblem])[];
  /** How many of the ready ones have an address that another of them has as well. */
  readonly sharing: number;
}

export function sortUsers(users: readonly PbxUser[]): SortedUsers {
  const ready: PbxUser[] = [];
  const has: PbxUser[] = [];
  const left: PbxUser[] = [];
  const unusable: [PbxUser, ConferenceProblem][] = [];
  for (const user of users) {
    if (user.leftAt !== null) left.push(user);
    else if (user.hasConference) has.push(user);
    // The rules have seen the address; looking at thousands again would stop the page for a moment.
    else if (user.standing === 'ready') ready.push(user);
    else unusable.push([user, problemOf(user.email)]);
  }
  const addresses = new Map<string, number>();
  for (const { email } of ready) {
    const address = email.toLowerCase();
    addresses.set(address, (addresses.get(address) ?? 0) + 1);
  }
  const shared = [...addresses.values()].filter((count) => count > 1);
  return { ready, has, left, unusable, sharing: shared.reduce((sum, count) => sum + count, 0) };
}

/** What the domain finds wrong with an address: its schemas carry the key as the message. */
function problemOf(email: string): ConferenceProblem {
  const issue = adminEmailSchema.safeParse(email).error?.issues[0];
  return (issue?.message ?? 'email.notOneAddress') as ConferenceProblem;
}

/** What a run is to make of the users who are ready. */
export interface PlannedUsers {
  readonly items: readonly RunItem[];
  /** How many Tags had to be cut to the length that a Tag may have. */
  readonly shortened: number;
  /** Those for whom the pattern gives no Tag: they lack all that it names. */
  readonly untagged: readonly PbxUser[];
}

export function planUsers(
  ready: readonly PbxUser[],
  pattern: TagPattern,
  expiry: Expiry,
): PlannedUsers {
  const items: RunItem[] = [];
  const untagged: PbxUser[] = [];
  let shortened = 0;
  for (const user of ready) {
    const { tag, isShortened } = fillTag(pattern, user);
    if (tag === '') {
      untagged.push(user);
      continue;
    }
    if (isShortened) shortened += 1;
    items.push({
      conferenceId: user.conferenceId,
      pbxUserId: user.id,
      name: user.name,
      extension: user.extension,
      row: null,
      tag,
      adminEmail: user.email.trim(),
      expiresAt: expiry.expiresAt,
      expiryChosen: expiry.expiryChosen,
    });
  }
  return { items, shortened, untagged };
}
