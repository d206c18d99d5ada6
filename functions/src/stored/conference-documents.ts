import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { z } from 'zod';
import { type Account, storedAccountSchema } from '../../../domain/account/account.ts';
import { LANGUAGES } from '../../../domain/language.ts';
import { adminEmailSchema } from '../../../domain/conference/admin-email.ts';
import { saveIdSchema, tagSchema } from '../../../domain/conference/conference-input.ts';
import { orNull, time } from './fields.ts';

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
  /** What was saved before conferences had one has none. */
  language: orNull(z.enum(LANGUAGES)),
  saveId: saveIdSchema,
});
export type StoredConference = z.infer<typeof conferenceSchema>;

/**
 * How it stands with a conference's codes. Read with less demands than the conference itself, so that
 * codes stop also where what was saved cannot be sent.
 */
const codesStateSchema = z.object({
  participantCode: orNull(z.string().min(1)),
  previousParticipantCode: orNull(z.object({ code: z.string().min(1), until: time })),
  codesVersion: z.int().catch(0),
  codesWanted: z.int().min(1).catch(1),
  participantOverlapUntil: orNull(time),
});
export type CodesState = z.infer<typeof codesStateSchema> & { readonly leaderCode: string | null };

/** What the list's keys are made of, in whatever state that is. */
const listedSchema = z.object({
  tag: z.string().catch(''),
  adminEmail: z.string().catch(''),
  expiresAt: orNull(time),
  participantCode: orNull(z.string()),
});

/** The end of a code, as its document tells it. */
const codeDocumentSchema = z.object({
  validUntil: orNull(time),
  retiredAt: orNull(time),
  reservedUntil: orNull(time),
});
export type StoredCode = z.infer<typeof codeDocumentSchema>;

/** What stands in a document, or null where that is not what should stand there. */
export function readConference(snapshot: DocumentSnapshot): StoredConference | null {
  return conferenceSchema.safeParse(snapshot.data()).data ?? null;
}

/** The moment at which a conference was deleted, or null while it exists. */
export function readDeletedAt(snapshot: DocumentSnapshot | undefined): Date | null {
  return orNull(time).parse(snapshot?.get('deletedAt'));
}

/** How it stands with the codes, from the conference and its `private/codes`. */
export function readCodesState(
  conference: DocumentSnapshot,
  codes: DocumentSnapshot | undefined,
): CodesState {
  return {
    ...codesStateSchema.parse(conference.data() ?? {}),
    leaderCode: orNull(z.string().min(1)).parse(codes?.get('leaderCode')),
  };
}

/** The codes that stand on a conference itself: its participants'. */
export function readToldCodes(snapshot: DocumentSnapshot): readonly string[] {
  const { participantCode, previousParticipantCode } = readCodesState(snapshot, undefined);
  return [participantCode, previousParticipantCode?.code ?? null].filter((code) => code !== null);
}

/** What the list's keys are made of. */
export function readListed(snapshot: DocumentSnapshot) {
  return listedSchema.parse(snapshot.data() ?? {});
}

/** What a code's document tells of its end. */
export function readCodeDocument(snapshot: DocumentSnapshot): StoredCode {
  return codeDocumentSchema.parse(snapshot.data() ?? {});
}

/** As `readConference`, for its newest Save. */
export function readNewestSave(snapshot: DocumentSnapshot): NewestSave | null {
  return newestSaveSchema.safeParse(snapshot.data()).data ?? null;
}

/** As `readConference`, for `accounts/{a}`. */
export function readAccount(snapshot: DocumentSnapshot): Account | null {
  return storedAccountSchema.safeParse(snapshot.data()).data ?? null;
}
