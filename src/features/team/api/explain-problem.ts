import type { StoredAccount } from '../../../../domain/account/account.ts';
import { explainDenial, readMemberships } from '../../../firebase/accounts/accounts.ts';
import { database } from '../../../firebase/database.ts';
import { errorCode, problemOf, type Problem } from '../../../firebase/problem.ts';
import { sessionStillHolds } from '../../../firebase/session.ts';
import { LastAdminError, MemberGoneError, ProfileChangedError } from './problems.ts';

/** Why something about the Profile or the team was not done. */
export type TeamProblem =
  | {
      readonly kind:
        Exclude<Problem, 'denied'> | 'notMember' | 'notAdmin' | 'refused' | 'gone' | 'lastAdmin';
    }
  | { readonly kind: 'profileChanged'; readonly account: StoredAccount };

/** Finds out what an error means before anything is said about it. */
export async function explainProblem(
  error: unknown,
  accountId: string,
  uid: string,
): Promise<TeamProblem> {
  if (error instanceof MemberGoneError) return { kind: 'gone' };
  if (error instanceof LastAdminError) return { kind: 'lastAdmin' };
  if (error instanceof ProfileChangedError) {
    return { kind: 'profileChanged', account: error.account };
  }
  if (errorCode(error) === 'not-found') return { kind: 'gone' };
  const kind = problemOf(error);
  if (kind !== 'denied') return { kind };
  if (!(await sessionStillHolds())) return { kind: 'session' };
  try {
    const denial = explainDenial(await readMemberships(database, uid), accountId, null);
    if (denial === 'notMember') return { kind: 'notMember' };
    return { kind: denial === 'viewer' ? 'notAdmin' : 'refused' };
  } catch {
    return { kind: 'refused' };
  }
}
