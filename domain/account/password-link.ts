import * as z from 'zod/mini';

/*
 * The link with which somebody who was let in chooses their first password (docs/people.md, "The first
 * password"). Firebase's own links are good for some hours only, and people read their mail later.
 */

/** So many days a link is good. */
export const PASSWORD_LINK_DAYS = 7;

/** When a link ends that is made now. */
export function passwordLinkEnd(now: Date): Date {
  return new Date(now.getTime() + PASSWORD_LINK_DAYS * 86_400_000);
}

/** How it stands with the password of the sign-in for which a link was made. */
export type PasswordStanding =
  /** It has none yet: the link lets choose one. */
  | 'none'
  /** It has one, or another way in: the link has done its work. */
  | 'chosen'
  /** The sign-in is deleted, disabled or has another address by now. */
  | 'gone';

/** What the server answers whoever has followed a link. */
export const passwordAnswerSchema = z.union([
  /** Firebase's code, with which a password can be set; good for some hours. */
  z.object({ standing: z.literal('none'), code: z.string().check(z.minLength(1)) }),
  z.object({ standing: z.enum(['chosen', 'gone']) }),
]);
export type PasswordAnswer = z.infer<typeof passwordAnswerSchema>;
