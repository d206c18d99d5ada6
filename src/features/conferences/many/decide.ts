import { isExpired } from '../../../../domain/conference/expiry-state.ts';
import type { Conference } from '../../../../domain/conference/conference.ts';
import type { Expiry } from '../../../../domain/conference/chosen-expiry.ts';
import { isSameAddress } from '../../../../domain/conference/informed.ts';
import type { Revival } from '../../../components/expired/revival.ts';
import type { RunItem } from '../../../runs/plan/run-plan.ts';
import type { ChosenConference } from './chosen.ts';

/**
 * Why a chosen conference is left out before anything is begun: its Tag or address would be refused
 * (`unusable`), it has expired and was to be left out (`expired`), is as wanted (`already`), or has no codes
 * yet (`noCodes`).
 */
export type LeftOut = 'unusable' | 'expired' | 'already' | 'noCodes';

/** What is to be done to a conference: what its item has beside its own fields, or why it has none. */
export type Decide = (chosen: ChosenConference) => Partial<RunItem> | LeftOut;

/** What becomes of those among the chosen that have expired. */
export interface OfExpired {
  readonly revival: Revival;
  readonly now: Date;
}

const AS_IT_IS: Partial<RunItem> = {};

/** What is done to one whose email goes out, unless it has expired and is to be left out. */
function saved(
  conference: Conference,
  { revival, now }: OfExpired,
  over: Partial<RunItem> = AS_IT_IS,
): Partial<RunItem> | LeftOut {
  if (!isExpired(conference, now)) return over;
  switch (revival.kind) {
    case 'skip':
      return 'expired';
    case 'leave':
      return { ...over, ofExpired: 'leave' };
    case 'moved':
      return { ...over, ...revival.expiry, ofExpired: 'moved' };
  }
}

/** To send the email of each again. */
export function toSendAgain(expired: OfExpired): Decide {
  return ({ conference, unusable }) =>
    unusable === null ? saved(conference, expired) : 'unusable';
}

/** To give each new codes. @param overlapUntil until when participant codes from before go on; null: not */
export function toGiveCodes(expired: OfExpired, overlapUntil: Date | null): Decide {
  return ({ conference, unusable }) => {
    if (unusable !== null) return 'unusable';
    if (conference.codesVersion === 0) return 'noCodes';
    return saved(conference, expired, newCodes(conference, overlapUntil));
  };
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

/** To give all to another conference admin. */
export function toReassign(
  expired: OfExpired,
  { to, givesCodes, overlapUntil }: Reassignment,
): Decide {
  return (chosen) => {
    const { conference, unusable } = chosen;
    if (unusable === 'other') return 'unusable';
    if (isSameAddress(conference.adminEmail, to)) return 'already';
    const codes =
      givesCodes && othersKnowing(chosen, to).length > 0 ? newCodes(conference, overlapUntil) : {};
    return saved(conference, expired, { adminEmail: to, ...codes });
  };
}

/** Who knows the leader code of a conference beside its new admin. */
export function othersKnowing({ knownBy }: ChosenConference, to: string): readonly string[] {
  return knownBy.filter((address) => !isSameAddress(address, to));
}

/** To have each expire then, or never. @param expiry null while nobody has said when */
export function toChangeExpiry(expiry: Expiry | null): Decide {
  return ({ conference, unusable }) => {
    if (unusable !== null) return 'unusable';
    if (expiry === null) return AS_IT_IS;
    const isTheSame = conference.expiresAt?.getTime() === expiry.expiresAt?.getTime();
    return isTheSame ? 'already' : expiry;
  };
}

/** To delete each, whatever the rules would say of its fields. */
export const toDelete: Decide = () => AS_IT_IS;
