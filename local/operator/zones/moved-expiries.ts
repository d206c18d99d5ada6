import { type DocumentSnapshot, FieldValue, Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import {
  type ChosenExpiry,
  chosenExpirySchema,
  movedExpiry,
} from '../../../domain/conference/chosen-expiry.ts';
import { listKeys } from '../../../domain/list-keys.ts';
import { paths } from '../../../domain/paths.ts';
import { randomId } from '../../../domain/random-id.ts';
import type { Operator } from '../connect.ts';

/** A conference that does not expire when somebody chose that it should. */
export interface MovedExpiry {
  readonly accountId: string;
  readonly conferenceId: string;
  readonly tag: string;
  readonly chosen: ChosenExpiry;
  /** As it is stored. */
  readonly expiresAt: Date;
  /** As it should be. */
  readonly due: Date;
}

const time = z.instanceof(Timestamp).transform((at) => at.toDate());
const storedSchema = z.object({
  tag: z.string().catch(''),
  adminEmail: z.string().catch(''),
  expiresAt: time,
  expiryChosen: z.custom<ChosenExpiry>((value) => chosenExpirySchema.safeParse(value).success),
  deletedAt: z.null(),
});

/** Rules move a moment by so much at most; what passed longer ago is passed by any rules. */
const FARTHEST_MS = 25 * 3_600_000;

/** Those of an account whose expiry lies ahead, by what is stored or by what was chosen. */
export async function findMovedExpiries(
  { db }: Pick<Operator, 'db'>,
  accountId: string,
  now: Date,
): Promise<MovedExpiry[]> {
  const { docs } = await db
    .collection(paths.conferences(accountId))
    .where('expiresAt', '>', Timestamp.fromMillis(now.getTime() - FARTHEST_MS))
    .get();
  return docs
    .flatMap((doc) => readMoved(accountId, doc) ?? [])
    .filter(({ expiresAt, due }) => expiresAt > now || due > now);
}

function readMoved(accountId: string, doc: DocumentSnapshot): MovedExpiry | null {
  const stored = storedSchema.safeParse(doc.data()).data;
  if (stored === undefined) return null;
  const { tag, expiresAt, expiryChosen: chosen } = stored;
  const due = movedExpiry(stored);
  return due && { accountId, conferenceId: doc.id, tag, chosen, expiresAt, due };
}

/**
 * Puts one right. The functions hear of it and have the codes say so; with `sendsEmail` it is a Save, whose
 * information email goes out as after any other.
 *
 * @returns whether it still was to be put right
 */
export async function mendExpiry(
  { db }: Pick<Operator, 'db'>,
  { accountId, conferenceId }: Pick<MovedExpiry, 'accountId' | 'conferenceId'>,
  sendsEmail: boolean,
): Promise<boolean> {
  const ref = db.doc(paths.conference(accountId, conferenceId));
  const saveId = randomId();
  return db.runTransaction(async (transaction) => {
    const snapshot = await transaction.get(ref);
    const moved = readMoved(accountId, snapshot);
    if (moved === null) return false;
    const stored = storedSchema.parse(snapshot.data());
    const at = FieldValue.serverTimestamp();
    transaction.update(ref, {
      expiresAt: Timestamp.fromDate(moved.due),
      listKeys: listKeys({ ...stored, expiresAt: moved.due }),
      expiryMendedAt: at,
      expiryMendedBy: null,
      ...(sendsEmail ? { saveId, savedAt: at, savedBy: null } : {}),
    });
    return true;
  });
}
