import { type Firestore, Timestamp } from 'firebase-admin/firestore';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { COMMAND_VALID_MS } from '../../../domain/live-command.ts';
import { commandEntryId, paths } from '../../../domain/paths.ts';
import { LiveBridges } from '../../../functions/src/bridge/commands/announce-bridge.ts';
import { beforeTransactions } from '../../support/before-transactions.ts';
import { ACCOUNT, ADMIN, putAccount, putAdmin, startWorld, type World } from '../world.ts';
import {
  answered,
  ask,
  BRIDGE,
  event,
  fetchAll,
  joined,
  KEY,
  MOMENT,
  record,
  token,
  WaitedClock,
} from './live-world.ts';

let world: World;
let db: Firestore;
let callId: string;
beforeAll(async () => {
  world = await startWorld();
  ({ db } = world);
});
afterAll(() => world.stop());
beforeEach(async () => {
  world.failCommits({});
  await world.clear();
  await putAccount(db);
  await putAdmin(db);
  await record(db, [joined('l-1', 0), joined('l-2', 1, { role: 'leader', callerId: null })]);
  callId = (await db.collection(paths.calls(ACCOUNT)).get()).docs[0]?.id ?? '';
});

const stored = async (id: string) =>
  (await db.doc(paths.command(ACCOUNT, callId, id)).get()).data() ?? {};
const entry = async (id: string) =>
  (await db.doc(paths.activityEntry(ACCOUNT, commandEntryId(callId, id))).get()).data();

describe('a bridge that asks', () => {
  it('gets what is asked of it, with its own names for call and caller', async () => {
    const id = await ask(db, callId, 'mute', { legId: 'l-1' });
    const { commands } = await fetchAll(db);
    expect(commands).toMatchObject([{ commandId: id, kind: 'mute', sessionId: 's', legId: 'l-1' }]);
    expect(await stored(id)).toMatchObject({ state: 'sent', sentAs: id });
  });

  it('hears until when each is to be done, which goes on from when it was asked for', async () => {
    await ask(db, callId, 'lock', { askedAt: new Date(MOMENT.getTime() - 4000) });
    expect((await fetchAll(db)).commands).toMatchObject([
      { voidAt: new Date(MOMENT.getTime() + 6000).toISOString(), validForMs: 6000 },
    ]);
  });

  it('gets each once, however many ask at the same time', async () => {
    const ids = [await ask(db, callId, 'lock'), await ask(db, callId, 'unlock')];
    const answers = await Promise.all(Array.from({ length: 4 }, () => fetchAll(db)));
    const handed = answers.flatMap(({ commands }) => commands.map(({ commandId }) => commandId));
    expect(handed.toSorted()).toEqual(ids.toSorted());
    expect((await fetchAll(db)).commands).toEqual([]);
  });

  it('gets each once where answers of the database are lost', async () => {
    const at = (after: number) => ({ askedAt: new Date(MOMENT.getTime() + after) });
    const ids = [await ask(db, callId, 'lock', at(0)), await ask(db, callId, 'unlock', at(1))];
    world.failCommits({ answerLost: 0.5 });
    const { commands } = await fetchAll(db);
    expect(commands.map(({ commandId }) => commandId)).toEqual(ids);
  });

  it('gets what was taken for it where the next one cannot be', async () => {
    const first = await ask(db, callId, 'lock', { askedAt: new Date(MOMENT.getTime() - 1) });
    const second = await ask(db, callId, 'unlock');
    const reachable = db.runTransaction.bind(db);
    const transactions = vi
      .spyOn(db, 'runTransaction')
      .mockImplementationOnce(reachable)
      .mockRejectedValueOnce(new Error('Firestore is away.'));
    const { commands } = await fetchAll(db);
    transactions.mockRestore();
    expect(commands.map(({ commandId }) => commandId)).toEqual([first]);
    const later = await fetchAll(db);
    expect(later.commands.map(({ commandId }) => commandId)).toEqual([second]);
  });

  it('gets them in the order in which they were asked for', async () => {
    const now = MOMENT.getTime();
    await ask(db, callId, 'unlock', { askedAt: new Date(now - 1000) });
    await ask(db, callId, 'lock', { askedAt: new Date(now - 2000) });
    const { commands } = await fetchAll(db);
    expect(commands.map(({ kind }) => kind)).toEqual(['lock', 'unlock']);
  });

  it('waits as long as it wants for something to do, and no longer', async () => {
    const clock = new WaitedClock();
    const began = clock.now().getTime();
    expect((await fetchAll(db, { waitMs: 25_000 }, { clock })).commands).toEqual([]);
    expect(clock.now().getTime() - began).toBe(25_000);

    let looks = 0;
    clock.onWait = () => {
      looks += 1;
      return looks === 3 ? ask(db, callId, 'lock', { askedAt: clock.now() }) : undefined;
    };
    expect((await fetchAll(db, { waitMs: 25_000 }, { clock })).commands).toHaveLength(1);
    expect(looks).toBe(3);
  });

  it('costs one read a look while there is nothing to do', async () => {
    const liveBridges = new LiveBridges(db);
    await fetchAll(db, {}, { liveBridges });
    const clock = new WaitedClock();
    const reads = await world.readsDuring(() =>
      fetchAll(db, { waitMs: 7000 }, { clock, liveBridges }),
    );
    expect(reads).toBeLessThanOrEqual(11);
  });

  it('is told nothing more once it has gone', async () => {
    const gone = new AbortController();
    const clock = new WaitedClock();
    clock.onWait = async () => {
      gone.abort();
      await ask(db, callId, 'lock');
    };
    const answer = await fetchAll(db, { waitMs: 25_000 }, { clock, gone: gone.signal });
    expect(answer.commands).toEqual([]);
    expect((await fetchAll(db)).commands).toHaveLength(1);
  });

  it('that goes while it is being told leaves the rest to its next question', async () => {
    const gone = new AbortController();
    await ask(db, callId, 'lock');
    const next = await ask(db, callId, 'unlock', { askedAt: new Date(MOMENT.getTime() + 1) });
    const leaving = beforeTransactions(db, () => Promise.resolve(gone.abort()));
    await fetchAll(leaving, {}, { gone: gone.signal });
    expect(await stored(next)).toMatchObject({ state: 'asked' });
    expect((await fetchAll(db)).commands).toMatchObject([{ commandId: next }]);
  });

  it('gets nothing of another bridge', async () => {
    await ask(db, callId, 'lock');
    expect((await fetchAll(db, {}, { bridge: 'montreal-2' })).commands).toEqual([]);
    expect((await fetchAll(db)).commands).toHaveLength(1);
  });

  it('says under a key, which its calls tell, what it can do and until when', async () => {
    const clock = new WaitedClock();
    const call = await db.doc(paths.call(ACCOUNT, callId)).get();
    expect(call.get('live.bridge')).toBe(KEY);
    expect(JSON.stringify(call.data())).not.toContain(BRIDGE);
    const reference = db.doc(paths.liveBridge(KEY));
    const liveBridges = new LiveBridges(db);
    await fetchAll(db, { can: ['mute', 'lock', 'mute'] }, { clock, liveBridges });
    const first = await reference.get();
    expect(first.get('acts')).toEqual(['lock', 'mute']);
    expect((first.get('until') as { toMillis(): number }).toMillis()).toBe(
      clock.now().getTime() + 60_000,
    );
    // As long as that holds nothing is written, unless it can do something else.
    clock.advance(20_000);
    const again = () => fetchAll(db, { can: ['lock', 'mute'] }, { clock, liveBridges });
    expect(await world.writesDuring(again)).toBe(0);
    clock.advance(10_000);
    expect(await world.writesDuring(again)).toBe(1);
    await fetchAll(db, { can: [] }, { clock, liveBridges });
    expect((await reference.get()).get('acts')).toEqual([]);
  });

  it('says so with its next question where that could not be written', async () => {
    let isAway = true;
    const away = Object.create(db, {
      doc: {
        value: (path: string) => {
          if (isAway) throw new Error('away');
          return db.doc(path);
        },
      },
    }) as Firestore;
    const liveBridges = new LiveBridges(away);
    await expect(fetchAll(db, { can: ['lock'] }, { liveBridges })).rejects.toThrow('away');
    isAway = false;
    await fetchAll(db, { can: ['lock'] }, { liveBridges });
    expect((await db.doc(paths.liveBridge(KEY)).get()).get('acts')).toEqual(['lock']);
  });
});

describe('a command', () => {
  it('is void after ten seconds', async () => {
    const before = new Date(MOMENT.getTime() - COMMAND_VALID_MS);
    const id = await ask(db, callId, 'lock', { askedAt: before });
    expect((await fetchAll(db)).commands).toEqual([]);
    expect((await stored(id))['state']).toBe('asked');
    expect(await entry(id)).toBeUndefined();
  });

  it('that becomes void while it is being looked for is not handed out', async () => {
    const clock = new WaitedClock();
    const id = await ask(db, callId, 'lock');
    const late = beforeTransactions(db, () => Promise.resolve(clock.advance(COMMAND_VALID_MS)));
    expect((await fetchAll(late, {}, { clock })).commands).toEqual([]);
    expect(await stored(id)).toMatchObject({ state: 'asked' });
  });

  it('for a caller who has just left is refused without asking the bridge', async () => {
    const id = await ask(db, callId, 'remove', { legId: 'l-1' });
    await record(db, [event('leg.left', 5, { legId: 'l-1', reason: 'hungUp' })]);
    expect((await fetchAll(db)).commands).toEqual([]);
    expect(await stored(id)).toMatchObject({ state: 'refused', why: 'callerLeft' });
    expect(await entry(id)).toBeUndefined();
  });

  it('for a caller of whom nobody has heard is refused without asking the bridge', async () => {
    const id = await ask(db, callId, 'mute', { legId: 'nobody' });
    expect((await fetchAll(db)).commands).toEqual([]);
    expect(await stored(id)).toMatchObject({ state: 'refused', why: 'callerLeft' });
  });

  it('for a call that is over is refused', async () => {
    const ids = [
      await ask(db, callId, 'end'),
      // Also where it is about one caller, who has left with all others.
      await ask(db, callId, 'mute', { legId: 'l-1' }),
    ];
    const ended = { reason: 'lastCallerLeft' };
    await record(db, [event('conference.ended', 5, ended)]);
    expect((await fetchAll(db)).commands).toEqual([]);
    for (const id of ids) {
      expect(await stored(id)).toMatchObject({ state: 'refused', why: 'callEnded' });
    }
  });

  it('that the bridge cannot do any more is refused', async () => {
    const id = await ask(db, callId, 'admit');
    expect((await fetchAll(db, { can: ['lock'] })).commands).toEqual([]);
    expect(await stored(id)).toMatchObject({ state: 'refused', why: 'notPossible' });
  });

  it('of two administrators at once is done twice, and told twice', async () => {
    const ids = [
      await ask(db, callId, 'mute', { legId: 'l-1' }),
      await ask(db, callId, 'mute', { legId: 'l-1', askedBy: 'somebody' }),
    ];
    expect((await fetchAll(db)).commands).toHaveLength(2);
    const entries = await Promise.all(ids.map(entry));
    expect(entries.map((each) => each?.['by'] as unknown)).toEqual([
      ADMIN,
      { uid: 'somebody', email: 'somebody' },
    ]);
  });

  it('is in the activity as who asked for what, of whom, and what came of it', async () => {
    const id = await ask(db, callId, 'mute', { legId: 'l-1' });
    await fetchAll(db);
    const act = { kind: 'mute', caller: '+1 514 ••• ••34', outcome: 'sent', why: null };
    const about = { kind: 'callActedOn', by: ADMIN, conferenceId: 'conference', tag: 'Board' };
    expect(await entry(id)).toMatchObject({ ...about, act });
    await record(db, [answered('done', id)]);
    expect(await entry(id)).toMatchObject({ ...about, act: { ...act, outcome: 'done' } });
  });

  it('about the call is in the activity as of nobody in it, when it was asked for', async () => {
    const askedAt = new Date(MOMENT.getTime() - 4000);
    const id = await ask(db, callId, 'lock', { askedAt });
    await fetchAll(db);
    expect(await entry(id)).toMatchObject({
      ...{ at: Timestamp.fromDate(askedAt), by: ADMIN },
      act: { kind: 'lock', caller: null },
    });
  });
});

describe('what became of a command', () => {
  const handed = async () => {
    const id = await ask(db, callId, 'lock');
    await fetchAll(db);
    return id;
  };

  it('is kept with it, also told twice', async () => {
    const id = await handed();
    const done = answered('done', id);
    expect(await record(db, [done])).toMatchObject({ accepted: 1 });
    expect(await stored(id)).toMatchObject({ state: 'done', why: null });
    expect(await record(db, [done])).toMatchObject({ duplicates: 1, rejected: [] });
  });

  it('may be a refusal, with its reason', async () => {
    const id = await handed();
    await record(db, [answered('refused', id, { reason: 'failed' })]);
    expect(await stored(id)).toMatchObject({ state: 'refused', why: 'failed' });
    expect((await entry(id))?.['act']).toMatchObject({ outcome: 'refused', why: 'failed' });
  });

  it('is the first word', async () => {
    const id = await handed();
    const answer = await record(db, [
      answered('done', id),
      answered('refused', id, { reason: 'failed' }),
    ]);
    expect(answer.accepted + answer.rejected.length).toBe(2);
    expect(answer.rejected).toMatchObject([{ code: 'conflicting_event' }]);
  });

  it('may come long after the command was void, and after the call', async () => {
    const id = await handed();
    await record(db, [event('conference.ended', 5, { reason: 'adminEnded' })]);
    await record(db, [answered('done', id)]);
    expect((await stored(id))['state']).toBe('done');
  });

  it('is kept also where the activity tells nothing of it any more', async () => {
    const id = await handed();
    await db.doc(paths.activityEntry(ACCOUNT, commandEntryId(callId, id))).delete();
    expect(await record(db, [answered('done', id)])).toMatchObject({ accepted: 1 });
    expect(await stored(id)).toMatchObject({ state: 'done' });
  });

  it('is not told by another bridge, nor of a command that nobody was given', async () => {
    const id = await handed();
    const notSent = await ask(db, callId, 'unlock');
    const { rejected } = await record(db, [answered('done', id)], { bridge: 'montreal-2' });
    expect(rejected).toMatchObject([{ code: 'unknown_command' }]);
    const more = await record(db, [answered('done', notSent), answered('done', 'nobodys')]);
    expect(more.rejected.map(({ code }) => code)).toEqual(['unknown_command', 'unknown_command']);
    expect((await stored(id))['state']).toBe('sent');
  });
});

describe('who is talking', () => {
  const talking = async () => (await db.doc(paths.talking(ACCOUNT, callId)).get()).data();
  const told = (seconds: number, legIds: readonly string[]) =>
    event('conference.talking', seconds, { legIds });

  it('is kept beside the call, the newest, in whatever order it comes', async () => {
    await record(db, [told(5, ['l-1', 'l-2']), told(4, ['l-2'])]);
    expect(await talking()).toMatchObject({ legIds: ['l-1', 'l-2'] });
    await record(db, [told(3, [])]);
    expect(await talking()).toMatchObject({ legIds: ['l-1', 'l-2'] });
    await record(db, [told(6, [])]);
    expect(await talking()).toMatchObject({ legIds: [] });
  });

  it('is kept also where it is told together with who came, and of each call its newest', async () => {
    const other = joined('l-3', 7, { conferenceId: 'other' });
    const { legToken } = other;
    await record(db, [
      event('conference.talking', 8, { legIds: ['l-3'], legToken }),
      told(10, ['l-1']),
      other,
    ]);
    const { docs } = await db.collectionGroup('live').get();
    const all = docs.map((doc) => doc.get('legIds') as unknown);
    expect(all).toEqual(expect.arrayContaining([['l-1'], ['l-3']]));
  });

  it('is written once, however much of it comes at once or again', async () => {
    const events = [told(4, ['l-2']), told(5, ['l-1'])];
    expect(await world.writesDuring(() => record(db, events))).toBe(1);
    expect(await world.writesDuring(() => record(db, events))).toBe(0);
  });

  it('changes nothing of the call', async () => {
    const before = await db.doc(paths.call(ACCOUNT, callId)).get();
    expect(await world.writesDuring(() => record(db, [told(5, ['l-1'])]))).toBe(1);
    const after = await db.doc(paths.call(ACCOUNT, callId)).get();
    expect(after.updateTime?.isEqual(before.updateTime ?? after.readTime)).toBe(true);
  });

  it('goes with the call, and does not come back late', async () => {
    await record(db, [told(5, ['l-1'])]);
    await record(db, [event('conference.ended', 9, { reason: 'lastCallerLeft' })]);
    expect(await talking()).toBeUndefined();
    expect(await record(db, [told(8, ['l-1'])])).toMatchObject({ accepted: 1 });
    expect(await talking()).toBeUndefined();
  });

  it('is of no call whose token was another bridge’s', async () => {
    const legToken = token({ bridge: 'montreal-2' });
    const { rejected } = await record(db, [
      { ...event('conference.talking', 5, { legIds: [] }), legToken },
    ]);
    expect(rejected).toMatchObject([{ code: 'unknown_call' }]);
  });
});

describe('what is so in a call', () => {
  const call = async () => (await db.doc(paths.call(ACCOUNT, callId)).get()).data() ?? {};
  const leg = async () => (await db.doc(paths.leg(ACCOUNT, callId, 'l-1')).get()).data() ?? {};

  it('is found by when it changed, by the server’s clock', async () => {
    const before = (await call())['changedAt'] as { toMillis(): number };
    await record(db, [event('leg.muted', 5, { legId: 'l-1' })]);
    // Of a caller alone: the call is as it was.
    expect((await call())['changedAt']).toEqual(before);
    expect(await leg()).toMatchObject({ isMuted: true });
    await record(db, [event('conference.locked', 6)]);
    expect(await call()).toMatchObject({ live: { isLocked: true, callers: 2, leaders: 1 } });
    const { docs } = await db
      .collection(paths.calls(ACCOUNT))
      .where('changedAt', '>', before)
      .get();
    expect(docs).toHaveLength(1);
    const legs = await db
      .collection(paths.legs(ACCOUNT))
      .where('callId', '==', callId)
      .where('changedAt', '>', before)
      .orderBy('changedAt')
      .get();
    expect(legs.docs.map((each) => each.get('legId') as unknown)).toEqual(['l-1']);
  });

  it('is what was said with the newest moment, however late something earlier comes', async () => {
    await record(db, [event('leg.muted', 5, { legId: 'l-1' }), event('conference.locked', 6)]);
    await record(db, [event('leg.unmuted', 4, { legId: 'l-1' })]);
    await record(db, [event('conference.unlocked', 5)]);
    expect(await leg()).toMatchObject({ isMuted: true });
    expect(await call()).toMatchObject({ live: { isLocked: true } });
  });

  it('of a caller alone is written of the caller alone: no sums are added to', async () => {
    const muting = () => record(db, [event('leg.muted', 5, { legId: 'l-1' })]);
    // What is known of the call, the caller, and the list of calls that go on.
    expect(await world.writesDuring(muting)).toBe(3);
    const leaving = () => record(db, [event('leg.left', 65, { legId: 'l-1', reason: 'hungUp' })]);
    // And the call and the sums, each once: a document bears about one write a second.
    expect(await world.writesDuring(leaving)).toBe(5);
  });

  it('is nothing any more once the call is over', async () => {
    await record(db, [event('conference.ended', 9, { reason: 'adminEnded' })]);
    expect(await call()).toMatchObject({ live: null, endReason: 'adminEnded' });
  });

  it('counts who waits, until a leader comes or nobody need wait', async () => {
    await record(db, [event('leg.left', 5, { legId: 'l-2', reason: 'hungUp' })]);
    expect(await call()).toMatchObject({ live: { callers: 1, leaders: 0, waiting: 1 } });
    await record(db, [event('conference.admitted', 15)]);
    expect(await call()).toMatchObject({ live: { callers: 1, leaders: 0, waiting: 0 } });
    await record(db, [event('leg.left', 100, { legId: 'l-1', reason: 'hungUp' })]);
    // A second before the leader came, and ten after.
    expect(await leg()).toMatchObject({ seconds: 100, waitedSeconds: 11 });
  });
});
