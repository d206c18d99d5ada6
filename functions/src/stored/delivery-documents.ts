import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { z } from 'zod';
import { emailFailureSchema } from '../../../domain/delivery/delivery.ts';
import { id, orNull, orUndefined, time } from './fields.ts';

/** `FailureCause` of domain/delivery/classify-failure.ts; only our own mailer writes it. */
const causeSchema = z.object({
  reply: z.object({ code: z.number(), enhanced: z.string().nullable() }).nullable(),
  error: z.string().nullable(),
  system: z.string().nullable(),
  command: z.string().nullable(),
  hasContentLeft: z.boolean(),
});

/**
 * A mail document as far as the functions read it back.
 *
 * `source` says what the mail is about, and so where its final state is told (mirror-delivery.ts).
 * Whoever queues mail writes these, and first a delivery in state `queued` at each place:
 * - `accountId`, always;
 * - `activityId`: told on `accounts/{a}/activity/{activityId}.email`;
 * - `conferenceId` and `saveId`: told on `accounts/{a}/conferences/{c}.email`, while that has this
 *   `saveId`;
 * - with these, `tells`: which codes and which edition of the account's information the mail holds. Once
 *   it is sent, the conference's `informed` says that its recipient knows them, whatever was saved since;
 * - `about`: a conference without which the mail means nothing, and, where it is about one, the expiry
 *   that it must still have; nothing is told there;
 * - `memberUid`: told on `accounts/{a}/members/{uid}.invitation`, while that has the id of this mail
 *   document as its `mailId`, so that an older invitation's late end is not taken for a newer one's.
 *
 * What is told everywhere is `{state, to, at, failure, detail}`, and `nextTryAt` of one that waits
 * (`Delivery` in domain/conference/conference.ts); `saveId` or `mailId` stay beside it. A place that is gone
 * is left out. Mail of an earlier version has no `activityId`; it is not tried again by itself.
 */
const mailSchema = z.object({
  to: z.string().catch(''),
  source: z.object({
    accountId: id,
    activityId: id.optional(),
    conferenceId: id.optional(),
    saveId: z.string().optional(),
    memberUid: id.optional(),
    tells: orUndefined(z.object({ codesVersion: z.int(), edition: z.string() })),
    about: orUndefined(z.object({ conferenceId: id, expiresAt: orNull(time) })),
  }),
  // Whoever touches it by hand, its end is told.
  delivery: orNull(
    z.object({
      state: z.unknown(),
      endTime: orNull(time).default(null),
      leaseExpireTime: orNull(time).default(null),
      error: orNull(z.string()).default(null),
      cause: orNull(causeSchema).default(null),
    }),
  ).default(null),
});
export type StoredMail = z.infer<typeof mailSchema>;
export type MailSource = StoredMail['source'];

/** A delivery as it was told last, on a conference, a member or an entry of the activity log. */
const toldDeliverySchema = z.looseObject({
  state: z.string(),
  at: time,
  to: z.string().catch(''),
  failure: orNull(z.enum(emailFailureSchema.options)).default(null),
  detail: orNull(z.string()).default(null),
});
export type ToldDelivery = z.infer<typeof toldDeliverySchema>;

/**
 * How an entry's email is tried again (`accounts/{a}/activity/{id}.retry`): there from its first failure
 * until its end.
 */
const retrySchema = z.object({
  /** The collection and the id of the mail. */
  lane: z.string().min(1),
  mailId: id,
  /** When it was first refused. */
  since: time,
  /** When it is to be tried; absent while a mailer has it. */
  dueAt: time.nullable().default(null),
});
export type StoredRetry = z.infer<typeof retrySchema>;

/** What tells whose email an entry of the activity log speaks of. */
const entrySchema = z.object({
  conferenceId: orNull(id).default(null),
  member: z.object({}).nullable().catch(null).default(null),
});

/** What stands in `mail/{id}`, or null where that is not what should stand there; also of mail that is not ours. */
export function readMail(snapshot: DocumentSnapshot): StoredMail | null {
  return mailSchema.safeParse(snapshot.data()).data ?? null;
}

/** The delivery that a document tells in a field, or null. */
export function readToldDelivery(snapshot: DocumentSnapshot, field: string): ToldDelivery | null {
  return toldDeliverySchema.safeParse(snapshot.get(field)).data ?? null;
}

/** How an entry of the activity log says that its email is tried again, or null. */
export function readRetry(snapshot: DocumentSnapshot): StoredRetry | null {
  return retrySchema.safeParse(snapshot.get('retry')).data ?? null;
}

/**
 * The source of an entry's mail, as far as the entry itself tells it: for one whose mail is gone. Its id is
 * made of what it is about (`mailId` and `memberEntryId` of domain/paths.ts).
 */
export function sourceOfEntry(accountId: string, entry: DocumentSnapshot): MailSource {
  const { conferenceId, member } = entrySchema.parse(entry.data() ?? {});
  const source = { accountId, activityId: entry.id };
  if (conferenceId !== null && entry.id.startsWith(`${conferenceId}_`)) {
    return { ...source, conferenceId, saveId: entry.id.slice(conferenceId.length + 1) };
  }
  const end = entry.id.lastIndexOf('_');
  return member === null || end < 1 ? source : { ...source, memberUid: entry.id.slice(0, end) };
}
