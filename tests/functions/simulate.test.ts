import type { Timestamp } from 'firebase-admin/firestore';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { paths } from '../../domain/paths.ts';
import { dayIn } from '../../domain/time/local-time.ts';
import { addSums, NO_SUMS, type Sums } from '../../domain/usage/sums.ts';
import { simulateForAccount } from '../../local/simulate/for-account.ts';
import type { SimulatedCall } from '../../local/simulate/history.ts';
import { toldLegs } from '../../local/simulate/tell-call.ts';
import { openSuite, type SuiteClient, unique } from '../support/suite.ts';
import { newConference } from './test-conference.ts';

const ZONE = 'America/Vancouver';

let suite: SuiteClient;
let accountId: string;
beforeAll(async () => {
  suite = openSuite();
  accountId = await suite.openAccount({ timeZone: ZONE });
});
afterAll(() => suite.close());

const all = async (path: string) => (await suite.db.collection(path).get()).docs;

/** What a history comes to, by the days of the account's calendar and by Tag. */
function sumsOf(
  history: readonly SimulatedCall[],
  tagOf: (call: SimulatedCall) => string,
): { readonly days: Record<string, Sums>; readonly tags: Record<string, Sums> } {
  const days: Record<string, Sums> = {};
  const tags: Record<string, Sums> = {};
  for (const call of history) {
    const legs = toldLegs(call, new Map(call.legs.map(({ legId }) => [legId, true])));
    const one: Sums = {
      calls: 1,
      legs: legs.length,
      seconds: legs.reduce((sum, { seconds }) => sum + seconds, 0),
      minutes: legs.reduce((sum, { minutes }) => sum + minutes, 0),
    };
    add(days, dayIn(new Date(call.startedAt), ZONE), one);
    add(tags, tagOf(call), one);
  }
  return { days, tags };
}

/** The same as the server has summed it up. */
async function keptSums(): Promise<ReturnType<typeof sumsOf>> {
  const days: Record<string, Sums> = {};
  const tags: Record<string, Sums> = {};
  for (const document of await all(paths.usage(accountId))) {
    const month = usageSchema.parse(document.data());
    for (const [day, sums] of Object.entries(month.days)) {
      // A call may have been thought to have begun a day later, until its first caller was told of.
      if (sums.calls !== 0) add(days, `${month.month}-${day}`, sums);
    }
    for (const byTag of Object.values(month.conferences)) {
      for (const { tag, ...sums } of Object.values(byTag)) add(tags, tag, sums);
    }
  }
  return { days, tags };
}

function add(to: Record<string, Sums>, key: string, sums: Sums): void {
  to[key] = addSums(to[key] ?? NO_SUMS, sums);
}

const sumsShape = { calls: z.int(), legs: z.int(), seconds: z.int(), minutes: z.int() };
const usageSchema = z.object({
  month: z.string(),
  days: z.record(z.string(), z.object(sumsShape)),
  conferences: z.record(
    z.string(),
    z.record(z.string(), z.object({ tag: z.string(), ...sumsShape })),
  ),
});

it('a simulated year stands in the usage history as it was told', async () => {
  const tags = ['Board', 'Weekly sales'];
  for (const tag of tags) {
    const conference = newConference(suite, accountId);
    const adminEmail = `${unique()}@leaders.example`;
    await conference.ended(await conference.save({ tag, adminEmail }));
  }
  const simulation = {
    accountId,
    calls: 12,
    days: 365,
    now: new Date(),
    seed: 7,
    wrong: 0.1,
    runId: unique(),
  };
  const { history, conferences, ...result } = await simulateForAccount(
    suite,
    suite.addresses,
    simulation,
  );
  const callers = history.reduce((sum, { legs }) => sum + legs.length, 0);
  const told = sumsOf(history, ({ conference }) => conferences[conference]?.tag ?? '');
  const minutes = Object.values(told.days).reduce((sum, day) => sum + day.minutes, 0);
  expect(result).toMatchObject({ calls: 12, callers, minutes, lockedOut: 0 });
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

  expect(await keptSums()).toEqual(told);
  expect(legsOf(await all(paths.legs(accountId)))).toEqual(
    history
      .flatMap((call) => toldLegs(call, new Map(call.legs.map(({ legId }) => [legId, true]))))
      .map(({ legId, seconds, minutes: billed }) => `${legId} ${seconds} s ${billed} min`)
      .sort(),
  );

  // All of it once more, in another order: nothing is counted twice.
  await simulateForAccount(suite, suite.addresses, { ...simulation, wrong: 0 });
  expect(await keptSums()).toEqual(told);
  expect(await all(paths.calls(accountId))).toHaveLength(12);
});

function legsOf(documents: Awaited<ReturnType<typeof all>>): string[] {
  return documents
    .map((leg) => `${leg.get('legId')} ${leg.get('seconds')} s ${leg.get('minutes')} min`)
    .sort();
}
