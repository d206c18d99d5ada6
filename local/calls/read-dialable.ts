import { type Firestore, Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import { accountSchema } from '../../domain/account/account.ts';
import { paths } from '../../domain/paths.ts';

/** A conference whose codes stand in an email in the inbox; never the codes themselves. */
export interface DialableConference {
  readonly tag: string;
  /** Who got the email. */
  readonly to: string;
}

const conferenceSchema = z.object({
  tag: z.string(),
  expiresAt: z.instanceof(Timestamp).nullable(),
  email: z.object({ state: z.literal('sent'), to: z.string() }),
});
const numbersSchema = z.object({ dialInNumbers: accountSchema.shape.dialInNumbers });

/** What somebody can dial into an account's conferences: a number, and where codes are, the newest first. */
export async function readDialable(
  db: Firestore,
  accountId: string,
  now: Date,
): Promise<{
  readonly number: string | null;
  readonly conferences: readonly DialableConference[];
}> {
  const [account, { docs }] = await Promise.all([
    db.doc(paths.account(accountId)).get(),
    db
      .collection(paths.conferences(accountId))
      .where('deletedAt', '==', null)
      .orderBy('createdAt', 'desc')
      .get(),
  ]);
  const [first] = numbersSchema.safeParse(account.data()).data?.dialInNumbers ?? [];
  const conferences = docs.flatMap((doc): DialableConference[] => {
    const conference = conferenceSchema.safeParse(doc.data()).data;
    if (conference === undefined) return [];
    const { tag, expiresAt, email } = conference;
    return expiresAt === null || expiresAt.toDate() > now ? [{ tag, to: email.to }] : [];
  });
  return { number: first?.number ?? null, conferences };
}
