import {
  doc,
  getDoc,
  serverTimestamp,
  type DocumentReference,
  type Firestore,
} from 'firebase/firestore/lite';
import {
  COMMAND_VALID_MS,
  type AskedCommand,
  type CommandKind,
  type CommandProblem,
  type LiveCommand,
} from '../../../../domain/live-command.ts';
import { collections } from '../../../firebase/collections.ts';
import { createOnce } from '../../../firebase/create-once.ts';
import { liveCollections, parseCommand } from '../../../firebase/calls/live-calls.ts';
import { problemOf, withTimeout } from '../../../firebase/problem.ts';
import { usageCollections } from '../../../firebase/calls/usage.ts';
import { toPresentLeg, toRunningCall, type RunningCall } from './live-documents.ts';

/** Looks for an answer after this long each, in milliseconds. */
const PAUSE_MS = 400;
/**
 * So much longer than a command is valid an answer is waited for: a bridge that has begun at the last
 * moment still tells.
 */
const GRACE_MS = 1_000;

/** What became of what was asked. */
export type CommandNow = Pick<LiveCommand, 'state' | 'why'>;

/** What a bridge is asked to do in a call, and by whom. */
export interface Asked {
  readonly accountId: string;
  readonly uid: string;
  readonly call: Pick<RunningCall, 'id' | 'bridge' | 'expireAt'>;
  readonly kind: CommandKind;
  /** Null for what is about the call. */
  readonly legId: string | null;
}

/** Time that passes, and an id that nobody has. */
export interface Means {
  readonly pause: (milliseconds: number) => Promise<void>;
  /** In milliseconds. */
  readonly now: () => number;
  readonly newId: (db: Firestore, asked: Asked) => string;
}

const MEANS: Means = {
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  now: () => performance.now(),
  newId: (db, { accountId, call }) => doc(liveCollections.commands(db, accountId, call.id)).id,
};

/** The rules refused what was asked, since the call's bridge does not ask for commands any more. */
export class BridgeAwayError extends Error {
  override name = 'BridgeAwayError';
}

/**
 * Asks the bridge of a call to do something, and waits for what becomes of it.
 *
 * @returns null where the bridge has not answered in the time in which it may do it. A look that fails on
 *   the way is no reason to stop looking.
 * @throws BridgeAwayError; TimeoutError or FirebaseError where it could not be asked, `permission-denied`
 *   for anybody but an administrator.
 */
export async function sendCommand(
  db: Firestore,
  asked: Asked,
  { pause, now, newId }: Means = MEANS,
): Promise<CommandNow | null> {
  const { accountId, uid, call, kind, legId } = asked;
  const command = liveCollections.command(db, accountId, call.id, newId(db, asked));
  const fields: AskedCommand = {
    kind,
    legId,
    askedAt: serverTimestamp(),
    askedBy: uid,
    bridge: call.bridge ?? '',
    state: 'asked',
    expireAt: call.expireAt,
  };
  try {
    await createOnce(db, command, { ...fields });
  } catch (error) {
    if (problemOf(error) !== 'denied') throw error;
    return whyDenied(db, asked, error);
  }
  const until = now() + COMMAND_VALID_MS + GRACE_MS;
  while (now() < until) {
    await pause(PAUSE_MS);
    const answer = await lookAt(command, until - now());
    if (answer?.state === 'done' || answer?.state === 'refused') return answer;
  }
  return null;
}

/** What of all that the rules ask for is not so any more. @throws BridgeAwayError; `denied` */
async function whyDenied(
  db: Firestore,
  { accountId, uid, call, legId }: Asked,
  denied: unknown,
): Promise<CommandNow> {
  const refused = (why: CommandProblem): CommandNow => ({ state: 'refused', why });
  const [callNow, member, legNow] = await Promise.all([
    getDoc(usageCollections.call(db, accountId, call.id)),
    getDoc(collections.member(db, accountId, uid)),
    legId === null ? null : getDoc(usageCollections.leg(db, accountId, call.id, legId)),
  ]);
  const found = toRunningCall(call.id, callNow.data() ?? {});
  if (!callNow.exists() || found.isOver) return refused('callEnded');
  if (legNow !== null && (!legNow.exists() || toPresentLeg(legNow.data()).isOver)) {
    return refused('callerLeft');
  }
  if (member.get('role') !== 'admin') throw denied;
  throw new BridgeAwayError();
}

async function lookAt(command: DocumentReference, patienceMs: number): Promise<CommandNow | null> {
  try {
    const found = await withTimeout(getDoc(command), Math.max(patienceMs, PAUSE_MS));
    return parseCommand(found.id, found.data());
  } catch (error) {
    if (problemOf(error) === 'denied') throw error;
    return null;
  }
}
