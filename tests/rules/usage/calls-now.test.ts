import { doc, getDoc, setDoc, Timestamp, updateDoc } from 'firebase/firestore/lite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CommandKind } from '../../../domain/live-command.ts';
import { paths } from '../../../domain/paths.ts';
import {
  readPresentLegs,
  readRunningCalls,
} from '../../../src/features/calls-now/api/running-calls.ts';
import {
  BridgeAwayError,
  sendCommand,
  type Asked,
  type Means,
} from '../../../src/features/calls-now/api/send-command.ts';
import {
  allowed,
  denied,
  startRulesFirestore,
  type RulesFirestore,
} from '../../support/firestore.ts';
import { drawId, FUTURE, seedWorld, type World } from '../../support/rules-world.ts';

// What the page of calls that go on asks and reads, under the rules and with the indexes that there are.

const BRIDGE = 'key-of-a-bridge';
const EXPIRE_AT = Timestamp.fromDate(FUTURE);
const SECOND = 1000;

let now = Date.now();
let firestore: RulesFirestore;
let world: World;

beforeAll(async () => {
  firestore = await startRulesFirestore({ clock: () => now });
});
afterAll(() => firestore.stop());
beforeEach(async () => {
  now += 3_600 * SECOND;
  world = await seedWorld(firestore);
  await put(paths.liveBridge(BRIDGE), { acts: ['mute', 'end'], until: after(60) });
});

const after = (seconds: number) => Timestamp.fromMillis(now + seconds * SECOND);
const put = (path: string, data: object) => setDoc(doc(firestore.owner, path), data);
const admin = () => firestore.as(world.admin);

/** What the server writes of a call; `changed`: so many seconds from now. */
async function putCall(id: string, changed: number, fields: object = {}): Promise<void> {
  await put(paths.call(world.account, id), {
    ...{ conferenceId: 'c', tag: id, day: '2026-11-29', startedAt: after(-60), endedAt: null },
    live: { callers: 1, leaders: 0, waiting: 1, isLocked: null, bridge: BRIDGE },
    ...{ changedAt: after(changed), expireAt: EXPIRE_AT, ...fields },
  });
}
async function putLeg(call: string, id: string, changed: number, fields: object = {}) {
  await put(paths.leg(world.account, call, id), {
    ...{ callId: call, legId: id, role: 'participant', caller: null, joinedAt: after(-60) },
    ...{ leftAt: null, changedAt: after(changed), ...fields },
  });
}
const ended = { endedAt: Timestamp.now(), live: null };

describe('calls that go on are followed', () => {
  it('by what has changed since, and nothing else is read', async () => {
    await Promise.all([putCall('a', -30), putCall('b', -20), putCall('old', -10, ended)]);
    const read = (before?: Awaited<ReturnType<typeof readRunningCalls>>) =>
      allowed(readRunningCalls(firestore.as(world.viewer), world.account, before, now));
    const first = await read();
    expect(first.items.map(({ id }) => id).toSorted()).toEqual(['a', 'b']);
    const idle = await read(first);
    expect(idle.items).toBe(first.items);

    await Promise.all([putCall('a', 1, ended), putCall('c', 2)]);
    const second = await read(idle);
    const states = second.items.map(({ id, isOver }) => [id, isOver] as const);
    expect(Object.fromEntries(states)).toEqual({ a: true, b: false, c: false });
  });

  it('of an account of which no call was ever told', async () => {
    const none = await readRunningCalls(admin(), world.account, undefined, now);
    expect(none.items).toEqual([]);
    await putCall('first', 1);
    const then = await readRunningCalls(admin(), world.account, none, now);
    expect(then.items).toHaveLength(1);
  });

  it('and so are those who are in one', async () => {
    await putCall('a', -30);
    await Promise.all([
      putLeg('a', 'x', -30),
      putLeg('a', 'gone', -20, { leftAt: after(-20) }),
      putLeg('other', 'y', -10),
    ]);
    const first = await allowed(readPresentLegs(admin(), world.account, 'a', undefined, now));
    expect(first.items.map(({ id }) => id)).toEqual(['x']);
    await Promise.all([putLeg('a', 'x', 1, { isMuted: true }), putLeg('other', 'y', 2)]);
    const second = await allowed(readPresentLegs(admin(), world.account, 'a', first, now));
    expect(second.items.map(({ id, leg }) => [id, leg.isMuted])).toEqual([['x', true]]);
  });

  it('by nobody else', async () => {
    for (const uid of [world.stranger, world.outsider, world.removed]) {
      await denied(readRunningCalls(firestore.as(uid), world.account, undefined, now));
    }
  });
});

describe('a bridge is asked', () => {
  const command = () => paths.command(world.account, 'a', id);
  let id: string;
  /** `each`: what happens while one waits for the answer, at each pause. */
  const means = (each: (pause: number) => Promise<unknown> = () => Promise.resolve()): Means => {
    let time = 0;
    let pauses = 0;
    return {
      pause: async (milliseconds) => {
        time += milliseconds;
        pauses += 1;
        await each(pauses);
      },
      now: () => time,
      newId: () => id,
    };
  };
  const asked = (kind: CommandKind, legId: string | null, uid = world.admin): Asked => ({
    ...{ accountId: world.account, uid, kind, legId },
    call: { id: 'a', bridge: BRIDGE, expireAt: EXPIRE_AT },
  });
  const answer = (fields: object) => updateDoc(doc(firestore.owner, command()), fields);

  beforeEach(async () => {
    id = drawId();
    await putCall('a', -30);
    await putLeg('a', 'x', -30);
  });

  it('and says that it is done', async () => {
    const told = await sendCommand(
      admin(),
      asked('mute', 'x'),
      means((pause) => (pause === 3 ? answer({ state: 'done' }) : Promise.resolve())),
    );
    expect(told?.state).toBe('done');
    const stored = await getDoc(doc(firestore.owner, command()));
    expect(stored.data()).toMatchObject({ kind: 'mute', legId: 'x', askedBy: world.admin });
  });

  it('and refuses it, with a reason', async () => {
    const refuse = () => answer({ state: 'refused', why: 'notPossible' });
    const told = await sendCommand(admin(), asked('end', null), means(refuse));
    expect(told).toMatchObject({ state: 'refused', why: 'notPossible' });
  });

  it('and says nothing, also where it took it', async () => {
    let pauses = 0;
    const take = async (pause: number) => {
      pauses = pause;
      if (pause === 2) await answer({ state: 'sent' });
    };
    expect(await sendCommand(admin(), asked('mute', 'x'), means(take))).toBeNull();
    // Ten seconds, and one more for an answer that is on its way.
    expect(pauses).toBe(28);
  });

  it('of a caller who has just left, and of a call that is over, which ends as refused', async () => {
    await putLeg('a', 'x', 1, { leftAt: after(0) });
    const left = await sendCommand(admin(), asked('mute', 'x'), means());
    expect(left).toEqual({ state: 'refused', why: 'callerLeft' });
    await putCall('a', 2, ended);
    const over = await sendCommand(admin(), asked('end', null), means());
    expect(over).toEqual({ state: 'refused', why: 'callEnded' });
  });

  it('only while it asks what it is to do', async () => {
    now += 61 * SECOND;
    await expect(sendCommand(admin(), asked('end', null), means())).rejects.toThrow(
      BridgeAwayError,
    );
    await expect(sendCommand(admin(), asked('lock', null), means())).rejects.toThrow(
      BridgeAwayError,
    );
  });

  it('by administrators of the account', async () => {
    await denied(
      sendCommand(firestore.as(world.viewer), asked('end', null, world.viewer), means()),
    );
    for (const uid of [world.stranger, world.removed]) {
      await denied(sendCommand(firestore.as(uid), asked('end', null, uid), means()));
    }
  });
});
