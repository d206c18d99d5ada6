import {
  collection,
  deleteDoc,
  doc,
  type DocumentData,
  type Firestore,
  getDoc,
  getDocs,
  serverTimestamp,
  setDoc,
  Timestamp,
  updateDoc,
} from 'firebase/firestore/lite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commandKindSchema, CALLER_COMMANDS } from '../../../domain/live-command.ts';
import { paths } from '../../../domain/paths.ts';
import {
  allowed,
  denied,
  startRulesFirestore,
  type RulesFirestore,
} from '../../support/firestore.ts';
import {
  at,
  drawId,
  FUTURE,
  nonAdmins,
  outsiders,
  PAST,
  seedWorld,
  type World,
} from '../../support/rules-world.ts';

let firestore: RulesFirestore;
let world: World;
let command: string;

beforeAll(async () => {
  firestore = await startRulesFirestore();
});
afterAll(() => firestore.stop());

const BRIDGE = 'key-of-a-bridge';
const EXPIRE_AT = Timestamp.fromDate(FUTURE);
const put = (path: string, data: DocumentData) => setDoc(doc(firestore.owner, path), data);
const live = { callers: 2, leaders: 1, waiting: 0, isLocked: null, bridge: BRIDGE };

beforeEach(async () => {
  world = await seedWorld(firestore);
  command = paths.command(world.account, 'call', drawId());
  await put(paths.call(world.account, 'call'), { live, expireAt: EXPIRE_AT });
  await put(paths.call(world.account, 'over'), { live: null, expireAt: EXPIRE_AT });
  await put(paths.leg(world.account, 'call', 'l-1'), { leftAt: null });
  await put(paths.leg(world.account, 'call', 'gone'), { leftAt: Timestamp.fromDate(PAST) });
  await put(paths.leg(world.account, 'other', 'l-2'), { leftAt: null });
  await put(paths.liveBridge(BRIDGE), { acts: commandKindSchema.options, until: FUTURE });
});

const admin = () => firestore.as(world.admin);

function asked(over: DocumentData = {}): DocumentData {
  return {
    ...{ kind: 'mute', legId: 'l-1', askedAt: serverTimestamp(), askedBy: world.admin },
    ...{ bridge: BRIDGE, state: 'asked', expireAt: EXPIRE_AT },
    ...over,
  };
}

const ask = (over: DocumentData = {}, path = command, client: Firestore = admin()) =>
  setDoc(at(client, path), asked(over));

describe('a command', () => {
  it.each(commandKindSchema.options)('to %s is an administrator’s', async (kind) => {
    const isAboutCaller = CALLER_COMMANDS.some((each) => each === kind);
    await allowed(ask({ kind, legId: isAboutCaller ? 'l-1' : null }));
  });

  it.each(commandKindSchema.options)('to %s is about what it can be about', async (kind) => {
    const isAboutCaller = CALLER_COMMANDS.some((each) => each === kind);
    await denied(ask({ kind, legId: isAboutCaller ? null : 'l-1' }));
  });

  it('is nobody else’s', async () => {
    for (const { client, uid } of nonAdmins(firestore, world)) {
      await denied(ask({ askedBy: uid }, command, client));
    }
  });

  it('is asked by oneself, and now', async () => {
    await denied(ask({ askedBy: world.viewer }));
    await denied(ask({ askedAt: Timestamp.fromDate(PAST) }));
    await denied(ask({ askedAt: Timestamp.fromDate(FUTURE) }));
  });

  it.each([{ state: 'sent' }, { state: 'done' }, { sentAs: 'x' }, { answer: 'x' }, { why: null }])(
    'brings nothing of what the server says of it: %o',
    async (over) => {
      await denied(ask(over));
    },
  );

  it('needs all that it has', async () => {
    for (const field of Object.keys(asked())) {
      const { [field]: _left, ...others } = asked();
      await denied(setDoc(at(admin(), command), others));
    }
  });

  it('is for a call that goes on, of this account, by its own bridge', async () => {
    await denied(ask({ kind: 'end', legId: null }, paths.command(world.account, 'over', drawId())));
    await denied(ask({ kind: 'end', legId: null }, paths.command(world.account, 'none', drawId())));
    await denied(ask({ bridge: 'key-of-another' }));
    await put(paths.liveBridge('key-of-another'), { acts: ['mute'], until: FUTURE });
    await denied(ask({ bridge: 'key-of-another' }));
    await put(paths.call(world.strangersAccount, 'call'), { live, expireAt: EXPIRE_AT });
    await put(paths.leg(world.strangersAccount, 'call', 'l-1'), { leftAt: null });
    await denied(ask({}, paths.command(world.strangersAccount, 'call', drawId())));
  });

  it('goes with its call', async () => {
    await denied(ask({ expireAt: Timestamp.fromDate(PAST) }));
    await denied(ask({ expireAt: null }));
  });

  it('is about a caller who is there, in this call', async () => {
    for (const legId of ['gone', 'none', 'l-2', '', 'a/b', '../l-1', 'l-1/x/y', 7]) {
      await denied(ask({ legId }));
    }
    await put(`${paths.leg(world.account, 'call', 'a')}/b/c`, { leftAt: null });
    await denied(ask({ legId: 'a/b/c' }));
    await put(paths.leg(world.account, 'call', 'a b'), { leftAt: null });
    await denied(ask({ legId: 'a b' }));
  });

  it('is about a caller of whatever id a bridge may give', async () => {
    const drawn = 'aZ09._:@-'.padEnd(62, 'x');
    for (const legId of ['a', 'Z-1', '0:2.5@B_9', `${drawn}zz`]) {
      await put(paths.leg(world.account, 'call', legId), { leftAt: null });
      await allowed(ask({ legId }, paths.command(world.account, 'call', drawId())));
    }
    const long = `${drawn}zzz`;
    await put(paths.leg(world.account, 'call', long), { leftAt: null });
    await denied(ask({ legId: long }));
  });

  it('is what the bridge can do, as long as it asks', async () => {
    await put(paths.liveBridge(BRIDGE), { acts: ['lock'], until: FUTURE });
    await denied(ask());
    await allowed(ask({ kind: 'lock', legId: null }));
    await put(paths.liveBridge(BRIDGE), { acts: ['mute'], until: PAST });
    await denied(ask());
    await deleteDoc(doc(firestore.owner, paths.liveBridge(BRIDGE)));
    await denied(ask());
  });

  it('is none of another kind, however much a bridge says it can', async () => {
    await put(paths.liveBridge(BRIDGE), { acts: ['mute', 'record'], until: FUTURE });
    await denied(ask({ kind: 'record' }));
  });

  it('has an id that was drawn', async () => {
    for (const id of ['mute', `${drawId()}x`]) {
      await denied(ask({}, paths.command(world.account, 'call', id)));
    }
  });

  it('is changed and taken back by nobody', async () => {
    await ask();
    await denied(ask());
    await denied(updateDoc(at(admin(), command), { state: 'done' }));
    await denied(deleteDoc(at(admin(), command)));
  });

  it('is read by members alone', async () => {
    await ask();
    for (const uid of [world.admin, world.viewer]) {
      const read = await allowed(getDoc(at(firestore.as(uid), command)));
      expect(read.get('state')).toBe('asked');
    }
    for (const { client } of outsiders(firestore, world)) await denied(getDoc(at(client, command)));
    await denied(getDocs(collection(admin(), paths.commands(world.account, 'call'))));
  });
});

describe('who is talking', () => {
  it('is read by members alone, and written by nobody', async () => {
    const talking = paths.talking(world.account, 'call');
    await put(talking, { legIds: ['l-1'] });
    for (const uid of [world.admin, world.viewer]) {
      await allowed(getDoc(at(firestore.as(uid), talking)));
      await denied(setDoc(at(firestore.as(uid), talking), { legIds: [] }));
    }
    for (const { client } of outsiders(firestore, world)) await denied(getDoc(at(client, talking)));
    await put(`accounts/${world.account}/calls/call/live/other`, {});
    await denied(getDoc(at(admin(), `accounts/${world.account}/calls/call/live/other`)));
  });
});

describe('what a bridge can do', () => {
  it('is read by whoever has signed in and knows its key, and written by nobody', async () => {
    const path = paths.liveBridge(BRIDGE);
    await allowed(getDoc(at(firestore.as(world.viewer), path)));
    await denied(getDoc(at(firestore.anonymous(), path)));
    await denied(getDocs(collection(admin(), 'liveBridges')));
    await denied(setDoc(at(admin(), path), { acts: [], until: FUTURE }));
    await denied(deleteDoc(at(admin(), path)));
  });
});
