import {
  explainDenial,
  readMemberships,
  type Denial,
} from '../../../firebase/accounts/accounts.ts';
import { database } from '../../../firebase/database.ts';
import { problemOf, type Problem } from '../../../firebase/problem.ts';
import { sessionStillHolds } from '../../../firebase/session.ts';
import { GoneError } from './save-conference.ts';

/** Why something that was asked of a conference did not happen. */
export type ActionProblem =
  | { readonly kind: Exclude<Problem, 'denied'> }
  | { readonly kind: 'denied'; readonly denial: Denial }
  | { readonly kind: 'gone' };

/** Finds out what a refusal means before anything is said about it. */
export async function explainProblem(
  error: unknown,
  uid: string,
  accountId: string,
): Promise<ActionProblem> {
  if (error instanceof GoneError) return { kind: 'gone' };
  const kind = problemOf(error);
  if (kind !== 'denied') return { kind };
  if (!(await sessionStillHolds())) return { kind: 'session' };
  try {
    const memberships = await readMemberships(database, uid);
    return { kind, denial: explainDenial(memberships, accountId, 'conferencing') };
  } catch {
    return { kind, denial: 'unknown' };
  }
}
