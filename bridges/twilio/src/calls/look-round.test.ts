import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BridgeClient, BridgeEvent, Heartbeat } from '../../../client/index.ts';
import { createAdapter } from '../adapter.ts';
import type { Store } from '../records/store.ts';
import { readSettings } from '../settings.ts';
import { ACCOUNT_SID } from '../testing/fake-forms.ts';
import { AUTH_TOKEN } from '../testing/fake-twilio.ts';
import { memoryStore } from '../testing/memory-store.ts';
import { CALL } from '../testing/store-contract.ts';
import { PUBLIC_URL, ROOM, startWorld, type World } from '../testing/world.ts';
import type { TwilioRest } from '../twilio/rest.ts';

/* What one look at all calls does while Twilio answers some of the questions only. */

const ROOMS = Array.from({ length: 16 }, (_, index) => ({
  ...ROOM,
  conferenceId: `room${index}`,
  leaderCode: `10000000${String(index).padStart(2, '0')}`,
}));

let store: ReturnType<typeof memoryStore>;
let world: World;
beforeEach(async () => {
  store = memoryStore();
  world = await startWorld({ store, rooms: ROOMS });
});
afterEach(() => world.stop());

/** Somebody is alone in each of so many conferences. @returns their calls */
async function fill(many: number) {
  const calls = [];
  for (const { leaderCode } of ROOMS.slice(0, many)) calls.push(await world.enter(leaderCode));
  await world.twilio.bringAll();
  world.now += 60_000;
  return calls;
}
const leaves = () => store.told.filter(({ type }: BridgeEvent) => type === 'leg.left');

it('a conference of which Twilio does not tell is no matter of the others', async () => {
  const [first, second, third] = await fill(3);
  const sidOf = (call: typeof first) => call?.conference?.sid ?? '';
  const [lost, going] = [sidOf(first), sidOf(second)];
  world.twilio.downFor.add(lost);
  await world.twilio.hangUp(third!);
  world.twilio.pending.length = 0;
  world.now += 60_000;
  await world.adapter.beat();
  expect(world.heartbeats).toHaveLength(1);
  // The lost one may go on, and is left alone.
  expect(world.heartbeats[0]).toMatchObject({ partial: true, sessions: [{ sessionId: going }] });
  expect(leaves()).toHaveLength(1);

  world.twilio.downFor.clear();
  await world.adapter.beat();
  expect(world.heartbeats[1]?.partial).toBeUndefined();
  expect(world.heartbeats[1]?.sessions).toHaveLength(2);
});

it('a Twilio that tells of none is soon left in peace', async () => {
  const calls = await fill(16);
  for (const { conference } of calls) world.twilio.downFor.add(conference?.sid ?? '');
  world.twilio.asked.length = 0;
  await world.adapter.beat();
  const asked = world.twilio.asked.filter((each) => each.includes('/Participants'));
  // Four at once, and each twice.
  expect(new Set(asked).size).toBe(8);
  expect(world.heartbeats[0]).toMatchObject({ partial: true, sessions: [] });
});

it('whom Twilio does not put on hold keeps nobody else from it', async () => {
  const rooms = [{ ...ROOM, waitForLeader: true, endOnLeaderExit: false }];
  await world.stop();
  world = await startWorld({ store, rooms });
  const leader = await world.enter(ROOM.leaderCode);
  const participants = [];
  for (let n = 0; n < 12; n += 1) participants.push(await world.enter(ROOM.participantCode));
  await world.twilio.bringAll();
  const conference = leader.conference;
  world.twilio.downFor.add(participants[0]!.sid);
  await world.twilio.hangUp(leader);
  await world.twilio.bringAll();
  const held = () => [...(conference?.participants ?? [])].filter(([, each]) => each.isOnHold);
  expect(held()).toHaveLength(11);
  expect(world.logged.join('')).toContain('twilio.leadersNotSeenTo');
  world.twilio.downFor.clear();
  await world.adapter.beat();
  expect(held()).toHaveLength(12);
});

it('nobody is left on hold once the account has it that nobody waits', async () => {
  const room = { ...ROOM, waitForLeader: true, endOnLeaderExit: false };
  await world.stop();
  world = await startWorld({ store, rooms: [room] });
  const participant = await world.enter(ROOM.participantCode);
  await world.twilio.hangUp(await world.enter(ROOM.leaderCode));
  await world.twilio.bringAll();
  const held = () => participant.conference?.participants.get(participant.sid)?.isOnHold;
  expect(held()).toBe(true);
  room.waitForLeader = false;
  await world.enter(ROOM.participantCode);
  await world.twilio.bringAll();
  await world.adapter.beat();
  expect(held()).toBe(false);
});

it('names all that goes on, however much, in requests that the API takes', async () => {
  const sidOf = (kind: string, number: number) => kind + number.toString(16).padStart(32, '0');
  const [conferences, callersOfEach] = [1100, 60];
  const at = world.now;
  const open = Array.from({ length: conferences }, (_, index) => ({
    ...{ sid: sidOf('CF', index), friendly_name: `confdesk-room${index}`, status: 'in-progress' },
    ...{ date_created: at, date_updated: at },
  })) as unknown as Awaited<ReturnType<TwilioRest['openConferences']>>;
  const rest = {
    openConferences: () => Promise.resolve(open),
    participants: (sid: string) =>
      Promise.resolve(
        Array.from({ length: callersOfEach }, (_, index) => ({
          call_sid: sidOf('CA', Number.parseInt(sid.slice(2), 16) * callersOfEach + index),
          ...{ hold: false, date_created: at },
        })),
      ),
  } as unknown as TwilioRest;
  const settings = readSettings({
    ...{ PUBLIC_URL, BRIDGE_URL: 'https://api.example/bridge', BRIDGE_KEY: 'twilio-1-a' },
    BRIDGE_SECRET: Buffer.alloc(32, 7).toString('base64'),
    ...{ TWILIO_ACCOUNT_SID: ACCOUNT_SID, TWILIO_AUTH_TOKEN: AUTH_TOKEN },
  });
  const requests: string[] = [];
  const client = {
    now: () => at,
    events: (events: readonly unknown[]) => {
      requests.push(JSON.stringify({ events }));
      return Promise.resolve({ accepted: events.length, duplicates: 0, rejected: [] });
    },
  } as unknown as BridgeClient;
  const everybody: Store = {
    ...store,
    call: (callSid) => {
      const conferenceId = `room${Math.floor(Number.parseInt(callSid.slice(2), 16) / callersOfEach)}`;
      return Promise.resolve({ ...CALL, callSid, conferenceId, legToken: 't'.repeat(650) });
    },
  };
  const adapter = createAdapter({ settings, client, store: everybody, rest, log: () => undefined });
  await adapter.beat();
  expect(Math.max(...requests.map((request) => request.length))).toBeLessThan(2 * 1024 * 1024);
  const heartbeats = requests.flatMap(
    (request) => (JSON.parse(request) as { events: Heartbeat[] }).events,
  );
  expect(heartbeats.map(({ partial }) => partial)).toEqual([true, true, true]);
  expect(heartbeats.flatMap(({ sessions }) => sessions)).toHaveLength(conferences);
});
