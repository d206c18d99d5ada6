import type { DocumentData, Firestore } from 'firebase-admin/firestore';
import { z } from 'zod';
import { dialInNumberSchema } from '../../../domain/account/account.ts';
import { paths } from '../../../domain/paths.ts';
import { shownNumbersOf } from '../stored/shown-numbers.ts';

const accountPartSchema = z.object({
  dialInNumbers: z.array(dialInNumberSchema),
  shownNumbers: z.record(z.string(), z.string()).catch({}).optional(),
});

/**
 * @returns how an account's dial-in numbers are to be shown; null where the account says that already,
 *   or nothing that could be shown.
 */
export function missingShownNumbers(
  account: DocumentData | undefined,
): Record<string, string> | null {
  const part = accountPartSchema.safeParse(account).data;
  if (part === undefined) return null;
  const wanted = shownNumbersOf(part.dialInNumbers);
  const kept = part.shownNumbers ?? {};
  const isKept =
    Object.keys(kept).length === Object.keys(wanted).length &&
    Object.entries(wanted).every(([number, shown]) => kept[number] === shown);
  return isKept ? null : wanted;
}

/**
 * Has an account say how its dial-in numbers are read in their countries, for the portal, which does
 * not download what knows that. Safe to call any number of times, late and concurrently: it writes only
 * what the numbers say that stand there then.
 *
 * @throws what Firestore throws when it cannot be reached; the event then comes again.
 */
export async function keepShownNumbers(
  db: Firestore,
  accountId: string,
): Promise<'kept' | 'alreadyKept'> {
  const reference = db.doc(paths.account(accountId));
  return db.runTransaction(async (transaction) => {
    const shownNumbers = missingShownNumbers((await transaction.get(reference)).data());
    if (shownNumbers === null) return 'alreadyKept';
    transaction.update(reference, { shownNumbers });
    return 'kept';
  });
}
