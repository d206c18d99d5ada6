import { Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mailId, paths } from '../../domain/paths.ts';
import { runScheduled } from '../../local/suite/scheduler.ts';
import { tryAgainNow } from '../support/deliveries.ts';
import { openSuite, pollUntil, type SuiteClient, unique } from '../support/suite.ts';
import { newConference, type TestConference } from './test-conference.ts';
import { type EmulatorClient, openEmulator } from './emulator.ts';

// What a mail server answers, from the real mailer to the conference. Addresses say what it answers
// (local/test/moody-smtp.ts).

let suite: SuiteClient;
let emulator: EmulatorClient;
beforeAll(() => {
  suite = openSuite();
  emulator = openEmulator(suite);
});
afterEach(() => emulator.setFaults({}));
afterAll(() => suite.close());

const asking = (mood: string) => `${mood}.${unique()}@leaders.example`;

/** Waits until the email of a Save waits to be tried again. */
function waiting(conference: TestConference, saveId: string) {
  return pollUntil(`the email of ${saveId} to wait`, async () => {
    const { email } = await conference.now();
    return email?.saveId === saveId && email.state === 'waiting' ? email : null;
  });
}

describe('an answer for good', () => {
  it.each([
    ['refuse-rcpt-550-5-1-1', 'mailboxUnknown', '550 5.1.1 User unknown'],
    ['refuse-rcpt-552-5-2-2', 'mailboxFull', '552 5.2.2 Mailbox full'],
    ['refuse-data-554-5-7-1', 'blocked', /^554 5\.7\.1 Service unavailable/],
    ['refuse-data-552-5-3-4', 'messageTooLarge', /^552 5\.3\.4/],
  ])('%s is told as %s, in the server’s own words', async (mood, failure, detail) => {
    const conference = newConference(suite, await suite.openAccount());
    const { email } = await conference.ended(await conference.save({ adminEmail: asking(mood) }));
    expect(email).toMatchObject({ state: 'failed', failure });
    expect(email?.detail).toEqual(
      detail instanceof RegExp ? expect.stringMatching(detail) : detail,
    );
  });
});

describe('an answer for now', () => {
  it.each([
    ['refuse-rcpt-450-4-2-0-x2', 'greylisted'],
    ['refuse-data-451-4-7-1-x2', 'rateLimited'],
    ['refuse-rcpt-452-4-2-2-x2', 'mailboxFull'],
  ])(
    '%s waits (%s), also when it is tried in vain, and is sent once it is taken',
    async (mood, failure) => {
      const accountId = await suite.openAccount();
      const conference = newConference(suite, accountId);
      const to = asking(mood);
      const saveId = await conference.save({ adminEmail: to });
      const first = await waiting(conference, saveId);
      expect(first).toMatchObject({ failure, to });
      // The first try waits a minute at least, and until the minute is full.
      const pause = (first.nextTryAt?.getTime() ?? 0) - first.at.getTime();
      expect(pause).toBeGreaterThanOrEqual(60_000);
      expect(pause).toBeLessThan(125_000);

      await tryAgainNow(suite.db, suite.addresses, accountId);
      await pollUntil('the second refusal', async () => {
        const { email } = await conference.now();
        // The minute may have come by itself meanwhile.
        return email?.state !== 'queued' && (email?.at ?? first.at) > first.at ? email : null;
      });
      await tryAgainNow(suite.db, suite.addresses, accountId);
      expect((await conference.ended(saveId)).email).toMatchObject({
        state: 'sent',
        failure: null,
      });
      await emulator.settled();
      expect(await suite.inbox.count(to)).toBe(1);
    },
  );

  it('is tried once although every event comes twice, late and in any order', async () => {
    await emulator.setFaults({
      seed: 11,
      events: { duplicate: true, delayMs: 200, reorder: 6, failFirst: true },
    });
    const accountId = await suite.openAccount();
    const conference = newConference(suite, accountId);
    const to = asking('refuse-data-451-4-7-1-x1');
    const saveId = await conference.save({ adminEmail: to });
    await waiting(conference, saveId);
    await emulator.settled();
    await tryAgainNow(suite.db, suite.addresses, accountId);
    await conference.ended(saveId);
    await emulator.settled();
    expect((await conference.now()).email).toMatchObject({ state: 'sent' });
    expect(await suite.inbox.count(to)).toBe(1);
  });

  it('is not tried any more once Save is pressed again', async () => {
    const accountId = await suite.openAccount();
    const conference = newConference(suite, accountId);
    const refused = asking('refuse-rcpt-450-4-2-0-x1');
    const first = await conference.save({ adminEmail: refused });
    await waiting(conference, first);
    const to = `${unique()}@leaders.example`;
    expect((await conference.ended(await conference.save({ adminEmail: to }))).email).toMatchObject(
      {
        state: 'sent',
        to,
      },
    );
    await tryAgainNow(suite.db, suite.addresses, accountId);
    await emulator.settled();
    expect(await suite.inbox.count(refused)).toBe(0);
    const id = mailId(conference.id, first);
    const entry = await suite.db.doc(paths.activityEntry(accountId, id)).get();
    expect(entry.get('email')).toMatchObject({ state: 'failed', failure: 'superseded' });
  });
});

it('an email that has left without an answer may have arrived, and is not tried again', async () => {
  const accountId = await suite.openAccount();
  const conference = newConference(suite, accountId);
  const to = asking('drop');
  const { email } = await conference.ended(await conference.save({ adminEmail: to }));
  expect(email).toMatchObject({ state: 'failed', failure: 'uncertain' });
  await tryAgainNow(suite.db, suite.addresses, accountId);
  await emulator.settled();
  expect(await suite.inbox.count(to)).toBe(1);
});

it('an email whose document vanished while it was on its way is told an end', async () => {
  const accountId = await suite.openAccount();
  const conference = newConference(suite, accountId);
  const saveId = await conference.save({ adminEmail: `${unique()}@leaders.example` });
  await conference.ended(saveId);
  await emulator.settled();
  // As it would be had its mailer been heard of no more.
  const id = mailId(conference.id, saveId);
  await suite.db.doc(paths.mail(id)).delete();
  const queued = {
    'email.state': 'queued',
    'email.at': Timestamp.fromMillis(Date.now() - 700_000),
  };
  await suite.db.doc(paths.conference(accountId, conference.id)).update(queued);
  await suite.db.doc(paths.activityEntry(accountId, id)).update(queued);
  await runScheduled(suite.addresses, 'deliveriesDue');
  expect((await conference.now()).email).toMatchObject({ state: 'failed', failure: 'interrupted' });
});
