import * as z from 'zod/mini';
import type { ConferenceProblem } from './conference-problem.ts';
import { endsInNumber } from './ends-in-number.ts';

export const EMAIL_MAX_LENGTH = 254;

/**
 * Exactly one address, without display name, comment, list or quoting: the letters that could turn
 * one recipient into two (`,` `;` `<` `>` `"` and white space) are refused outright. The same
 * expression stands in firestore.rules, and beside it that no domain ends in a number.
 */
const ONE_ADDRESS =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$/;

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
