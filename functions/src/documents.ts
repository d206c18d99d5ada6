import { type DocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import { accountSchema, type Account } from '../../domain/account.ts';
import { adminEmailSchema, saveIdSchema, tagSchema } from '../../domain/conference.ts';

/** A Firestore time as a Date. */
const time = z.instanceof(Timestamp).transform((timestamp) => timestamp.toDate());

/**
 * What a conference says of its newest Save and of that Save's email. Read with less demands than the
 * conference itself, because a Save is told its end also where what it saved is not valid.
 */
const newestSaveSchema = z.object({
  saveId: z.string().min(1),
  adminEmail: z.string().catch(''),
  email: z.object({ saveId: z.string(), state: z.string(), at: time }).nullable().catch(null),
});
export type NewestSave = z.infer<typeof newestSaveSchema>;

/**
 * A conference as the functions need it. Checked with the form's own schemas although the rules have
 * checked it: operators and imports write past the rules, and two addresses must not get mail.
 */
const conferenceSchema = z.object({
  tag: tagSchema,
  adminEmail: adminEmailSchema,
  expiresAt: time.nullable(),
  saveId: saveIdSchema,
  participantCode: z.string().nullable().default(null),
  codesVersion: z.int().default(0),
});
export type StoredConference = z.infer<typeof conferenceSchema>;

/** A mail document as far as the functions read it back. */
const mailSchema = z.object({
  to: z.string(),
  source: z.object({ accountId: z.string(), conferenceId: z.string(), saveId: z.string() }),
  delivery: z
    .object({
      state: z.string(),
      endTime: time.nullable().optional(),
      error: z.string().nullable().optional(),
    })
    .optional(),
});
export type StoredMail = z.infer<typeof mailSchema>;

/** What stands in a document, or null where that is not what should stand there. */
export function readConference(snapshot: DocumentSnapshot): StoredConference | null {
  return conferenceSchema.safeParse(snapshot.data()).data ?? null;
}

/** As `readConference`, for its newest Save. */
export function readNewestSave(snapshot: DocumentSnapshot): NewestSave | null {
  return newestSaveSchema.safeParse(snapshot.data()).data ?? null;
}

/** As `readConference`, for `accounts/{a}`. */
export function readAccount(snapshot: DocumentSnapshot): Account | null {
  return accountSchema.safeParse(snapshot.data()).data ?? null;
}

/** As `readConference`, for `mail/{id}`; also null for mail that is not ours. */
export function readMail(snapshot: DocumentSnapshot): StoredMail | null {
  return mailSchema.safeParse(snapshot.data()).data ?? null;
}

/** The leader code in `private/codes`, or null while there is none. */
export function readLeaderCode(snapshot: DocumentSnapshot): string | null {
  return z.object({ leaderCode: z.string() }).safeParse(snapshot.data()).data?.leaderCode ?? null;
}
