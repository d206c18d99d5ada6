import { explainDenial, readMemberships } from '../../firebase/accounts/accounts.ts';
import { database } from '../../firebase/database.ts';
import { problemOf } from '../../firebase/problem.ts';
import { sessionStillHolds } from '../../firebase/session.ts';
import type { Interruption } from '../plan/run-work.ts';

/** Finds out what keeps a run from going on, and whether that will pass by itself. */
export async function explainInterruption(
  error: unknown,
  uid: string,
  accountId: string,
): Promise<Interruption> {
  const kind = problemOf(error);
  switch (kind) {
    case 'unavailable':
    case 'quota':
      return { isPassing: true, reason: 'unavailable' };
    case 'session':
    case 'unknown':
      return { isPassing: false, reason: kind };
    case 'denied':
      return { isPassing: false, reason: await explainRefusal(uid, accountId) };
  }
}

/**
 * Whether a write was refused because of what was to be written: who asked may write, and the session holds.
 *
 * @throws FirebaseError when that cannot be found out
 */
export async function isAboutTheItem(
  error: unknown,
  uid: string,
  accountId: string,
): Promise<boolean> {
  if (problemOf(error) !== 'denied' || !(await sessionStillHolds())) return false;
  const memberships = await readMemberships(database, uid);
  return explainDenial(memberships, accountId, 'conferencing') === 'unknown';
}

async function explainRefusal(uid: string, accountId: string): Promise<Interruption['reason']> {
  if (!(await sessionStillHolds())) return 'session';
  try {
    return explainDenial(await readMemberships(database, uid), accountId, 'conferencing');
  } catch {
    return 'unknown';
  }
}
