import { Timestamp } from 'firebase-admin/firestore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editionOf } from '../../domain/conference/edition.ts';
import { paths } from '../../domain/paths.ts';
import { randomId } from '../../domain/random-id.ts';
import { setDialInNumbers } from '../../local/operator/accounts/set-dial-in.ts';
import { runScheduled } from '../../local/suite/scheduler.ts';
import { openBridge } from '../support/bridge.ts';
import { openSuite, pollUntil, type SuiteClient, unique } from '../support/suite.ts';
import { newConference, type TestConference } from './test-conference.ts';

let suite: SuiteClient;
beforeAll(() => {
  suite = openSuite();
});
afterAll(() => suite.close());

const DAY = 24 * 3_600_000;
const address = () => `${unique()}@leaders.example`;
const TORONTO = { number: '+14165550100', location: 'Toronto', tollFree: false };

const refOf = ({ accountId, id }: TestConference) => suite.db.doc(paths.conference(accountId, id));
const keyOf = async (conference: TestConference) =>
  (await refOf(conference).get()).get('listKeys.informed') as unknown;

/** The delivery that an entry of the activity log tells, once that has come to its end. */
function delivered(accountId: string, kind: string) {
  return pollUntil(`an entry of ${kind} whose email has ended`, async () => {
    const { docs } = await suite.db
      .collection(paths.activity(accountId))
      .where('kind', '==', kind)
      .orderBy('at', 'desc')
      .get();
    const [entry] = docs;
    return entry?.get('email.state') === 'sent' ? { entries: docs.length, id: entry.id } : null;
  });
}

it('keeps to whom which numbers went, and what an operator’s change makes of that', async () => {
  const accountId = await suite.openAccount();
  const conference = newConference(suite, accountId);
  const [first, second] = [address(), address()];
  await conference.ended(await conference.save({ adminEmail: first }));
  const before = await keyOf(conference);
  expect(before).toMatch(/^\w{10}\.\w{10}$/);

  const { account, outdated } = await setDialInNumbers(suite, accountId, [TORONTO]);
  expect(outdated).toBe(1);
  expect(editionOf(account)).not.toBe(before);
  expect(await keyOf(conference)).toBe(before);

  await conference.ended(await conference.save({ adminEmail: second }));
  expect(await keyOf(conference)).toBe(editionOf(account));
  expect((await refOf(conference).get()).get('informed')).toMatchObject([
    { to: second, codesVersion: 1, edition: editionOf(account) },
    { to: first, codesVersion: 1, edition: before },
  ]);
});

it('hears of another address in the directory of the Cloud PBX', async () => {
  const accountId = await suite.openAccount({ services: { conferencing: true, pbx: true } });
  const conference = newConference(suite, accountId);
  await conference.ended(await conference.save({ adminEmail: address() }));
  const userId = randomId();
  await refOf(conference).update({ pbxUserId: userId });
  const user = suite.db.doc(paths.pbxUser(accountId, userId));
  await user.set({
    ...{ name: 'Ana', extension: '1', email: address(), leftAt: null, loadedBy: null },
    ...{ conferenceId: conference.id, hasConference: true, standing: 'has' },
  });
  const email = address();
  await user.update({ email });
  const told = await pollUntil('the address of the directory on the conference', async () => {
    const now = await refOf(conference).get();
    return now.get('directory.email') === email ? now : null;
  });
  expect(told.get('directory')).toEqual({ email, isSettled: false });
  expect(told.get('listKeys.informed')).toBe('');
});

describe.each([
  ['en', 'your audio conference expires on', 'A call was held with your leader code.'],
  [
    'fr',
    'votre conférence téléphonique expire le',
    'Un appel a eu lieu avec votre code d’animateur.',
  ],
] as const)('in %s', (language, expires, held) => {
  it('a leader is reminded a week before, once', async () => {
    const accountId = await suite.openAccount({ language });
    const conference = newConference(suite, accountId);
    const to = address();
    const expiresAt = new Date(Date.now() + 30 * DAY);
    await conference.ended(await conference.save({ adminEmail: to, expiresAt }));
    const due = (await refOf(conference).get()).get('remindAt') as Timestamp;
    expect(due.toMillis()).toBe(expiresAt.getTime() - 7 * DAY);
    await runScheduled(suite.addresses, 'remindersDue');
    expect(await suite.inbox.count(to)).toBe(1);

    // Three weeks later.
    const inDays = (days: number) => Timestamp.fromMillis(Date.now() + days * DAY);
    await refOf(conference).update({ expiresAt: inDays(6), remindAt: inDays(-1) });
    await Promise.all([1, 2].map(() => runScheduled(suite.addresses, 'remindersDue')));
    expect(await delivered(accountId, 'expiryReminded')).toMatchObject({ entries: 1 });
    // An inbox does not keep the order in which they were sent.
    const mails = await suite.inbox.wait(to, 2);
    const [mail, ...others] = mails.filter(({ subject }) => subject?.includes(expires));
    expect(others).toEqual([]);
    expect(mail).toBeDefined();
    const { participantCode = 'none' } = await conference.now();
    for (const code of [participantCode, await conference.leaderCode()]) {
      for (const form of [mail?.text, mail?.html, mail?.subject]) {
        expect(String(form).replaceAll(' ', '')).not.toContain(code);
      }
    }
  });

  it('a leader has a receipt of their call, once', async () => {
    const accountId = await suite.openAccount({ language, callReceipts: true });
    const conference = newConference(suite, accountId);
    const to = address();
    await conference.ended(await conference.save({ adminEmail: to }));
    const bridge = await openBridge(suite);
    const answer = await bridge.resolve({
      ...{ callId: unique(), dialedNumber: '+15145550100', callerId: '+15145550134' },
      ...{ digits: await conference.leaderCode(), attempt: 1 },
    });
    if (answer.decision !== 'join') throw new Error(answer.decision);
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    const leg = { sessionId: unique(), legId: unique(), legToken: answer.legToken };
    const events = [
      { type: 'leg.joined', eventId: unique(), at: ago(50), ...leg },
      { type: 'leg.left', eventId: unique(), at: ago(8), reason: 'hungUp', ...leg },
    ];
    expect(await bridge.events(events)).toMatchObject({ accepted: 2 });
    const { docs } = await suite.db.collection(paths.receiptsDue).get();
    const due = docs.filter((each) => each.get('accountId') === accountId);
    expect(due).toHaveLength(1);
    // A minute and a half later.
    await due[0]?.ref.update({ at: Timestamp.fromMillis(Date.now() - 100_000) });
    await Promise.all([1, 2].map(() => runScheduled(suite.addresses, 'receiptsDue')));
    expect(await delivered(accountId, 'leaderCalled')).toMatchObject({ entries: 1 });
    const mails = await suite.inbox.wait(to, 2);
    const [mail, ...others] = mails.filter(({ text }) => text?.includes(held));
    expect(others).toEqual([]);
    expect(mail?.text).toContain('42 minutes'.replace(' ', language === 'fr' ? '\u00a0' : ' '));
    expect(mail?.text).toContain('+1 514 ••• ••34');
    expect(mail?.text).not.toContain('5145550134');
  });
});
