import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mailId, paths } from '../../../domain/paths.ts';
import type { LegGrant } from '../../../domain/usage/apply-event.ts';
import { accessCodeKey } from '../../../functions/src/codes/access-code-key.ts';
import { sealGrant } from '../../../functions/src/bridge/door/leg-token.ts';
import { keepTalking } from '../../../functions/src/bridge/calls/keep-talking.ts';
import { recordEvents } from '../../../functions/src/bridge/calls/record-events.ts';
import { answerCallCheck } from '../../../functions/src/bridge/check/answer-call-check.ts';
import { answerPasswordAsk } from '../../../functions/src/people/answer-password-ask.ts';
import { fulfilInvitation } from '../../../functions/src/people/fulfil-invitation.ts';
import { signInsOf } from '../../../functions/src/people/sign-ins.ts';
import { isFresh } from '../../../functions/src/bridge/door/refuse-replay.ts';
import { keepDialInNumbers } from '../../../functions/src/profile/keep-dial-in-numbers.ts';
import { passOnRetry } from '../../../functions/src/deliveries/pass-on-retry.ts';
import { handleSave } from '../../../functions/src/saves/handle-save.ts';
import { settleDeletion } from '../../../functions/src/deletion/settle-deletion.ts';
import { testAuthentication } from '../../support/sign-ins.ts';
import { openBridge, UNKNOWN } from '../bridge/bridge-world.ts';
import { ask } from '../bridge/live-world.ts';
import { Clock, handle, mailer, Smtp } from '../mail/mail-world.ts';
import {
  ACCOUNT,
  ADMIN,
  CONFERENCE,
  dealing,
  dependencies,
  NOW,
  putAccount,
  putAdmin,
  save,
  saveEvent,
  saveId,
  startWorld,
  type World,
} from '../world.ts';

// How long each document lives (docs/data.md): written by the functions and the
// mailer themselves, and deleted by the policies that are deployed.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FIRST = { leader: '4829150637', participant: '7712049958' };
const SECOND = { leader: '3618402957', participant: '5290174836' };
const TTL = { ttl: { type: 'month', value: 1 } };
const END_OF_TIME = new Date('2999-01-01T00:00:00Z');

const smtp = new Smtp();
let world: World;
beforeAll(async () => {
  world = await startWorld();
  await smtp.start();
});
afterAll(async () => {
  await smtp.stop();
  await world.stop();
});
beforeEach(async () => {
  await putAccount(world.db, { callerNumbers: 'full' });
  await putAdmin(world.db);
});
afterEach(() => world.clear());

/** That these documents, all together, go at a moment, and not a millisecond earlier. */
function expectEnd(end: Date, gone: readonly (string | RegExp)[]): void {
  expect(world.deleteExpired(new Date(end.getTime() - 1))).toEqual([]);
  const expected = gone.map((each) =>
    typeof each === 'string' ? each : (expect.stringMatching(each) as string),
  );
  expect(world.deleteExpired(end)).toEqual(expected);
}
const after = (milliseconds: number, since = NOW) => new Date(since.getTime() + milliseconds);
const code = (digits: string) => paths.accessCode(accessCodeKey(digits, dependencies.pepper));

/** Somebody joins at a moment and, unless they are still there, leaves a minute later. */
async function call(joinedAt: Date, isOver = true): Promise<void> {
  const grant: LegGrant = {
    accountId: ACCOUNT,
    conferenceId: CONFERENCE,
    role: 'participant',
    tag: 'Weekly sales',
    waitForLeader: false,
    callerId: '+15145550134',
    dialedNumber: '+15145550100',
    bridge: 'montreal-1',
    grantedAt: joinedAt.getTime(),
  };
  const told = {
    sessionId: 's',
    legId: 'leg',
    legToken: sealGrant(grant, dependencies.pepper),
  };
  const joined = { ...told, type: 'leg.joined', eventId: 'j', at: joinedAt.toISOString() };
  const leftAt = after(60_000, joinedAt).toISOString();
  const left = { ...told, type: 'leg.left', eventId: 'l', at: leftAt, reason: 'hungUp' };
  const answer = await recordEvents(
    world.db,
    { pepper: dependencies.pepper, now: () => NOW },
    'montreal-1',
    { events: isOver ? [joined, left] : [joined] },
  );
  expect(answer).toMatchObject({ rejected: [] });
}

const saveConference = (letter: string, codes: typeof FIRST) =>
  handleSave(world.db, dealing(codes.leader, codes.participant), saveEvent(letter));

const deleteConference = (deletedAt: Date) =>
  settleDeletion(world.db, dependencies.pepper, {
    accountId: ACCOUNT,
    conferenceId: CONFERENCE,
    kind: 'deleted',
    at: deletedAt,
    by: ADMIN.uid,
    tag: 'Weekly sales',
    runId: null,
  });

const NOBODYS = '+16135550177';

async function dialNobodys(): Promise<void> {
  await keepDialInNumbers(world.db, ACCOUNT, undefined);
  await openBridge(world.db).resolve({ dialedNumber: NOBODYS });
  for (const { ref } of (await world.db.collection('guesses').get()).docs) await ref.delete();
}

const CALL = `accounts/${ACCOUNT}/calls/[^/]+`;

describe('a call', () => {
  it('has its whole numbers for 90 days, and all else for thirteen months after its month', async () => {
    const joinedAt = new Date('2026-11-23T11:00:00Z');
    await call(joinedAt);
    expectEnd(after(90 * DAY, joinedAt), [new RegExp(`^${CALL}/private/callers$`)]);
    expectEnd(new Date('2028-01-02T00:00:00Z'), [
      new RegExp(`^${CALL}$`),
      new RegExp(`^${CALL}/private/state$`),
      new RegExp(`^accounts/${ACCOUNT}/legs/`),
      new RegExp(`^accounts/${ACCOUNT}/usage/2026-11_`),
    ]);
  });

  it('of a month’s last evening, by the account’s calendar, belongs to that month', async () => {
    // The first of November in UTC, the last of October in Toronto.
    await call(new Date('2026-11-01T01:00:00Z'));
    expect(world.deleteExpired(new Date('2027-12-01T23:59:59.999Z'))).toHaveLength(1);
    expect(world.deleteExpired(new Date('2027-12-02T00:00:00Z'))).toHaveLength(4);
  });

  it('that goes on stays in the list of those, however long', async () => {
    await call(NOW, false);
    world.deleteExpired(END_OF_TIME);
    expect((await world.db.collection(paths.openCalls).get()).size).toBe(1);
  });
});

describe('wrong codes', () => {
  it('are counted for a day more than anybody asks for them', async () => {
    await openBridge(world.db).resolve({ digits: UNKNOWN });
    expectEnd(after(DAY), [/^guesses\/call_/]);
    // NOW is a full hour, and the hour counts to its end.
    expectEnd(after(HOUR + DAY), [/^guesses\/caller_/, /^guesses\/number_/, /^guesses\/platform_/]);
  });

  it('of a call are counted for a day after the last of them', async () => {
    const bridge = openBridge(world.db);
    await bridge.resolve({ digits: '1' });
    bridge.wait(HOUR);
    await bridge.resolve({ digits: '2' });
    expectEnd(after(HOUR + DAY), [/^guesses\/call_/]);
  });

  it('leave their alert for 90 days', async () => {
    await openBridge(world.db, { wrongPerCaller: 1 }).resolve({ digits: UNKNOWN });
    world.deleteExpired(after(89 * DAY));
    expectEnd(after(90 * DAY), [/^alerts\/caller_/]);
  });

  it('on a number that nobody has is told of for 90 days', async () => {
    await dialNobodys();
    expectEnd(after(90 * DAY), [paths.strayNumber(NOBODYS)]);
  });
});

it('a bridge’s request is remembered for a quarter of an hour after it was signed', async () => {
  const signed = { bridge: 'montreal-1', signature: 'ab12', signedAt: NOW };
  expect(await isFresh(world.db, signed)).toBe(true);
  expect(world.deleteExpired(after(HOUR / 4 - 1))).toEqual([]);
  expect(await isFresh(world.db, signed)).toBe(false);
  expectEnd(after(HOUR / 4), [paths.bridgeRequest('montreal-1', 'ab12')]);
});

/** An administrator asks whether a call would work, and is answered. */
async function checkCall(): Promise<void> {
  const { pepper, codeLength } = dependencies;
  await world.db
    .doc(paths.callCheck(ACCOUNT, CONFERENCE))
    .set({ askedAt: NOW, askedBy: ADMIN.uid });
  const holder = { accountId: ACCOUNT, conferenceId: CONFERENCE };
  const manner = { pepper, codeLength, now: () => NOW };
  expect(await answerCallCheck(world.db, manner, holder)).toBe('answered');
}

it('whether a call would work is kept for a day', async () => {
  await save(world.db, saveId('A'));
  await checkCall();
  expectEnd(after(DAY), [paths.callCheck(ACCOUNT, CONFERENCE)]);
});

describe('mail', () => {
  const mail = paths.mail(mailId(CONFERENCE, saveId('A')));

  beforeEach(async () => {
    await save(world.db, saveId('A'));
    await saveConference('A', FIRST);
  });

  it('that nobody has sent is never lost', () => {
    expect(world.deleteExpired(END_OF_TIME)).toEqual([]);
  });

  it.each([
    ['was sent', 'sent', {}],
    ['has failed', 'failed', { defaults: { from: '', replyTo: '' } }],
  ])('that %s goes as long afterwards as the operator says', async (_, outcome, over) => {
    const clock = new Clock();
    const sending = mailer(smtp, clock, { ...TTL, ...over });
    expect(await handle(world.db, mail, sending, clock.pause)).toBe(outcome);
    expectEnd(new Date('2026-12-23T12:00:00Z'), [mail]);
  });
});

describe('a code', () => {
  beforeEach(async () => {
    await save(world.db, saveId('A'));
    await saveConference('A', FIRST);
  });

  it('that works is never given to somebody else', () => {
    expect(world.deleteExpired(END_OF_TIME)).toEqual([]);
  });

  it('that was renewed stays reserved for twelve months', async () => {
    await save(world.db, saveId('B'), { codesWanted: 2, participantOverlapUntil: null });
    await saveConference('B', SECOND);
    expectEnd(
      new Date('2027-11-23T12:00:00Z'),
      [code(FIRST.leader), code(FIRST.participant)].sort(),
    );
  });

  it('of a deleted conference does too, and the conference can be brought back for 30 days', async () => {
    const deletedAt = after(0);
    await save(world.db, saveId('A'), { deletedAt });
    await deleteConference(deletedAt);
    expectEnd(after(30 * DAY), [paths.conference(ACCOUNT, CONFERENCE)]);
    expectEnd(
      new Date('2027-11-23T12:00:00Z'),
      [code(FIRST.leader), code(FIRST.participant)].sort(),
    );
  });
});

const TOKEN = 'abcdefghijABCDEFGHI0';

/** Somebody is invited, and follows the link to choose a password. */
async function followPasswordLink(): Promise<void> {
  const auth = testAuthentication();
  const signIns = signInsOf(auth, world.db);
  const invitation = { accountId: ACCOUNT, invitationId: 'I'.repeat(20) };
  await world.db.doc(paths.invitation(ACCOUNT, invitation.invitationId)).create({
    ...{ email: 'zoe@acme.example', role: 'viewer', invitedBy: ADMIN.uid },
  });
  const outside = {
    ...{ signIns, now: () => NOW, draw: () => TOKEN },
    ...{ portal: 'https://confdesk.example', mailCollection: 'invitationMail' },
  };
  expect(await fulfilInvitation(world.db, outside, invitation)).toBe('added');
  await world.db.doc(paths.passwordAsk(TOKEN)).create({ askedAt: NOW });
  expect(await answerPasswordAsk(world.db, { signIns, now: () => NOW }, TOKEN)).toBe('none');
}

describe('a link to choose a first password', () => {
  it('is kept for seven days, and an answer of Firebase for one', async () => {
    await followPasswordLink();
    expectEnd(after(DAY), [paths.passwordAsk(TOKEN)]);
    expectEnd(after(7 * DAY), [paths.passwordLink(TOKEN)]);
  });
});

/** Somebody talks in a call that goes on. @returns the call's id */
async function talk(): Promise<string> {
  await call(NOW, false);
  const callId = (await world.db.collection(paths.calls(ACCOUNT)).get()).docs[0]?.id ?? '';
  await keepTalking(world.db, { accountId: ACCOUNT, callId }, NOW.getTime(), ['leg']);
  return callId;
}

describe('a call that goes on', () => {
  it('has who talks kept for a day', async () => {
    const callId = await talk();
    expectEnd(after(DAY), [paths.talking(ACCOUNT, callId)]);
  });
});

it('is known here of each kind of document that has an end', async () => {
  await ask(world.db, await talk(), 'lock');
  await dialNobodys();
  await openBridge(world.db, { wrongPerCaller: 1 }).resolve({ digits: UNKNOWN });
  await isFresh(world.db, { bridge: 'montreal-1', signature: 'ab12', signedAt: NOW });
  const clock = new Clock();
  for (const [letter, isBulk] of [
    ['A', false],
    ['B', true],
  ] as const) {
    await save(world.db, saveId(letter));
    await handleSave(world.db, dealing(FIRST.leader, FIRST.participant), {
      ...saveEvent(letter),
      isBulk,
    });
    const collection = isBulk ? 'bulkMail' : 'mail';
    const path = `${collection}/${mailId(CONFERENCE, saveId(letter))}`;
    await handle(world.db, path, mailer(smtp, clock, TTL), clock.pause);
    await world.db.doc(path).update({ 'delivery.state': 'RETRY' });
    await passOnRetry(world.db, collection, mailId(CONFERENCE, saveId(letter)), NOW);
  }
  await checkCall();
  await followPasswordLink();
  await save(world.db, saveId('B'), { deletedAt: NOW });
  await deleteConference(NOW);

  const gone = world.deleteExpired(END_OF_TIME).map((path) => path.split('/').at(-2));
  const { fieldOverrides } = JSON.parse(await readFile('firestore.indexes.json', 'utf8')) as {
    fieldOverrides: { collectionGroup: string; ttl?: boolean }[];
  };
  const policies = fieldOverrides.filter(({ ttl }) => ttl === true);
  expect([...new Set(gone)].sort()).toEqual(
    policies.map(({ collectionGroup }) => collectionGroup).sort(),
  );
});
