import {
  type DocumentData,
  FieldPath,
  type Firestore,
  type QueryDocumentSnapshot,
  type Transaction,
} from 'firebase-admin/firestore';
import { paths } from '../../../domain/paths.ts';
import { accountPart, admitsAgain, admitsOf, changedAdmits } from './admits.ts';
import { updateCode } from './code-documents.ts';
import { readCodeDocument } from '../stored/conference-documents.ts';

/** Codes that one transaction reads and, where it must, writes. */
const PAGE = 200;

/** Fields of an account that the operator moves to have its codes looked through. */
const ASKED = ['codesAskedAt', 'menuAskedAt'];

/**
 * Whether the two states of an event leave any doubt that the account's codes say what it says. What
 * they are to say is read from the account as it is then.
 */
export function concernsCodes(
  before: DocumentData | undefined,
  after: DocumentData | undefined,
): boolean {
  const told = (account: DocumentData | undefined) =>
    JSON.stringify([
      accountPart(account),
      ...ASKED.map((field): unknown => account?.[field] ?? null),
    ]);
  return told(before) !== told(after);
}

/**
 * Has all codes of an account that still work say what the account says now, and those that say nothing
 * yet what their conference says (codes of an earlier version). Safe to call any number of times, late
 * and concurrently: every page is a transaction that reads the account with the codes.
 *
 * @returns how many codes were changed.
 * @throws what Firestore throws when it cannot be reached; the event then comes again.
 */
export async function updateAdmits(
  db: Firestore,
  now: () => Date,
  accountId: string,
): Promise<number> {
  const first = db
    .collection(paths.accessCodes)
    .where('accountId', '==', accountId)
    .orderBy(FieldPath.documentId())
    .limit(PAGE);
  let [changed, page] = [0, first];
  for (;;) {
    const done = await db.runTransaction(async (transaction) => {
      const [account, codes] = await Promise.all([
        transaction.get(db.doc(paths.account(accountId))),
        transaction.get(page),
      ]);
      const working = codes.docs.filter((code) => works(code, now()));
      const written = await write(transaction, db, accountId, account.data(), working);
      return { last: codes.docs.at(PAGE - 1), written };
    });
    changed += done.written;
    if (done.last === undefined) return changed;
    page = first.startAfter(done.last.id);
  }
}

/** A code that has ended is brought up to date if it is ever let work again. */
function works(code: QueryDocumentSnapshot, now: Date): boolean {
  const { validUntil } = readCodeDocument(code);
  return validUntil === null || validUntil.getTime() > now.getTime();
}

async function write(
  transaction: Transaction,
  db: Firestore,
  accountId: string,
  account: DocumentData | undefined,
  codes: readonly QueryDocumentSnapshot[],
): Promise<number> {
  const silent = codes.filter((code) => admitsAgain(code, account) === null);
  const conferences = await readConferences(transaction, db, accountId, silent);
  let written = 0;
  for (const code of codes) {
    const said = admitsAgain(code, account);
    const admits = said ?? admitsOf(conferences.get(conferenceIdOf(code)), account);
    const changes = changedAdmits(code, admits);
    updateCode(transaction, code, changes);
    if (changes.admits !== undefined) written++;
  }
  return written;
}

/** @returns what stands in the conferences of these codes, by id. */
async function readConferences(
  transaction: Transaction,
  db: Firestore,
  accountId: string,
  codes: readonly QueryDocumentSnapshot[],
): Promise<ReadonlyMap<string, DocumentData | undefined>> {
  const ids = [...new Set(codes.map(conferenceIdOf))].filter((id) => id !== '');
  if (ids.length === 0) return new Map();
  const references = ids.map((id) => db.doc(paths.conference(accountId, id)));
  const snapshots = await transaction.getAll(...references);
  return new Map(snapshots.map((snapshot) => [snapshot.id, snapshot.data()]));
}

function conferenceIdOf(code: QueryDocumentSnapshot): string {
  const id: unknown = code.get('conferenceId');
  return typeof id === 'string' ? id : '';
}
