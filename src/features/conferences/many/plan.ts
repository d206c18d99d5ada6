import { isExpired, type Conference } from '../../../../domain/conference/conference.ts';
import type { Expiry } from '../../../../domain/conference/chosen-expiry.ts';
import { isSameAddress } from '../../../../domain/conference/informed.ts';
import type { Revival } from '../../../components/expired/revival.ts';
import { itemOf } from '../../../runs/plan/item-of.ts';
import type { RunItem } from '../../../runs/plan/run-plan.ts';
import { formerRecipients } from '../renewal/renewal.ts';
import type { ChosenConference } from './chosen.ts';

/**
 * Why a chosen conference is left out before anything is begun: its Tag or address would be refused
 * (`unusable`), it has expired and was to be left out (`expired`), is as wanted (`already`), or has no codes
 * yet (`noCodes`).
 */
export type LeftOut = 'unusable' | 'expired' | 'already' | 'noCodes';

/** What a run would do to the chosen conferences, before it begins. */
export interface ManyPlan {
  readonly items: readonly RunItem[];
  readonly leftOut: Readonly<Record<LeftOut, readonly Conference[]>>;
}

/** What is decided about a conference: what a run does to it, or why it is left out. */
type Decided = RunItem | LeftOut;

function plan(
  chosen: readonly ChosenConference[],
  decide: (each: ChosenConference) => Decided,
): ManyPlan {
  const items: RunItem[] = [];
  const leftOut: Record<LeftOut, Conference[]> = {
    ...{ unusable: [], expired: [], already: [], noCodes: [] },
  };
  for (const each of chosen) {
    const decided = decide(each);
    if (typeof decided === 'string') leftOut[decided].push(each.conference);
    else items.push(decided);
  }
  return { items, leftOut };
}

/** What becomes of those among the chosen that have expired. */
export interface OfExpired {
  readonly revival: Revival;
  readonly now: Date;
}

/** An item for a conference whose email goes out, unless it has expired and is to be left out. */
function saved(
  conference: Conference,
  { revival, now }: OfExpired,
  over: Partial<RunItem> = {},
): Decided {
  if (!isExpired(conference, now)) return itemOf(conference, over);
  switch (revival.kind) {
    case 'skip':
      return 'expired';
    case 'leave':
      return itemOf(conference, { ...over, ofExpired: 'leave' });
    case 'moved':
      return itemOf(conference, { ...over, ...revival.expiry, ofExpired: 'moved' });
  }
}

/** To send the email of each again. */
export function planSendAgain(chosen: readonly ChosenConference[], expired: OfExpired): ManyPlan {
  return plan(chosen, ({ conference, unusable }) =>
    unusable === null ? saved(conference, expired) : 'unusable',
  );
}

/** To give each new codes. @param overlapUntil until when participant codes from before go on; null: not */
export function planNewCodes(
  chosen: readonly ChosenConference[],
  expired: OfExpired,
  overlapUntil: Date | null,
): ManyPlan {
  return plan(chosen, ({ conference, unusable }) => {
    if (unusable !== null) return 'unusable';
    if (conference.codesVersion === 0) return 'noCodes';
    return saved(conference, expired, newCodes(conference, overlapUntil));
  });
}

function newCodes({ codesWanted }: Conference, overlapUntil: Date | null): Partial<RunItem> {
  return { newCodes: { codesWanted: codesWanted + 1, overlapUntil } };
}

/** What was decided about another conference admin. */
export interface Reassignment {
  /** The address of the new one. */
  readonly to: string;
  /** Whether conferences whose leader code somebody else knows then get new codes. */
  readonly givesCodes: boolean;
  readonly overlapUntil: Date | null;
}

/** A conference whose leader code others know than its new admin. */
export interface KnownElsewhere {
  readonly conference: Conference;
  readonly addresses: readonly string[];
}

/** To give all to another conference admin. */
export interface ReassignPlan extends ManyPlan {
  /** Those among the items whose codes somebody else knows, whether or not they get new ones. */
  readonly known: readonly KnownElsewhere[];
}

export function planReassign(
  chosen: readonly ChosenConference[],
  expired: OfExpired,
  { to, givesCodes, overlapUntil }: Reassignment,
): ReassignPlan {
  const known: KnownElsewhere[] = [];
  const planned = plan(chosen, ({ conference, unusable }) => {
    if (unusable === 'other') return 'unusable';
    if (isSameAddress(conference.adminEmail, to)) return 'already';
    const former = formerRecipients(conference, null, to);
    const codes = former.haveIt && givesCodes ? newCodes(conference, overlapUntil) : {};
    const item = saved(conference, expired, { adminEmail: to, ...codes });
    if (former.haveIt && typeof item !== 'string') {
      known.push({ conference, addresses: former.addresses });
    }
    return item;
  });
  return { ...planned, known };
}

/** To have each expire then, or never. @param expiry null while nobody has said when */
export function planExpiry(chosen: readonly ChosenConference[], expiry: Expiry | null): ManyPlan {
  return plan(chosen, ({ conference, unusable }) => {
    if (unusable !== null) return 'unusable';
    if (expiry === null) return itemOf(conference);
    return conference.expiresAt?.getTime() === expiry.expiresAt?.getTime()
      ? 'already'
      : itemOf(conference, expiry);
  });
}

/** To delete each, whatever the rules would say of its fields. */
export function planDelete(chosen: readonly ChosenConference[]): ManyPlan {
  return plan(chosen, ({ conference }) => itemOf(conference));
}
