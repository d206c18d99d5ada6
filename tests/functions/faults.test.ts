import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openSuite, type SuiteClient, unique } from '../support/suite.ts';
import { newConference } from './test-conference.ts';
import { type EmulatorClient, type Faults, openEmulator } from './emulator.ts';

let suite: SuiteClient;
let emulator: EmulatorClient;
beforeAll(async () => {
  suite = openSuite();
  emulator = openEmulator(suite);
  // The emulator starts a process for each function at its first event; that is not under test.
  const conference = newConference(suite, await suite.openAccount());
  await conference.ended(await conference.save({ adminEmail: `${unique()}@leaders.example` }));
});
afterEach(() => emulator.setFaults({}));
afterAll(() => suite.close());

const cases: readonly (readonly [string, Faults])[] = [
  ['come twice', { events: { duplicate: true } }],
  ['come late and in any order', { seed: 3, events: { delayMs: 300, reorder: 8 } }],
  ['fail at first', { events: { failFirst: true } }],
  [
    'come twice, late, in any order, and fail at first',
    { seed: 5, events: { duplicate: true, delayMs: 300, reorder: 8, failFirst: true } },
  ],
];

describe('when events', () => {
  it.each(cases)('%s, each Save sends exactly one email', async (_, faults) => {
    await emulator.setFaults(faults);
    const conference = newConference(suite, await suite.openAccount());
    const to = `${unique()}@leaders.example`;
    await conference.save({ adminEmail: to });
    await conference.save({ adminEmail: to, tag: 'Weekly sales, moved' });
    const last = await conference.save({ adminEmail: to, tag: 'Board' });

    const { events } = await emulator.settled();
    expect(events.givenUp).toBe(0);
    expect((await conference.ended(last)).email).toMatchObject({ state: 'sent', saveId: last, to });
    const mails = await suite.inbox.wait(to, 3);
    expect(mails).toHaveLength(3);

    // Whatever came first: one pair of codes, in every one of the emails.
    const { participantCode = 'none' } = await conference.now();
    for (const mail of mails) expect(mail.html).toContain(`,,${participantCode}`);
    const codes = await suite.db
      .collection('accessCodes')
      .where('conferenceId', '==', conference.id)
      .get();
    expect(codes.size).toBe(2);
  });
});
