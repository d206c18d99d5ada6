import * as z from 'zod/mini';
import { languageSchema } from '../language.ts';
import { chosenExpirySchema } from './chosen-expiry.ts';
import { adminEmailSchema } from './admin-email.ts';
import type { ConferenceProblem } from './conference-problem.ts';

export const TAG_MAX_LENGTH = 60;

/**
 * Characters that may not stand in a Tag: Unicode category Cc (controls, line breaks among them),
 * line and paragraph separators, and the bidirectional controls of UAX #9, which can make a text
 * read as something it is not.
 */
const FORBIDDEN_IN_TAG = /[\p{Cc}\u2028\u2029\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/u;

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
