import {
  getDoc,
  serverTimestamp,
  writeBatch,
  type DocumentData,
  type FieldValue,
  type Firestore,
} from 'firebase/firestore/lite';
import { memberSchema, storedAccountSchema } from '../../../../domain/account.ts';
import { userFields } from '../../../../domain/pbx-directory-plan.ts';
import type { PbxUser } from '../../../../domain/pbx-user.ts';
import { collections } from '../../../firebase/collections.ts';
import { errorCode, withTimeout } from '../../../firebase/problem.ts';
import type { UserPlan } from '../csv/csv-calls.ts';
import { readDirectory } from './directory-read.ts';

/** Users a commit: Firestore would take more, a slow network not. */
const WRITTEN_AT_ONCE = 200;
/** A commit is waited for so long, in milliseconds. */
const PATIENCE_MS = 30_000;
/** So often the directory is compared anew because it was changed meanwhile. */
const MOST_COMPARISONS = 5;

/** What a load does to a user. */
export type LoadedHow = 'create' | 'change' | 'back' | 'left';
export type LoadedCounts = Readonly<Record<LoadedHow, number>>;
export const NOBODY_LOADED: LoadedCounts = { create: 0, change: 0, back: 0, left: 0 };

/** One load of a file, as its preview showed it. */
export interface LoadRequest {
  readonly accountId: string;
  readonly uid: string;
  /** What is to be done; null: whoever goes on after an interruption has to compare first. */
  readonly plan: UserPlan | null;
  /** What the file says, against the directory as it is by then. */
  readonly compare: (directory: readonly PbxUser[]) => Promise<UserPlan>;
  /** Ids of those who may be marked as having left: nobody who came since has to go unseen. */
  readonly mayLeave: ReadonlySet<string>;
  /** What was done before an interruption. */
  readonly before: LoadedCounts;
}

export interface LoadProgress {
  readonly counts: LoadedCounts;
  /** Users that are to be written in all, those before among them. */
  readonly total: number;
}

/** The end of a load: what was written, and how many were as the file says already. */
export interface Loaded {
  readonly counts: LoadedCounts;
  readonly unchanged: number;
}

/** Why a load may not go on. `contended`: again and again somebody else was faster. */
export type LoadRefusal = 'notMember' | 'viewer' | 'serviceOff' | 'provider' | 'contended';

export class LoadRefusedError extends Error {
  override name = 'LoadRefusedError';
  constructor(readonly reason: LoadRefusal) {
    super(`The load was refused: ${reason}.`);
  }
}

/**
 * Brings a directory to what a file says, some hundred users a commit. Where the rules refuse one
 * because somebody changed the directory meanwhile, it is compared again. Whatever happens in between,
 * the same load again goes on where it ended: two people who load the same file make one directory.
 *
 * @throws LoadRefusedError; TimeoutError or a FirebaseError when the network or the service is away;
 *   the signal's reason when it was aborted. What was told last is done then.
 */
export async function loadUsers(
  db: Firestore,
  request: LoadRequest,
  onProgress: (progress: LoadProgress) => void,
  signal: AbortSignal,
): Promise<Loaded> {
  const { accountId } = request;
  const counts = { ...request.before };
  const compare = async (): Promise<UserPlan> =>
    request.compare(await readDirectory(db, accountId, () => undefined, signal));

  let plan = request.plan ?? (await compare());
  for (let comparisons = 1; ; comparisons += 1) {
    const writes = writesOf(plan, request);
    const total = sumOf(counts) + writes.length;
    onProgress({ counts: { ...counts }, total });
    const isDone = await commitAll(db, writes, request, signal, (written) => {
      for (const { how } of written) counts[how] += 1;
      onProgress({ counts: { ...counts }, total });
    });
    if (isDone) return { counts, unchanged: plan.unchanged.length };
    if (comparisons === MOST_COMPARISONS) throw new LoadRefusedError('contended');
    await throwWhereNotAllowed(db, request);
    plan = await compare();
  }
}

interface Write {
  readonly id: string;
  readonly how: LoadedHow;
  /** Made when it is written: what it takes of a large file is spread over the load. */
  readonly fields: () => DocumentData;
}

function writesOf(plan: UserPlan, { uid, mayLeave }: LoadRequest): readonly Write[] {
  const loaded = () => ({ loadedAt: serverTimestamp(), loadedBy: uid });
  const present = (how: 'change' | 'back') =>
    plan[how].map(({ user: { id, hasConference }, entry }): Write => ({
      id,
      how,
      fields: () => ({
        ...userFields<FieldValue>(entry, { leftAt: null, hasConference }),
        ...loaded(),
      }),
    }));
  return [
    ...plan.create.map(({ id, conferenceId, entry }): Write => ({
      id,
      how: 'create',
      fields: () => ({
        ...userFields<FieldValue>(entry, { leftAt: null, hasConference: false }),
        ...loaded(),
        conferenceId,
        hasConference: false,
      }),
    })),
    ...present('change'),
    ...present('back'),
    ...plan.left
      .filter(({ id }) => mayLeave.has(id))
      .map(({ id }): Write => ({
        id,
        how: 'left',
        fields: () => ({ leftAt: serverTimestamp(), standing: 'left', ...loaded() }),
      })),
  ];
}

/** @returns false where one was refused because the directory is not as it was thought to be. */
async function commitAll(
  db: Firestore,
  writes: readonly Write[],
  { accountId }: LoadRequest,
  signal: AbortSignal,
  onWritten: (written: readonly Write[]) => void,
): Promise<boolean> {
  for (let start = 0; start < writes.length; start += WRITTEN_AT_ONCE) {
    signal.throwIfAborted();
    const chunk = writes.slice(start, start + WRITTEN_AT_ONCE);
    const batch = writeBatch(db);
    for (const { id, how, fields } of chunk) {
      const user = collections.pbxUser(db, accountId, id);
      if (how === 'create') batch.set(user, fields());
      else batch.update(user, fields());
    }
    try {
      await withTimeout(batch.commit(), PATIENCE_MS);
    } catch (error) {
      if (isChangedMeanwhile(error)) return false;
      throw error;
    }
    onWritten(chunk);
  }
  return true;
}

/**
 * A new user whom somebody else has loaded has another conference; the server may have given a user
 * one; and the standing has to say so.
 */
function isChangedMeanwhile(error: unknown): boolean {
  return ['permission-denied', 'not-found', 'aborted', 'failed-precondition'].includes(
    errorCode(error),
  );
}

/** @throws LoadRefusedError where the refusal has another reason than a change of the directory. */
async function throwWhereNotAllowed(db: Firestore, { accountId, uid }: LoadRequest): Promise<void> {
  const member = memberSchema.safeParse(
    (await getDoc(collections.member(db, accountId, uid))).data(),
  );
  if (!member.success) throw new LoadRefusedError('notMember');
  if (member.data.role !== 'admin') throw new LoadRefusedError('viewer');
  const read = await getDoc(collections.account(db, accountId));
  const { services, pbxDirectory } = storedAccountSchema.parse(read.data());
  if (!services.pbx) throw new LoadRefusedError('serviceOff');
  if (pbxDirectory === 'provider') throw new LoadRefusedError('provider');
}

function sumOf(counts: LoadedCounts): number {
  return counts.create + counts.change + counts.back + counts.left;
}
