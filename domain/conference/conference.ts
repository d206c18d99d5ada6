import * as z from 'zod/mini';
import { chosenExpirySchema } from './chosen-expiry.ts';
import { languageSchema } from '../language.ts';
import { endsInNumber } from './ends-in-number.ts';
import {
  type DirectoryAddress,
  type Informed,
  type OutdatedReason,
  outdatedReasons,
} from './informed.ts';

export const TAG_MAX_LENGTH = 60;
export const EMAIL_MAX_LENGTH = 254;

/**
 * Characters that may not stand in a Tag: Unicode category Cc (controls, line breaks among them),
 * line and paragraph separators, and the bidirectional controls of UAX #9, which can make a text
 * read as something it is not.
 */
const FORBIDDEN_IN_TAG = /[\p{Cc}\u2028\u2029\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/u;

/**
 * Exactly one address, without display name, comment, list or quoting: the letters that could turn
 * one recipient into two (`,` `;` `<` `>` `"` and white space) are refused outright. The same
 * expression stands in firestore.rules, and beside it that no domain ends in a number.
 */
const ONE_ADDRESS =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$/;

/**
 * What is wrong with a field, as a key that each language has a sentence for. Zod's `message`
 * carries it.
 */
export type ConferenceProblem =
  | 'tag.required'
  | 'tag.tooLong'
  | 'tag.forbiddenCharacter'
  | 'email.required'
  | 'email.notOneAddress'
  | 'email.several'
  | 'email.number'
  | 'expiry.required'
  | 'expiry.timeRequired'
  | 'expiry.unreadable'
  | 'expiry.past'
  | 'expiry.skipped'
  | 'expiry.doubled';

/** Counts code points, as Firestore rules' `size()` does, not UTF-16 units. */
function codePoints(text: string): number {
  return [...text].length;
}

/** The Tag: 1 to 60 characters after trimming. */
export const tagSchema = z.string().check(
  z.trim(),
  z.minLength(1, 'tag.required' satisfies ConferenceProblem),
  z.refine((tag) => codePoints(tag) <= TAG_MAX_LENGTH, 'tag.tooLong' satisfies ConferenceProblem),
  z.refine(
    (tag) => !FORBIDDEN_IN_TAG.test(tag),
    'tag.forbiddenCharacter' satisfies ConferenceProblem,
  ),
);

/** What is wrong with a text that is to be one address; null where nothing is. */
function addressProblem(email: string): ConferenceProblem | null {
  if (email.length > EMAIL_MAX_LENGTH || !ONE_ADDRESS.test(email)) {
    return (email.match(/@/g) ?? []).length > 1 ? 'email.several' : 'email.notOneAddress';
  }
  return endsInNumber(email.slice(email.indexOf('@') + 1)) ? 'email.number' : null;
}

/** The conference admin's email: exactly one address, trimmed. */
export const adminEmailSchema = z.string().check(
  z.trim(),
  z.minLength(1, 'email.required' satisfies ConferenceProblem),
  z.superRefine((email, ctx) => {
    const problem = email === '' ? null : addressProblem(email);
    if (problem !== null) ctx.addIssue({ code: 'custom', message: problem });
  }),
);

/** A Save's own id, drawn by whoever saves: 20 characters of the alphabet below. */
export const saveIdSchema = z.string().check(z.regex(/^[A-Za-z0-9]{20}$/));

/**
 * What an administrator decides about a conference. `expiresAt`: null means never. `language`, of its
 * email and its invitation: null means the account's.
 */
export const conferenceInputSchema = z.object({
  tag: tagSchema,
  adminEmail: adminEmailSchema,
  expiresAt: z.nullable(z.date()),
  expiryChosen: z.nullable(chosenExpirySchema),
  language: z.nullable(languageSchema),
});
export type ConferenceInput = z.infer<typeof conferenceInputSchema>;

/**
 * Why an email did not arrive, or not yet, as a key that each language has a sentence for.
 * domain/delivery/failure-rules.ts says which answer of a mail server is which.
 */
export const emailFailureSchema = z.enum([
  'noDialInNumbers',
  'serviceOff',
  'codesExhausted',
  'invalid',
  'unreachable',
  'hostNotFound',
  'tls',
  'timeout',
  'authentication',
  'notConfigured',
  'mailboxUnknown',
  'mailboxFull',
  'mailboxDisabled',
  'recipientRefused',
  'senderRefused',
  'blocked',
  'policy',
  'messageTooLarge',
  'messageRefused',
  'rateLimited',
  'greylisted',
  'tryLater',
  'uncertain',
  'interrupted',
  'notTaken',
  'superseded',
  'withdrawn',
  'other',
]);
export type EmailFailure = z.infer<typeof emailFailureSchema>;

/**
 * What became of an email; the server writes it.
 * `queued` the mail document exists, and a mailer will see to it; `waiting` it was refused for now, or the
 * server was away, and it is tried again by itself; `sent` the SMTP server accepted it; `failed` it will
 * not be tried again unless somebody asks. `at` is the time of that state. `failure` says why, of a
 * waiting one too. `detail` is the mail server's own answer, without digits that could be a code.
 */
export interface Delivery {
  readonly state: 'queued' | 'waiting' | 'sent' | 'failed';
  readonly to: string;
  readonly at: Date;
  readonly failure: EmailFailure | null;
  readonly detail: string | null;
  /** When it is tried next; of a waiting one only. */
  readonly nextTryAt?: Date | null | undefined;
}

/** What became of the information email of a Save. */
export interface ConferenceEmail extends Delivery {
  readonly saveId: string;
}

/** The participant code before the newest one, while it still admits callers: until `until`. */
export interface PreviousParticipantCode {
  readonly code: string;
  readonly until: Date;
}

/** `accounts/{accountId}/conferences/{conferenceId}` as the portal and the functions read it. */
export interface Conference extends ConferenceInput {
  readonly id: string;
  readonly saveId: string;
  readonly savedAt: Date;
  readonly savedBy: string;
  readonly createdAt: Date;
  /** Null until the functions have allotted it. Digits only, no spaces. */
  readonly participantCode: string | null;
  /** Left from the newest renewal; ask `isOverlapping` whether it still counts. */
  readonly previousParticipantCode: PreviousParticipantCode | null;
  /** Which pair of codes the administrators want: 1 from the start, one more with each renewal. */
  readonly codesWanted: number;
  /** Which pair the server has allotted: 0 until then; it follows `codesWanted`. */
  readonly codesVersion: number;
  readonly email: ConferenceEmail | null;
  /** To whom which information was delivered; the server writes it. */
  readonly informed: readonly Informed[];
  /** Null where the directory of the Cloud PBX has no other address of its user. */
  readonly directory: DirectoryAddress | null;
  /** Null while the conference exists. A deleted one admits nobody and is listed nowhere. */
  readonly deletedAt: Date | null;
}

/**
 * What a conference tells of the newest Save's email, from what is stored. The server does not write that an email is
 * on its way where all else is as it was: the one before has arrived, at the same address.
 */
export function emailNow({
  email,
  saveId,
  adminEmail,
  savedAt: at,
  ...codes
}: Omit<Conference, 'id'>): ConferenceEmail | null {
  const isBefore = email?.state === 'sent' && email.saveId !== saveId && email.to === adminEmail;
  if (!isBefore || codes.codesVersion < codes.codesWanted) return email;
  return { state: 'queued', saveId, to: adminEmail, at, failure: null, detail: null };
}

/** What the list and the panel show of a Save's email. */
export type DeliveryState = 'generating' | 'sending' | 'waiting' | 'sent' | 'failed';

/**
 * The state of the newest Save's email. The server's `email` belongs to one saveId; until it names
 * the newest one, the functions have not seen that Save yet.
 */
export function deliveryState(conference: Pick<Conference, 'saveId' | 'email'>): DeliveryState {
  const { email, saveId } = conference;
  if (email === null || email.saveId !== saveId) return 'generating';
  return email.state === 'queued' ? 'sending' : email.state;
}

/**
 * Why the email that a conference's leader has is out of date, as the list shows it: nothing while one
 * is on its way, and for a conference that has expired, whose codes admit no one.
 *
 * @param edition the account's present one (`editionOf`).
 */
export function shownAsOutdated(
  conference: Conference,
  edition: string,
  now: Date,
): readonly OutdatedReason[] {
  const state = deliveryState(conference);
  const hasEnd = state === 'sent' || state === 'failed';
  return hasEnd && !isExpired(conference, now) ? outdatedReasons(conference, edition) : [];
}

/** Expiry is decided when it is asked for, never by a schedule. The moment itself is expired. */
export function isExpired(conference: Pick<Conference, 'expiresAt'>, now: Date): boolean {
  return conference.expiresAt !== null && conference.expiresAt.getTime() <= now.getTime();
}

/** A conference that expires within so many days is worth noticing. */
export const EXPIRING_WITHIN_DAYS = 30;

/** The end of the time in which a conference counts as expiring soon. */
export function soonEnds(now: Date): Date {
  return new Date(now.getTime() + EXPIRING_WITHIN_DAYS * 24 * 3_600_000);
}

/** How a conference stands to its expiry at a moment. */
export type ExpiryState = 'never' | 'later' | 'soon' | 'expired';

export function expiryState(conference: Pick<Conference, 'expiresAt'>, now: Date): ExpiryState {
  if (conference.expiresAt === null) return 'never';
  if (isExpired(conference, now)) return 'expired';
  return conference.expiresAt.getTime() <= soonEnds(now).getTime() ? 'soon' : 'later';
}

/** Whether the previous participant code still admits callers beside the present one. */
export function isOverlapping(
  conference: Pick<Conference, 'previousParticipantCode'>,
  now: Date,
): boolean {
  const { previousParticipantCode: previous } = conference;
  return previous !== null && previous.until.getTime() > now.getTime();
}

/** Whether new codes were asked for that the server has not allotted yet. */
export function isRenewing(conference: Pick<Conference, 'codesWanted' | 'codesVersion'>): boolean {
  return conference.codesVersion > 0 && conference.codesVersion < conference.codesWanted;
}

/** So many days at most a participant code goes on beside the new one. */
export const OVERLAP_MAX_DAYS = 365;

/** The latest moment until which a participant code may go on when new codes are asked for. */
export function latestOverlapEnd(now: Date): Date {
  return new Date(now.getTime() + OVERLAP_MAX_DAYS * 24 * 3_600_000);
}

/** After a deletion an undo is taken for so long; the portal offers it for `UNDO_SHOWN_MS`. */
export const UNDO_ACCEPTED_MS = 60_000;
export const UNDO_SHOWN_MS = 10_000;
/** What a run has deleted can be brought back for so long. */
export const RUN_UNDO_ACCEPTED_MS = 24 * 3_600_000;

/** A deleted conference is kept for so long, for an operator to bring back; then it is purged. */
export const PURGED_AFTER_MS = 30 * 24 * 3_600_000;
