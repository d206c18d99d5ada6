import { type Firestore, Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import { paths } from '../../domain/paths.ts';

/** A conference that can be called, with the codes that its leader and participants have. */
export interface CallableConference {
  readonly id: string;
  readonly tag: string;
  readonly leaderCode: string;
  readonly participantCode: string;
}

const conferenceSchema = z.object({
  tag: z.string(),
  participantCode: z.string(),
  expiresAt: z.instanceof(Timestamp).nullable(),
});
const codesSchema = z.object({ leaderCode: z.string() });

/** The conferences of an account that have codes and have not expired, the oldest first. */
export async function readCallable(
  db: Firestore,
  accountId: string,
  now: Date,
): Promise<readonly CallableConference[]> {
  const { docs } = await db
    .collection(paths.conferences(accountId))
    .where('deletedAt', '==', null)
    .orderBy('createdAt')
    .get();
  const found = await Promise.all(
    docs.map(async (doc): Promise<CallableConference | null> => {
      const conference = conferenceSchema.safeParse(doc.data()).data;
      const expiresAt = conference?.expiresAt ?? null;
      if (expiresAt !== null && expiresAt.toMillis() <= now.getTime()) return null;
      const codes = await db.doc(paths.conferenceCodes(accountId, doc.id)).get();
      const secret = codesSchema.safeParse(codes.data()).data;
      if (!conference || !secret) return null;
      const { tag, participantCode } = conference;
      return { id: doc.id, tag, participantCode, ...secret };
    }),
  );
  return found.filter((conference) => conference !== null);
}
