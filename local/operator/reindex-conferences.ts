import { type DocumentSnapshot, FieldValue, Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import { type ListKeys, listKeys } from '../../domain/list-keys.ts';
import { paths } from '../../domain/paths.ts';
import type { Operator } from './connect.ts';

const time = z.instanceof(Timestamp).transform((at) => at.toDate());
const storedSchema = z.object({
  tag: z.string().catch(''),
  adminEmail: z.string().catch(''),
  expiresAt: time.nullable().catch(null),
  codesVersion: z.int().min(1).catch(1),
  codesWanted: z.int().optional().catch(undefined),
  deletedAt: z.unknown().optional(),
  listKeys: z
    .object({ tag: z.string(), adminEmail: z.string(), activeUntil: time })
    .optional()
    .catch(undefined),
});

/**
 * Written once, for accountWritten to look at the account: at its codes where the first one is new, and
 * each time at how its dial-in numbers are shown.
 */
const ASKED = ['codesAskedAt', 'numbersAskedAt'] as const;

/**
 * Brings the conferences of all accounts to what this version stores: fills in `deletedAt` and
 * `codesWanted` where they are missing, without which no list shows a conference, and writes the
 * `listKeys` anew where they are not what they should be. Asks the functions, once for each account, to
 * have its codes say what the bridge must know, and itself how its dial-in numbers are shown. Safe to run
 * at any time and again.
 *
 * @returns how many conferences there are, and how many had to be changed.
 */
export async function reindexConferences({
  db,
}: Pick<Operator, 'db'>): Promise<{ readonly found: number; readonly changed: number }> {
  let [found, changed] = [0, 0];
  const accounts = await db.collection('accounts').get();
  for (const account of accounts.docs) {
    const { docs } = await db.collection(paths.conferences(account.id)).get();
    found += docs.length;
    for (const { ref } of docs.filter((doc) => outdated(doc) !== null)) {
      await db.runTransaction(async (transaction) => {
        const missing = outdated(await transaction.get(ref));
        if (missing !== null) transaction.update(ref, missing);
      });
      changed++;
    }
    const toAsk = ASKED.filter((field) => account.get(field) === undefined);
    if (toAsk.length > 0) {
      const now = FieldValue.serverTimestamp();
      await account.ref.update(Object.fromEntries(toAsk.map((field) => [field, now])));
    }
  }
  return { found, changed };
}

/** @returns what is to be written on a conference, or null where nothing is. */
function outdated(snapshot: DocumentSnapshot): Record<string, unknown> | null {
  if (!snapshot.exists) return null;
  const stored = storedSchema.parse(snapshot.data());
  const keys = listKeys(stored);
  const missing = {
    ...(stored.deletedAt === undefined ? { deletedAt: null } : {}),
    ...(stored.codesWanted === undefined ? { codesWanted: stored.codesVersion } : {}),
    ...(isSame(stored.listKeys, keys) ? {} : { listKeys: keys }),
  };
  return Object.keys(missing).length === 0 ? null : missing;
}

function isSame(stored: ListKeys | undefined, keys: ListKeys): boolean {
  return (
    stored?.tag === keys.tag &&
    stored.adminEmail === keys.adminEmail &&
    stored.activeUntil.getTime() === keys.activeUntil.getTime()
  );
}
