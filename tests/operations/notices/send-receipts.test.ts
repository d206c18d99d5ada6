import { Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { SILENT_AFTER_MS } from '../../../domain/usage/call-state.ts';
import { endSilentCalls } from '../../../functions/src/bridge/calls/end-silent-calls.ts';
import { recordEvents } from '../../../functions/src/bridge/calls/record-events.ts';
import { sealGrant } from '../../../functions/src/bridge/door/leg-token.ts';
import { sendReceipts, SETTLED_AFTER_MS } from '../../../functions/src/notices/send-receipts.ts';
import { seededChance } from '../../../local/simulate/chance.ts';
import { beforeTransactions } from '../../support/before-transactions.ts';
import {
  ACCOUNT,
  CONFERENCE,
  dependencies as saving,
  putAccount,
  save,
  saveId,
  startWorld,
  type World,
} from '../world.ts';

const MINUTE = 60_000;
const portal = 'https://confdesk.example';
const BRIDGE = 'montreal-1';

let world: World;
/** The moment at which the test began, on the clock of Firestore. */
let start: number;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  start = Date.now();
  await putAccount(world.db, { callReceipts: true });
  await save(world.db, saveId('A'));
});
afterEach(async () => {
  await world.clear();
});

interface Caller {
  readonly role?: 'leader' | 'participant';
  readonly callerId?: string | null;
}

function token({ role = 'participant', callerId = '+15145550134' }: Caller = {}): string {
  const grant = {
    ...{ accountId: ACCOUNT, conferenceId: CONFERENCE, tag: 'Weekly sales', waitForLeader: false },
    ...{
      role,
      callerId,
      dialedNumber: '+15145550100',
      bridge: BRIDGE,
      grantedAt: start - 3_600_000,
    },
  };
  return sealGrant(grant, saving.pepper);
}

/** Minutes before the test began. */
const ago = (minutes: number) => new Date(start - minutes * MINUTE).toISOString();
const joined = (legId: string, minutes: number, caller: Caller = {}) => ({
  ...{ type: 'leg.joined', eventId: `j-${legId}`, at: ago(minutes), sessionId: 's', legId },
  legToken: token(caller),
});
const left = (legId: string, minutes: number, caller: Caller = {}) => ({
  ...{ type: 'leg.left', eventId: `l-${legId}`, at: ago(minutes), sessionId: 's', legId },
  ...{ reason: 'hungUp', legToken: token(caller) },
});
const leader = { role: 'leader', callerId: '+14165550177' } as const;
const aCall = () => [joined('1', 50, leader), joined('2', 49), left('2', 10), left('1', 8, leader)];

async function record(...events: readonly object[]): Promise<void> {
  const dependencies = { pepper: saving.pepper, now: () => new Date(start) };
  const answer = await recordEvents(world.db, dependencies, BRIDGE, { events });
  expect(answer).toMatchObject({ rejected: [] });
}

let failures: unknown[] = [];
/** What the schedule does so long after the test began. */
function send(after = SETTLED_AFTER_MS + MINUTE, db = world.db) {
  failures = [];
  const now = () => new Date(start + after);
  const dependencies = { now, portal, bulkMailCollection: 'bulkMail' };
  return sendReceipts(db, dependencies, (error) => failures.push(error));
}

/** The calls whose receipts are due. */
const allDue = async () => (await world.db.collection(paths.receiptsDue).get()).docs;
const due = async () => (await allDue()).length;
const receipts = async () =>
  (await world.db.collection('bulkMail').get()).docs.map((doc) => doc.data());
async function text(): Promise<string> {
  const { docs } = await world.db.collection('bulkMail').get();
  return docs[0]?.get('message.text') as string;
}

describe('after a call that was led', () => {
  it('writes to the conference admin, once nothing more has been told for a while', async () => {
    await record(...aCall());
    expect(await send(0)).toEqual({});
    expect(await send()).toEqual({ sent: 1 });
    expect(await due()).toBe(0);
    expect(await receipts()).toMatchObject([{ to: 'ana@acme.example' }]);
    const told = await text();
    for (const fact of ['Lasted: 42 minutes', 'Callers: 2', '+1 416 ••• ••77', 'new codes']) {
      expect(told).toContain(fact);
    }
    // Whose number it is stands in no email, and neither do participants'.
    expect(JSON.stringify(await receipts())).not.toMatch(/5550177|5145550134|514 •/);
  });

  it('tells the conference’s activity', async () => {
    await record(...aCall());
    await send();
    const { docs } = await world.db.collection(`accounts/${ACCOUNT}/activity`).get();
    expect(docs.map((doc) => doc.data())).toMatchObject([
      {
        ...{ kind: 'leaderCalled', by: null, conferenceId: CONFERENCE },
        email: { to: 'ana@acme.example', state: 'queued' },
      },
    ]);
  });

  it.each([1, 2, 3, 4, 5, 6])('says the same, once, however it is told (%i)', async (seed) => {
    const chance = seededChance(seed);
    const ended = { ...joined('1', 8, leader), type: 'conference.ended', eventId: 'e' };
    const { legId: _none, ...end } = { ...ended, reason: 'lastCallerLeft' };
    const events = [...aCall(), end];
    for (const event of chance.shuffled([...events, ...events])) await record(event);
    // Two that come at once, and one that comes late.
    const outcomes = await Promise.all([send(), send()]);
    expect(outcomes.filter(({ sent }) => sent === 1)).toHaveLength(1);
    await record(...chance.shuffled(events));
    expect(await send(10 * MINUTE)).toEqual({});
    expect(await receipts()).toHaveLength(1);
    expect(await text()).toContain('Lasted: 42 minutes');
  });

  it('waits anew for a call that turns out to go on', async () => {
    await record(joined('1', 50, leader), left('1', 8, leader));
    expect(await due()).toBe(1);
    await record(joined('2', 20));
    expect(await due()).toBe(0);
    expect(await send()).toEqual({});
    await record(left('2', 3));
    expect(await send()).toEqual({ sent: 1 });
    expect(await text()).toContain('Lasted: 47 minutes');
  });

  it('mails no corrections', async () => {
    await record(...aCall());
    await send();
    await record(joined('3', 30), left('3', 2));
    expect(await due()).toBe(1);
    expect(await send(10 * MINUTE)).toEqual({ alreadySent: 1 });
    expect(await receipts()).toHaveLength(1);
    expect(await due()).toBe(0);
  });

  it('goes to the address that is on file by then, also where a bridge fell silent', async () => {
    await record(joined('1', 50, { role: 'leader', callerId: null }));
    await save(world.db, saveId('B'), { adminEmail: 'li@acme.example' });
    await endSilentCalls(world.db, new Date(start + SILENT_AFTER_MS), () => undefined);
    expect(await send()).toEqual({ sent: 1 });
    expect(await receipts()).toMatchObject([{ to: 'li@acme.example' }]);
    expect(await text()).toContain('a withheld number');
  });
});

describe('no receipt', () => {
  it('of a call without a leader', async () => {
    await record(joined('2', 49), left('2', 10));
    expect(await due()).toBe(0);
  });

  it.each([{}, { callReceipts: false }])(
    'where the account has %o: nothing is written for it',
    async (over) => {
      await putAccount(world.db, over);
      await record(...aCall());
      expect(await due()).toBe(0);
    },
  );

  it('where the account has switched them off meanwhile', async () => {
    await record(...aCall());
    await putAccount(world.db);
    expect(await send()).toEqual({ notWanted: 1 });
    expect(await due()).toBe(0);
  });

  it.each([
    ['deleted', { deletedAt: new Date() }],
    ['unreadable', { adminEmail: 'a@b.example, c@d.example' }],
  ])('of a conference that is %s', async (_how, over) => {
    await record(...aCall());
    await save(world.db, saveId('A'), over);
    expect(await send()).toEqual({ notWanted: 1 });
    expect(await receipts()).toEqual([]);
  });

  it('of a call that a bridge tells a day late', async () => {
    const late = (25 * 3_600_000) / MINUTE;
    await record(joined('1', late + 5, leader), left('1', late, leader));
    expect(await send()).toEqual({ tooOld: 1 });
    expect(await due()).toBe(0);
  });

  it('for ever of what cannot be read: it is given up after a day', async () => {
    await record(...aCall());
    const { docs } = await world.db.collectionGroup('private').get();
    await docs.find(({ id }) => id === 'state')?.ref.update({ legs: 'none' });
    expect(await send()).toEqual({});
    expect(failures).toHaveLength(1);
    expect(await send(25 * 3_600_000)).toEqual({ tooOld: 1 });
    expect(await due()).toBe(0);
  });

  it('of a call that has been seen to, or told of anew, by the time it is its turn', async () => {
    await record(...aCall());
    const [call] = await allDue();
    const moved = beforeTransactions(world.db, async () =>
      call?.ref.update({ at: Timestamp.fromMillis(start + MINUTE + 1) }),
    );
    expect(await send(SETTLED_AFTER_MS + MINUTE, moved)).toEqual({ notDue: 1 });
    expect(await due()).toBe(1);
    const gone = beforeTransactions(world.db, async () => call?.ref.delete());
    expect(await send(2 * SETTLED_AFTER_MS, gone)).toEqual({ notDue: 1 });
    expect(failures).toEqual([]);
    expect(await receipts()).toEqual([]);
  });

  it.each([
    ['goes on', () => record(joined('1', 50, leader), left('1', 8, leader), joined('2', 20))],
    ['has no leader', () => record(joined('2', 49), left('2', 10))],
  ])('of a call that %s, whatever is due', async (_how, happens) => {
    await record(...aCall());
    const [call] = await allDue();
    const stored = call?.data() ?? {};
    await world.clear();
    await putAccount(world.db, { callReceipts: true });
    await save(world.db, saveId('A'));
    await happens();
    await call?.ref.set(stored);
    expect(await send()).toEqual({ notDue: 1 });
    expect(failures).toEqual([]);
    expect(await due()).toBe(0);
  });

  it.each(['the call', 'the account'])('where %s is gone', async (what) => {
    await record(...aCall());
    const [call] = await allDue();
    const callId = call?.get('callId') as string;
    const gone = what === 'the call' ? paths.callState(ACCOUNT, callId) : paths.account(ACCOUNT);
    await world.db.doc(gone).delete();
    expect(await send()).toEqual({ notWanted: 1 });
    expect(failures).toEqual([]);
    expect(await due()).toBe(0);
  });
});
