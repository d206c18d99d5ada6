import { afterAll, beforeAll, expect, it } from 'vitest';
import { historyOf, lineOf, openConference } from './conferences.ts';
import { openTelephony, type Telephony } from './telephony.ts';

const [HIGH, LOW] = [650, 450];
const DIALLED = '+15145550100';

let telephony: Telephony;
beforeAll(async () => {
  telephony = await openTelephony('asterisk-2');
});
afterAll(() => telephony.close());

it('an adapter that is killed and started again loses nobody and nothing', async () => {
  const { suite, bridge, dialIn } = telephony;
  const accountId = await suite.openAccount();
  const { conference, leaderCode, participantCode } = await openConference(suite, accountId);
  const [leader, participant] = await dialIn([
    { from: '+14165550201', to: DIALLED, code: leaderCode },
    { from: '+15145550201', to: DIALLED, code: participantCode },
  ]);
  await bridge.untilIn(conference.id, 2);

  await bridge.killAdapter();
  leader?.say(HIGH);
  participant?.say(LOW);
  await Promise.all([leader?.hears(LOW), participant?.hears(HIGH)]);
  await bridge.startAdapter();

  const [late] = await dialIn([{ from: '+15145550202', to: DIALLED, code: participantCode }]);
  await bridge.untilIn(conference.id, 3);
  // Told of behind the first heartbeat, which names who was in before.
  const going = await lineOf(suite, conference, ({ legs }) => legs === 3);
  expect(going.callers.map(({ leftAt }) => leftAt)).toEqual([null, null, null]);
  for (const phone of [participant, late, leader]) await phone?.hangUp();

  const line = await lineOf(suite, conference);
  expect(line).toMatchObject({ legs: 3, peak: 3, endReason: 'lastCallerLeft', isEstimated: false });
  expect(line.callers.map(({ leftReason }) => leftReason)).toEqual(['hungUp', 'hungUp', 'hungUp']);
});

it('who leaves while the adapter is away is out when it is there again, by estimate', async () => {
  const { suite, bridge, dialIn } = telephony;
  const accountId = await suite.openAccount();
  const { conference, leaderCode, participantCode } = await openConference(suite, accountId);
  const [leader, participant] = await dialIn([
    { from: '+14165550203', to: DIALLED, code: leaderCode },
    { from: '+15145550203', to: DIALLED, code: participantCode },
  ]);
  await bridge.untilIn(conference.id, 2);
  await lineOf(suite, conference, ({ legs }) => legs === 2);

  await bridge.killAdapter();
  // They talk for a while: a heartbeat says what was so half a second before, which is to be after they joined.
  participant?.say(LOW);
  await leader?.hears(LOW);
  leader?.say(HIGH);
  await participant?.hears(HIGH);
  await participant?.hangUp();
  await bridge.untilIn(conference.id, 1);
  await bridge.startAdapter();
  await lineOf(suite, conference, ({ callers }) =>
    callers.some(({ role, leftAt }) => role === 'participant' && leftAt !== null),
  );
  await leader?.hangUp();
  const line = await lineOf(suite, conference);
  expect(line).toMatchObject({ legs: 2, endReason: 'lastCallerLeft', isEstimated: true });
  const [left] = line.callers.filter(({ role }) => role === 'participant');
  expect(left).toMatchObject({ isEstimated: true });
});

it('a switch that is killed ends its calls at that moment, and takes calls again afterwards', async () => {
  const { suite, bridge, dialIn } = telephony;
  const accountId = await suite.openAccount();
  const { conference, leaderCode, participantCode } = await openConference(suite, accountId);
  await dialIn([
    { from: '+14165550204', to: DIALLED, code: leaderCode },
    { from: '+15145550204', to: DIALLED, code: participantCode },
  ]);
  await bridge.untilIn(conference.id, 2);
  await lineOf(suite, conference, ({ legs }) => legs === 2);

  const before = Date.now();
  await bridge.killSwitch();
  const after = Date.now();
  await bridge.startSwitch();
  const line = await lineOf(suite, conference);
  expect(line).toMatchObject({ legs: 2, endReason: 'bridgeStopped' });
  expect(line.endedAt).toBeGreaterThanOrEqual(before);
  expect(line.endedAt).toBeLessThan(after + 1000);

  const [again] = await dialIn([{ from: '+14165550205', to: DIALLED, code: leaderCode }]);
  await again?.hangUp();
  await lineOfTwo();

  /** The second call of the conference, once it is over. */
  async function lineOfTwo(): Promise<void> {
    await expect
      .poll(
        async () => (await historyOf(suite, conference)).map(({ endedAt }) => endedAt !== null),
        {
          timeout: 60_000,
        },
      )
      .toEqual([true, true]);
  }
});
