import type { Firestore } from 'firebase-admin/firestore';
import type { ResolveAnswer, ResolveRequest } from '../../../../domain/bridge/resolve.ts';
import {
  callerNumber,
  type Region,
  regionOf,
  telephoneNumber,
} from '../../../../domain/bridge/telephone-number.ts';
import { codeReference } from '../../codes/code-documents.ts';
import { type Admission, readAdmission } from './admission.ts';
import { sealGrant } from '../door/leg-token.ts';
import type { Throttle } from '../guesses/throttle-guesses.ts';
import type { DialInNumbers, Holders } from '../numbers/dial-in-numbers.ts';
import type { StrayNumbers } from '../numbers/stray-numbers.ts';

export interface ResolveDependencies {
  readonly pepper: string;
  readonly codeLength: number;
  readonly now: () => Date;
  /** Those of this instance. */
  readonly throttle: Throttle;
  readonly numbers: DialInNumbers;
  readonly strays: StrayNumbers;
  /** Where numbers belong that come without country code; null: nobody knows. */
  readonly home: Region | null;
}

/**
 * Says whether dialled digits let a caller in, and as whom. A right code costs one document read, and one
 * more where the instance does not remember the number that was dialled (two more where it is none of the home
 * country's). All that do not let in go one
 * way, the same in answer, reads and writes, whatever is the matter with them; how they are counted says
 * `Throttle`. On a number that nobody has no code is right, and on another account's none of an account
 * that wants its own. No digits leave this function.
 *
 * @param bridge the one whose key signed the request.
 * @param fresh  whether this is the first time that the request comes; looked up meanwhile.
 * @returns 'replayed' where it is not; then nothing was counted.
 * @throws what Firestore throws when it cannot be reached.
 */
export async function resolve(
  db: Firestore,
  { pepper, codeLength, now: clock, throttle, numbers, strays, home }: ResolveDependencies,
  bridge: string,
  { digits, ...told }: ResolveRequest,
  fresh: Promise<boolean>,
): Promise<ResolveAnswer | 'replayed'> {
  const now = clock();
  const [isFresh, { admission, isCode, dialedNumber, isNobodys }] = await Promise.all([
    fresh,
    lookUp(db, { pepper, codeLength, numbers, home }, { ...told, digits }, now),
  ]);
  if (!isFresh) return 'replayed';

  const callerId = callerNumber(told.callerId, regionOf(dialedNumber) ?? home);
  const caller = { ...told, dialedNumber, callerId };
  if (admission !== null) {
    return {
      ...join(admission, caller, bridge, now, pepper),
      delayMs: throttle.delayOf(caller, now.getTime()),
    };
  }
  const [verdict] = await Promise.all([
    throttle.refuse(bridge, caller, isCode, now.getTime()),
    // One call, however many codes are tried in it.
    isNobodys && told.attempt === 1 ? strays.note(dialedNumber, now.getTime()) : null,
  ]);
  return verdict.attemptsLeft > 0
    ? { decision: 'retry', prompt: 'codeNotRecognized', ...verdict }
    : { decision: 'hangup', prompt: 'goodbye', ...verdict };
}

/** What was keyed on a number, and where it leads. */
export interface LookedUp {
  /** Null where nobody is let in. */
  readonly admission: Admission | null;
  /** It has the length of a code. */
  readonly isCode: boolean;
  /** In its one form; empty where it is no number. */
  readonly dialedNumber: string;
  /** It is a number that no account has. */
  readonly isNobodys: boolean;
}

/**
 * Finds out where digits lead that are keyed on a number. Counts nothing, and leaves no leg.
 *
 * @throws what Firestore throws when it cannot be reached.
 */
export async function lookUp(
  db: Firestore,
  looking: Pick<ResolveDependencies, 'pepper' | 'codeLength' | 'numbers' | 'home'>,
  { digits, dialedNumber }: Pick<ResolveRequest, 'digits' | 'dialedNumber'>,
  now: Date,
): Promise<LookedUp> {
  const isCode = digits.length === looking.codeLength && /^\d+$/.test(digits);
  const [snapshot, { dialled, holders }] = await Promise.all([
    isCode ? codeReference(db, digits, looking.pepper).get() : null,
    findDialled(looking, dialedNumber, now),
  ]);
  const admission = snapshot === null ? null : readAdmission(snapshot, now);
  return {
    admission: admission !== null && isLetInOn(holders, admission) ? admission : null,
    isCode,
    dialedNumber: holders.number ?? dialled,
    isNobodys: holders.isNobodys,
  };
}

/**
 * Whose a number is that was dialled: read as the home country's, or else as the digits that were given. An
 * account may have a number of another country, which its trunk gives as it is dialled there.
 */
async function findDialled(
  { numbers, home }: Pick<ResolveDependencies, 'numbers' | 'home'>,
  given: string,
  now: Date,
): Promise<{ readonly dialled: string; readonly holders: Holders }> {
  const [atHome, asGiven] = [home, null].map((region) => telephoneNumber(given, region) ?? '');
  const find = async (dialled = '') => ({
    dialled,
    holders: await numbers.find(dialled, now.getTime()),
  });
  const first = await find(atHome);
  if (!first.holders.isNobodys || asGiven === atHome) return first;
  const second = await find(asGiven);
  return second.holders.accounts.size > 0 ? second : first;
}

function isLetInOn({ accounts, isNobodys }: Holders, admission: Admission): boolean {
  if (isNobodys) return false;
  return !admission.isOnOwnNumbers || accounts.has(admission.accountId);
}

function join(
  { accountId, conferenceId, role, tag, language, menu, ...policy }: Admission,
  { callerId, dialedNumber }: Pick<ResolveRequest, 'callerId' | 'dialedNumber'>,
  bridge: string,
  now: Date,
  pepper: string,
) {
  const { waitForLeader, endOnLeaderExit } = policy;
  const grant = {
    accountId,
    conferenceId,
    role,
    tag,
    waitForLeader,
    callerId,
    dialedNumber,
    bridge,
    grantedAt: now.getTime(),
  };
  const legToken = sealGrant(grant, pepper);
  return {
    decision: 'join',
    conferenceId,
    role,
    waitForLeader,
    endOnLeaderExit,
    language,
    menu,
    legToken,
  } as const;
}
