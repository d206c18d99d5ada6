import { type DocumentData, FieldValue, type Firestore } from 'firebase-admin/firestore';
import { z } from 'zod';
import { dialInNumberSchema } from '../../../domain/account/account.ts';
import { formsOf, telephoneNumber } from '../../../domain/bridge/telephone-number.ts';
import { paths } from '../../../domain/paths.ts';

/*
 * Which accounts have a dial-in number stands in `dialInNumbers`, a document for each form in which a
 * trunk may give it: `heldBy {E.164: [accounts]}`. So the bridge finds whose a number is by one read.
 * `dialInNumbers/known` is there once those of all accounts are written down; until then nobody can say
 * of a number that nobody has it, nor while no account has any.
 */

const accountPartSchema = z.object({
  dialInNumbers: z.array(z.object({ number: dialInNumberSchema.shape.number })).catch([]),
});

/** An account's numbers in their one form. */
function numbersOf(account: DocumentData | undefined): readonly string[] {
  const { dialInNumbers } = accountPartSchema.parse(account ?? {});
  return [...new Set(dialInNumbers.flatMap(({ number }) => telephoneNumber(number, null) ?? []))];
}

/** A field of an account that the operator moves to have its numbers looked through. */
const ASKED = 'dialInAskedAt';

/** Whether the two states of an event leave any doubt that the account's numbers are written down. */
export function concernsDialInNumbers(
  before: DocumentData | undefined,
  after: DocumentData | undefined,
): boolean {
  const told = (account: DocumentData | undefined) =>
    JSON.stringify([numbersOf(account), account?.[ASKED] ?? null]);
  return told(before) !== told(after);
}

/**
 * Has `dialInNumbers` say which numbers an account has now; the first time it is called, which numbers
 * each account has. Safe to call any number of times, late and concurrently.
 *
 * @param before the account's state before the event: the numbers that it may have no more.
 * @throws what Firestore throws when it cannot be reached; the event then comes again.
 */
export async function keepDialInNumbers(
  db: Firestore,
  accountId: string,
  before: DocumentData | undefined,
): Promise<'kept' | 'allKept'> {
  await keepOf(db, accountId, numbersOf(before));
  const known = db.doc(paths.dialInNumbersKnown);
  if ((await known.get()).exists) return 'kept';
  const accounts = await db.collection('accounts').select().get();
  let numbers = 0;
  for (const { id } of accounts.docs) numbers += await keepOf(db, id, []);
  if (numbers === 0) return 'kept';
  await known.set({ since: FieldValue.serverTimestamp() });
  return 'allKept';
}

/** @returns how many numbers the account has. */
function keepOf(db: Firestore, accountId: string, former: readonly string[]): Promise<number> {
  return db.runTransaction(async (transaction) => {
    const account = await transaction.get(db.doc(paths.account(accountId)));
    const has = numbersOf(account.data());
    const gone = former.filter((number) => !has.includes(number));
    // Without a look at what stands there: accounts that share a number do not wait for each other.
    const write = (number: string, change: FieldValue) => {
      for (const form of formsOf(number)) {
        transaction.set(
          db.doc(paths.dialInNumber(form)),
          { heldBy: { [number]: change } },
          { merge: true },
        );
      }
    };
    for (const number of has) write(number, FieldValue.arrayUnion(accountId));
    for (const number of gone) write(number, FieldValue.arrayRemove(accountId));
    return has.length;
  });
}
