import { type DocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import { type Account, storedAccountSchema } from '../../../domain/account/account.ts';
import { LANGUAGES } from '../../../domain/language.ts';
import {
  adminEmailSchema,
  saveIdSchema,
  tagSchema,
} from '../../../domain/conference/conference.ts';

/** A Firestore time as a Date. */
const time = z.instanceof(Timestamp).transform((timestamp) => timestamp.toDate());

/** One segment of a document's path; a slash would lead elsewhere. */
const id = z.string().regex(/^[^/]+$/);

/** A field that is null where something else stands than what should. */
const orNull = <T extends z.ZodType>(schema: T) => schema.nullable().catch(null);

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
});

/** The end of a code, as its document tells it. */
const codeDocumentSchema = z.object({
  validUntil: orNull(time),
  retiredAt: orNull(time),
  reservedUntil: orNull(time),
});
export type StoredCode = z.infer<typeof codeDocumentSchema>;

/**
 * A mail document as far as the functions read it back.
 *
 * `source` says what the mail is about, and so where its final state is told (mirror-delivery.ts).
 * Whoever queues mail writes these, and first a delivery in state `queued` at each place:
 * - `accountId`, always;
 * - `activityId`: told on `accounts/{a}/activity/{activityId}.email`;
 * - `conferenceId` and `saveId`: told on `accounts/{a}/conferences/{c}.email`, while that has this
 *   `saveId`;
 * - `memberUid`: told on `accounts/{a}/members/{uid}.invitation`, while that has the id of this mail
 *   document as its `mailId`, so that an older invitation's late end is not taken for a newer one's.
 *
 * What is told everywhere is `{state, to, at, failure, detail}` (`Delivery` in domain/conference/conference.ts),
 * and `saveId` or `mailId` stay beside it. A place that is gone is left out. Mail of an earlier version
 * has no `activityId`.
 */
const mailSchema = z.object({
  to: z.string(),
  source: z.object({
    accountId: id,
    activityId: id.optional(),
    conferenceId: id.optional(),
    saveId: z.string().optional(),
    memberUid: id.optional(),
  }),
  delivery: z
    .object({
      state: z.string(),
      endTime: time.nullable().optional(),
      error: z.string().nullable().optional(),
    })
    .optional(),
});
export type StoredMail = z.infer<typeof mailSchema>;

/** A delivery as it was told last, on a conference, a member or an entry of the activity log. */
const toldDeliverySchema = z.looseObject({ state: z.string(), at: time });
export type ToldDelivery = z.infer<typeof toldDeliverySchema>;

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

/** As `readConference`, for `mail/{id}`; also null for mail that is not ours. */
export function readMail(snapshot: DocumentSnapshot): StoredMail | null {
  return mailSchema.safeParse(snapshot.data()).data ?? null;
}

/** The delivery that a document tells in a field, or null. */
export function readToldDelivery(snapshot: DocumentSnapshot, field: string): ToldDelivery | null {
  return toldDeliverySchema.safeParse(snapshot.get(field)).data ?? null;
}
