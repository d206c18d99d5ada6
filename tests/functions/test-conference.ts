import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import { paths } from '../../domain/paths.ts';
import { pollUntil, type SuiteClient, unique } from '../support/suite.ts';

/** What an administrator decides. */
export interface Decision {
  readonly tag?: string;
  readonly adminEmail: string;
  readonly expiresAt?: Date | null;
  /** With new codes: which pair, and until when the earlier participant code goes on. */
  readonly codesWanted?: number;
  readonly participantOverlapUntil?: Date | null;
}

const time = z.instanceof(Timestamp).transform((timestamp) => timestamp.toDate());
const conferenceSchema = z.looseObject({
  saveId: z.string(),
  participantCode: z.string().optional(),
  codesVersion: z.number().optional(),
  email: z
    .object({
      state: z.enum(['queued', 'waiting', 'sent', 'failed']),
      saveId: z.string(),
      to: z.string(),
      at: time,
      failure: z.string().nullable(),
      detail: z.string().nullable(),
      nextTryAt: time.optional(),
    })
    .optional(),
});
export type ConferenceNow = z.infer<typeof conferenceSchema>;

/** A conference of a test's own, saved as the portal saves. */
export interface TestConference {
  readonly accountId: string;
  readonly id: string;
  /** One press of Save; returns its saveId. The first one creates the conference. */
  save(decision: Decision): Promise<string>;
  now(): Promise<ConferenceNow>;
  /** Waits until the email of that Save has ended, and gives the conference as it is then. */
  ended(saveId: string): Promise<ConferenceNow>;
  leaderCode(): Promise<string>;
}

/** Twenty letters and digits, as the portal draws them. */
const drawId = () => unique().slice(0, 20);

export function newConference({ db }: SuiteClient, accountId: string): TestConference {
  const id = drawId();
  const reference = db.doc(paths.conference(accountId, id));
  let created = false;
  async function now(): Promise<ConferenceNow> {
    return conferenceSchema.parse((await reference.get()).data());
  }
  return {
    accountId,
    id,
    now,
    async save({ tag = 'Weekly sales', adminEmail, expiresAt = null, ...wish }) {
      const saveId = drawId();
      const decided = {
        tag,
        adminEmail,
        expiresAt,
        saveId,
        savedAt: FieldValue.serverTimestamp(),
        savedBy: 'an-administrator',
      };
      if (created) await reference.update({ ...decided, ...wish });
      else
        await reference.create({
          ...decided,
          createdAt: FieldValue.serverTimestamp(),
          codesWanted: 1,
          deletedAt: null,
        });
      created = true;
      return saveId;
    },
    ended: (saveId) =>
      pollUntil(`the end of the email of ${saveId}`, async () => {
        const conference = await now();
        const { email } = conference;
        if (email?.saveId !== saveId) return null;
        return email.state === 'sent' || email.state === 'failed' ? conference : null;
      }),
    async leaderCode() {
      const snapshot = await db.doc(paths.conferenceCodes(accountId, id)).get();
      return z.object({ leaderCode: z.string() }).parse(snapshot.data()).leaderCode;
    },
  };
}
