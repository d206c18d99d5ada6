import { explainDenial, readMemberships } from '../../firebase/accounts.ts';
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

async function explainRefusal(uid: string, accountId: string): Promise<Interruption['reason']> {
  if (!(await sessionStillHolds())) return 'session';
  try {
    return explainDenial(await readMemberships(database, uid), accountId, 'conferencing');
  } catch {
    return 'unknown';
  }
}
