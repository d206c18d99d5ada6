import { type DocumentData, type Firestore, Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import { accountSchema } from '../../../domain/account/account.ts';
import { paths, profileEntryId } from '../../../domain/paths.ts';
import { actorOf } from '../stored/actor.ts';

/** What administrators can change of the Profile, with what holds where nobody has decided. */
const toldSchema = z.object({
  timeZone: z.string(),
  language: accountSchema.shape.language,
  expiryReminders: z.boolean().catch(true),
  callReceipts: z.boolean().catch(false),
});

/** The same, as one of them left it. */
const profileSchema = toldSchema.extend({
  changedAt: z.instanceof(Timestamp),
  changedBy: z.string().min(1),
});
export type ProfileChange = z.infer<typeof profileSchema>;

/**
 * Reads off the two states of an event what an administrator made of the Profile. The rules move
 * `changedAt` with each such change; operators, who write past them, leave it.
 *
 * @returns null where no administrator changed anything.
 */
export function readProfileChange(
  before: DocumentData | undefined,
  after: DocumentData | undefined,
): ProfileChange | null {
  const is = profileSchema.safeParse(after).data;
  if (before === undefined || is === undefined) return null;
  const changedAt: unknown = before['changedAt'];
  if (changedAt instanceof Timestamp && changedAt.isEqual(is.changedAt)) return null;
  const was = toldSchema.safeParse(before).data;
  const fields = Object.keys(toldSchema.shape) as (keyof typeof toldSchema.shape)[];
  return fields.every((field) => was?.[field] === is[field]) ? null : is;
}

/** What became of a change; the log says it. */
export type ProfileChangeOutcome = 'recorded' | 'alreadyRecorded';

/**
 * Tells the activity log what an administrator made of the Profile, once, however often and late it
 * is called.
 *
 * @throws what Firestore throws when it cannot be reached; the event then comes again.
 */
export async function recordProfileChange(
  db: Firestore,
  accountId: string,
  { changedAt, changedBy, ...profile }: ProfileChange,
): Promise<ProfileChangeOutcome> {
  const entryId = profileEntryId(changedAt.toDate());
  const entry = db.doc(paths.activityEntry(accountId, entryId));
  const changer = db.doc(paths.member(accountId, changedBy));
  return db.runTransaction(async (transaction): Promise<ProfileChangeOutcome> => {
    const [entryNow, changerNow] = await transaction.getAll(entry, changer);
    if (entryNow?.exists) return 'alreadyRecorded';
    transaction.create(entry, {
      kind: 'profileChanged',
      at: changedAt,
      by: actorOf(changedBy, changerNow),
      conferenceId: null,
      tag: null,
      profile,
    });
    return 'recorded';
  });
}
