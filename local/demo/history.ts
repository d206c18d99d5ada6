import { FieldValue } from 'firebase-admin/firestore';
import { paths } from '../../domain/paths.ts';
import { randomId } from '../../domain/random-id.ts';
import type { Operator } from '../operator/connect.ts';
import { simulateForAccount } from '../simulate/for-account.ts';
import type { SuiteAddresses } from '../suite/addresses.ts';
import type { WaitManner } from '../support/until-done.ts';
import { DEMO_ADMIN } from './accounts.ts';
import { demoConferences } from './conferences.ts';
import { FULL_ACCOUNT } from './seed.ts';
import { untilEmailsAreFinal } from './until-sent.ts';

const DAY_MS = 24 * 3_600_000;
/** The conferences with a former Tag were renamed so many days ago. */
const RENAMED_DAYS_AGO = 140;
const YEAR_DAYS = 365;
/** So many calls before that and since. */
const EARLIER_CALLS = 80;
const LATER_CALLS = 70;
/** Drawn so that the demonstration looks the same each time. */
const SEED = 20;

/**
 * Gives the demonstration's account a year of calls, told by simulated bridges. In the middle of it a
 * conference is renamed, as its administrator would: with a Save, which sends the email again.
 */
export async function seedHistory(
  operator: Operator,
  suite: Pick<SuiteAddresses, 'bridgeUrl' | 'runDir'>,
  now: Date,
  manner: WaitManner,
): Promise<void> {
  const told = { accountId: FULL_ACCOUNT, now, wrong: 0.02, manner };
  await simulateForAccount(operator, suite, {
    ...told,
    runId: 'demo-1',
    calls: EARLIER_CALLS,
    partOf: { before: 0, all: EARLIER_CALLS + LATER_CALLS },
    days: YEAR_DAYS - RENAMED_DAYS_AGO,
    before: new Date(now.getTime() - RENAMED_DAYS_AGO * DAY_MS),
    seed: SEED,
  });
  for (const { tag, formerTag } of demoConferences(now)) {
    if (formerTag !== undefined) await rename(operator, formerTag, tag);
  }
  await untilEmailsAreFinal(operator, FULL_ACCOUNT, manner);
  await simulateForAccount(operator, suite, {
    ...told,
    runId: 'demo-2',
    calls: LATER_CALLS,
    partOf: { before: EARLIER_CALLS, all: EARLIER_CALLS + LATER_CALLS },
    days: RENAMED_DAYS_AGO,
    seed: SEED + 1,
  });
}

async function rename({ db, auth }: Operator, from: string, to: string): Promise<void> {
  const { uid } = await auth.getUserByEmail(DEMO_ADMIN);
  const { docs } = await db
    .collection(paths.conferences(FULL_ACCOUNT))
    .where('tag', '==', from)
    .get();
  for (const { ref } of docs) {
    await ref.update({
      tag: to,
      saveId: randomId(),
      savedAt: FieldValue.serverTimestamp(),
      savedBy: uid,
    });
  }
}
