import type { Timestamp } from 'firebase-admin/firestore';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paths } from '../../domain/paths.ts';
import { dayIn } from '../../domain/usage/calendar.ts';
import { simulateForAccount } from '../../local/simulate/for-account.ts';
import type { SimulatedCall } from '../../local/simulate/history.ts';
import { openSuite, type SuiteClient, unique } from '../support/suite.ts';
import { newConference } from './conference.ts';

const ZONE = 'America/Vancouver';

let suite: SuiteClient;
let accountId: string;
beforeAll(async () => {
  suite = openSuite();
  accountId = await suite.openAccount({ timeZone: ZONE });
});
afterAll(() => suite.close());

const all = async (path: string) => (await suite.db.collection(path).get()).docs;

/** Callers of a day, by the calendar of the account. */
function callersByDay(history: readonly SimulatedCall[]): Record<string, number> {
  const days: Record<string, number> = {};
  for (const { startedAt, legs } of history) {
    const day = dayIn(new Date(startedAt), ZONE);
    days[day] = (days[day] ?? 0) + legs.length;
  }
  return days;
}

it('a simulated year stands in the usage history as it was told', { timeout: 60_000 }, async () => {
  const tags = ['Board', 'Weekly sales'];
  for (const tag of tags) {
    const conference = newConference(suite, accountId);
    const adminEmail = `${unique()}@leaders.example`;
    await conference.ended(await conference.save({ tag, adminEmail }));
  }
  const { history, conferences, ...result } = await simulateForAccount(suite, suite.addresses, {
    accountId,
    calls: 12,
    days: 365,
    now: new Date(),
    seed: 7,
    wrong: 0.1,
    runId: unique(),
  });
  const callers = history.reduce((sum, { legs }) => sum + legs.length, 0);
  expect(result).toMatchObject({ calls: 12, callers, lockedOut: 0 });
  expect(result.wrongCodes).toBeGreaterThan(0);

  const calls = await all(paths.calls(accountId));
  const facts = (documents: readonly object[]) =>
    documents.map((each) => JSON.stringify(each)).sort();
  expect(
    facts(
      calls.map((doc) => ({
        conferenceId: doc.get('conferenceId') as unknown,
        tag: doc.get('tag') as unknown,
        startedAt: (doc.get('startedAt') as Timestamp).toMillis(),
        legs: doc.get('legs') as unknown,
        isOver: doc.get('endedAt') !== null,
        isEstimated: doc.get('isEstimated') as unknown,
      })),
    ),
  ).toEqual(
    facts(
      history.map(({ conference, startedAt, legs }) => ({
        conferenceId: conferences[conference]?.id,
        tag: conferences[conference]?.tag,
        startedAt,
        legs: legs.length,
        isOver: true,
        isEstimated: legs.some(({ isLeavingTold }) => !isLeavingTold),
      })),
    ),
  );

  const byDay: Record<string, number> = {};
  for (const month of await all(paths.usage(accountId))) {
    const days = month.get('days') as Record<string, { legs: number }>;
    for (const [day, { legs }] of Object.entries(days)) {
      const key = `${month.get('month')}-${day}`;
      // A call may have been thought to have begun a day later, until its first caller was told of.
      if (legs !== 0) byDay[key] = (byDay[key] ?? 0) + legs;
    }
  }
  expect(byDay).toEqual(callersByDay(history));
  expect(await all(paths.legs(accountId))).toHaveLength(callers);
});
