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
 * more where the instance does not remember the number that was dialled. All that do not let in go one
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
  const dialled = telephoneNumber(told.dialedNumber, home) ?? '';
  const isCode = digits.length === codeLength && /^\d+$/.test(digits);
  const [isFresh, snapshot, holders] = await Promise.all([
    fresh,
    isCode ? codeReference(db, digits, pepper).get() : null,
    numbers.find(dialled, now.getTime()),
  ]);
  if (!isFresh) return 'replayed';

  const dialedNumber = holders.number ?? dialled;
  const callerId = callerNumber(told.callerId, regionOf(dialedNumber) ?? home);
  const caller = { ...told, dialedNumber, callerId };
  const admission = snapshot === null ? null : readAdmission(snapshot, now);
  if (admission !== null && isLetInOn(holders, admission)) {
    return {
      ...join(admission, caller, bridge, now, pepper),
      delayMs: throttle.delayOf(caller, now.getTime()),
    };
  }
  const [verdict] = await Promise.all([
    throttle.refuse(bridge, caller, isCode, now.getTime()),
    // One call, however many codes are tried in it.
    holders.isNobodys && told.attempt === 1 ? strays.note(dialedNumber, now.getTime()) : null,
  ]);
  return verdict.attemptsLeft > 0
    ? { decision: 'retry', prompt: 'codeNotRecognized', ...verdict }
    : { decision: 'hangup', prompt: 'goodbye', ...verdict };
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
