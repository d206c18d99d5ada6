import { isDeepStrictEqual } from 'node:util';
import { type DocumentSnapshot, FieldValue, Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import { storedAccountSchema } from '../../domain/account/account.ts';
import { editionOf } from '../../domain/conference/edition.ts';
import { type Informed, informedKey } from '../../domain/conference/informed.ts';
import { remindAt } from '../../domain/conference/reminder.ts';
import { failedKey, type ListKeys, listKeys } from '../../domain/list-keys.ts';
import { paths } from '../../domain/paths.ts';
import type { Operator } from './connect.ts';

const time = z.instanceof(Timestamp).transform((at) => at.toDate());
const storedSchema = z.object({
  tag: z.string().catch(''),
  adminEmail: z.string().catch(''),
  expiresAt: time.nullable().catch(null),
  participantCode: z.string().nullable().catch(null),
  codesVersion: z.int().min(1).catch(1),
  codesWanted: z.int().optional().catch(undefined),
  deletedAt: z.unknown().optional(),
  createdAt: time.nullable().catch(null),
  saveId: z.string().catch(''),
  email: z
    .object({ saveId: z.string(), state: z.string(), to: z.string(), at: time })
    .nullable()
    .catch(null),
  informed: z.unknown().optional(),
  remindAt: z.unknown().optional(),
  listKeys: z
    .object({
      tag: z.string(),
      adminEmail: z.string(),
      activeUntil: time,
      search: z.array(z.string()).catch([]),
      informed: z.string().nullable().optional(),
      failed: z.unknown().optional(),
    })
    .optional()
    .catch(undefined),
});
type Stored = z.infer<typeof storedSchema>;

/**
 * Written once, for accountWritten to look at the account: at its codes where one of the first two is new,
 * each time at how its dial-in numbers are shown, and at where the bridge finds them where the last is.
 */
const ASKED = ['codesAskedAt', 'menuAskedAt', 'numbersAskedAt', 'dialInAskedAt'] as const;

/**
 * Brings the conferences of all accounts to what this version stores: fills in `deletedAt` and
 * `codesWanted` where they are missing, without which no list shows a conference, and writes the
 * `listKeys` anew where they are not what they should be. Of emails that were sent before there was a
 * ledger it takes what the account says now for what they say, so that none is shown as out of date by a
 * guess. Asks the functions, once for each account, to have its codes say what the bridge must know, itself
 * how its dial-in numbers are shown, and the bridge find these. Safe to run at any time and again.
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
    const { data } = storedAccountSchema.safeParse(account.data());
    const edition = data === undefined ? null : editionOf(data);
    found += docs.length;
    for (const { ref } of docs.filter((doc) => outdated(doc, edition) !== null)) {
      await db.runTransaction(async (transaction) => {
        const missing = outdated(await transaction.get(ref), edition);
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
function outdated(
  snapshot: DocumentSnapshot,
  edition: string | null,
): Record<string, unknown> | null {
  if (!snapshot.exists) return null;
  const stored = storedSchema.parse(snapshot.data());
  const informed = edition === null ? null : informedLately(stored, edition);
  const key =
    informed === null
      ? stored.listKeys?.informed
      : informedKey({ ...stored, informed, directory: null });
  // Null where nothing is known: a list shows only conferences that have something there.
  const failed = failedKey({ state: snapshot.get('email.state') as unknown });
  const keys = { ...listKeys(stored), informed: key ?? null, ...failed };
  const reminded = reminderOf(stored);
  const missing = {
    ...(stored.deletedAt === undefined ? { deletedAt: null } : {}),
    ...(stored.codesWanted === undefined ? { codesWanted: stored.codesVersion } : {}),
    ...(informed === null ? {} : { informed }),
    ...(reminded === null ? {} : { remindAt: reminded }),
    ...(isSame(stored.listKeys, keys) ? {} : { listKeys: keys }),
  };
  return Object.keys(missing).length === 0 ? null : missing;
}

/** Who got the newest email, where it was sent and the conference does not say so yet. */
function informedLately(
  { informed, email, saveId, codesVersion }: Stored,
  edition: string,
): readonly Informed[] | null {
  if (informed !== undefined || email?.state !== 'sent' || email.saveId !== saveId) return null;
  return [{ to: email.to, at: email.at, isSure: true, codesVersion, edition }];
}

/** When the conference's admin is to be reminded of an expiry from before there were reminders. */
function reminderOf({ expiresAt, createdAt, remindAt: known }: Stored): Date | null {
  if (known !== undefined || expiresAt === null || expiresAt.getTime() <= Date.now()) return null;
  return remindAt(expiresAt, createdAt ?? new Date(0));
}

/** What a conference has for the list: `informed` from its first email that arrived, `failed` while one has failed. */
type StoredKeys = ListKeys & {
  readonly informed?: string | null | undefined;
  readonly failed?: unknown;
};

function isSame(stored: StoredKeys | undefined, keys: StoredKeys): boolean {
  return (
    stored?.tag === keys.tag &&
    stored.adminEmail === keys.adminEmail &&
    stored.activeUntil.getTime() === keys.activeUntil.getTime() &&
    isDeepStrictEqual(stored.search, keys.search) &&
    stored.informed === keys.informed &&
    stored.failed === keys.failed
  );
}
