import * as z from 'zod/mini';
import { languageSchema } from '../language.ts';
import { chosenExpirySchema } from './chosen-expiry.ts';
import { endsInNumber } from './ends-in-number.ts';

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
