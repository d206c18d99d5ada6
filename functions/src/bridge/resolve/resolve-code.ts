import type { Firestore } from 'firebase-admin/firestore';
import {
  callerNumber,
  type ResolveAnswer,
  type ResolveRequest,
} from '../../../../domain/bridge/resolve.ts';
import { codeReference } from '../../codes/code-documents.ts';
import { type Admission, readAdmission } from './admission.ts';
import { sealGrant } from '../door/leg-token.ts';
import type { Throttle } from '../guesses/throttle-guesses.ts';

export interface ResolveDependencies {
  readonly pepper: string;
  readonly codeLength: number;
  readonly now: () => Date;
  /** The one of this instance. */
  readonly throttle: Throttle;
}

/**
 * Says whether dialled digits let a caller in, and as whom. A right code costs one document read. All
 * that do not let in go one way, the same in answer, reads and writes, whatever is the matter with them;
 * how they are counted says `Throttle`. No digits leave this function.
 *
 * @param bridge the one whose key signed the request.
 * @param fresh  whether this is the first time that the request comes; looked up meanwhile.
 * @returns 'replayed' where it is not; then nothing was counted.
 * @throws what Firestore throws when it cannot be reached.
 */
export async function resolve(
  db: Firestore,
  { pepper, codeLength, now: clock, throttle }: ResolveDependencies,
  bridge: string,
  { digits, ...told }: ResolveRequest,
  fresh: Promise<boolean>,
): Promise<ResolveAnswer | 'replayed'> {
  const now = clock();
  const caller = { ...told, callerId: callerNumber(told.callerId) };
  const isCode = digits.length === codeLength && /^\d+$/.test(digits);
  const [isFresh, snapshot] = await Promise.all([
    fresh,
    isCode ? codeReference(db, digits, pepper).get() : null,
  ]);
  if (!isFresh) return 'replayed';

  const admission = snapshot === null ? null : readAdmission(snapshot, now);
  if (admission !== null) {
    return {
      ...join(admission, caller, bridge, now, pepper),
      delayMs: throttle.delayOf(caller, now.getTime()),
    };
  }
  const verdict = await throttle.refuse(bridge, caller, isCode, now.getTime());
  return verdict.attemptsLeft > 0
    ? { decision: 'retry', prompt: 'codeNotRecognized', ...verdict }
    : { decision: 'hangup', prompt: 'goodbye', ...verdict };
}

function join(
  { accountId, conferenceId, role, tag, language, waitForLeader, endOnLeaderExit }: Admission,
  { callerId, dialedNumber }: Pick<ResolveRequest, 'callerId' | 'dialedNumber'>,
  bridge: string,
  now: Date,
  pepper: string,
) {
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
    legToken,
  } as const;
}
