import { getDoc, serverTimestamp, type Firestore } from 'firebase/firestore/lite';
import { memberSchema, storedAccountSchema } from '../../../../domain/account/account.ts';
import { collections } from '../../../firebase/collections.ts';
import { errorCode } from '../../../firebase/problem.ts';
import { transact, type Transaction } from '../../../firebase/transact.ts';
import type { LoadedHow, Planned, PlannedWrite } from '../../../csv-files/reading/user-desk.ts';
import { readDirectory, type DirectoryPages } from './read-directory.ts';

/** Users a commit: Firestore would take more, a slow network not. */
const WRITTEN_AT_ONCE = 200;
/** A commit is waited for so long, in milliseconds. */
const PATIENCE_MS = 30_000;
/** So often the directory is compared anew because it was changed meanwhile. */
const MOST_COMPARISONS = 5;

export type LoadedCounts = Readonly<Record<LoadedHow, number>>;
export const NOBODY_LOADED: LoadedCounts = { create: 0, change: 0, back: 0, left: 0 };

/** Where what is to be written comes from. */
export interface LoadSource {
  /** As the preview showed it. */
  readonly first: () => Promise<Planned>;
  /** The same against the directory as it is now. */
  readonly again: (directory: DirectoryPages) => Promise<Planned>;
  /** Some of what was planned last. */
  readonly take: (start: number, count: number) => Promise<readonly PlannedWrite[]>;
}

/** One load of a file. */
export interface LoadRequest {
  readonly accountId: string;
  readonly uid: string;
  readonly source: LoadSource;
  /** What was done before an interruption, after which is compared anew; null: it begins. */
  readonly before: LoadedCounts | null;
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
  const { accountId, source, before } = request;
  const counts = { ...(before ?? NOBODY_LOADED) };
  const compare = () => source.again(readDirectory(db, accountId, signal));

  let planned = await (before === null ? source.first() : compare());
  for (let comparisons = 1; ; comparisons += 1) {
    const total = sumOf(counts) + planned.writes;
    onProgress({ counts: { ...counts }, total });
    const isDone = await commitAll(db, planned.writes, request, signal, (written) => {
      for (const { how } of written) counts[how] += 1;
      onProgress({ counts: { ...counts }, total });
    });
    if (isDone) return { counts, unchanged: planned.unchanged };
    if (comparisons === MOST_COMPARISONS) throw new LoadRefusedError('contended');
    await throwWhereNotAllowed(db, request);
    planned = await compare();
  }
}

/** @returns false where one was refused because the directory is not as it was thought to be. */
async function commitAll(
  db: Firestore,
  writes: number,
  { accountId, uid, source }: LoadRequest,
  signal: AbortSignal,
  onWritten: (written: readonly PlannedWrite[]) => void,
): Promise<boolean> {
  for (let start = 0; start < writes; start += WRITTEN_AT_ONCE) {
    const chunk = await source.take(start, WRITTEN_AT_ONCE);
    signal.throwIfAborted();
    try {
      if (!(await commit(db, { accountId, uid }, chunk))) return false;
    } catch (error) {
      if (isChangedMeanwhile(error)) return false;
      throw error;
    }
    onWritten(chunk);
  }
  return true;
}

/**
 * Writes some users, all or none. Each new one is looked for first, so that two who load a file at once
 * cannot both have made them: the later one would reserve other conferences for them.
 *
 * @returns false where somebody has loaded one of the new ones already
 */
function commit(
  db: Firestore,
  { accountId, uid }: Pick<LoadRequest, 'accountId' | 'uid'>,
  chunk: readonly PlannedWrite[],
): Promise<boolean> {
  const refOf = ({ id }: PlannedWrite) => collections.pbxUser(db, accountId, id);
  const written = ({ fields }: PlannedWrite) => ({
    ...fields,
    loadedAt: serverTimestamp(),
    loadedBy: uid,
  });
  const created = chunk.filter(({ how }) => how === 'create');
  const work = async (tx: Transaction): Promise<boolean> => {
    const found = await Promise.all(created.map((user) => tx.get(refOf(user))));
    if (found.some((user) => user.exists())) return false;
    for (const [index, user] of created.entries()) {
      const missing = found[index];
      if (missing !== undefined) tx.create(missing, written(user));
    }
    for (const user of chunk) {
      if (user.how === 'create') continue;
      const leaving = user.how === 'left' ? { leftAt: serverTimestamp() } : {};
      tx.update(refOf(user), { ...written(user), ...leaving });
    }
    return true;
  };
  return transact(db, work, PATIENCE_MS);
}

/**
 * A new user whom somebody else has loaded has another conference; the server may have given a user
 * one; and the standing has to say so.
 */
function isChangedMeanwhile(error: unknown): boolean {
  return [
    'permission-denied',
    'not-found',
    'aborted',
    'failed-precondition',
    'already-exists',
  ].includes(errorCode(error));
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
