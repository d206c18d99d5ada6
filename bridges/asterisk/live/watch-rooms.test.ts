import { afterEach, beforeEach, expect, it } from 'vitest';
import { type BridgeEvent, NoAnswer } from '../../client/index.ts';
import { ManualClock } from '../../client/testing/manual-clock.ts';
import { type AmiConnection, AmiRefusal } from '../ami/connection.ts';
import type { AmiMessage } from '../ami/messages.ts';
import { CallTracker } from '../calls/call-tracker.ts';
import { readLegNote, writeLegNote } from '../calls/leg-note.ts';
import { event } from '../testing/recorded.ts';
import { LiveState } from './live-state.ts';
import { watchRooms } from './watch-rooms.ts';

const ROOM = { Conference: 'confdesk-room1', BridgeUniqueid: 'bridge-1' };

const happens = (name: string, legId: string, fields: Record<string, string> = {}) =>
  event(
    name,
    { ...ROOM, Timestamp: '1795892401', Channel: `PJSIP/${legId}`, ...fields },
    {
      CONFDESK_TOKEN: `token-of-${legId}-0123456789`,
      CONFDESK_LEG: writeLegNote({
        ...{ legId, legToken: '', role: 'participant', endOnLeaderExit: false, letInAt: 1e12 },
      }),
      CONFDESK_STAY: '',
    },
  );

let clock: ManualClock;
let tracker: CallTracker;
let live: LiveState;
let asked: string[];
let room: { Locked: string; Muted: string };
let members: Record<string, Record<string, string>>;
let failure: Error | null;
let told: BridgeEvent[];
let logged: string[];
let isBehind: boolean;
let end: AbortController;
let watching: Promise<void>;

beforeEach(() => {
  clock = new ManualClock();
  [asked, told, logged] = [[], [], []];
  room = { Locked: 'No', Muted: 'No' };
  members = { a: { Muted: 'No' }, b: { Muted: 'No' } };
  failure = null;
  isBehind = false;
  const timeOf = (message: AmiMessage) => Number(message.get('Timestamp')) * 1000;
  tracker = new CallTracker({ now: () => clock.now(), timeOf, log: () => undefined });
  tracker.onFound([], { hasRestarted: false });
  const legIdOf = (message: AmiMessage) => readLegNote(message)?.legId ?? null;
  live = new LiveState({ rooms: tracker, timeOf, legIdOf });
  const connection: Pick<AmiConnection, 'list'> = {
    list: (action) => {
      asked.push(action);
      if (failure !== null) return Promise.reject(failure);
      const listed =
        action === 'ConfbridgeListRooms'
          ? [event(action, { Conference: ROOM.Conference, ...room })]
          : Object.entries(members).map(([legId, fields]) => happens(action, legId, fields));
      return Promise.resolve(listed);
    },
  };
  end = new AbortController();
  watching = watchRooms({
    ...{ live, clock, signal: end.signal, isBehind: () => isBehind },
    connection: () => connection as AmiConnection,
    rooms: () => tracker.rooms(),
    now: () => clock.now(),
    tell: (events) => {
      told.push(...events);
      return Promise.resolve();
    },
    log: (_level, name) => logged.push(name),
  });
});
afterEach(async () => {
  end.abort();
  await watching;
});

function join(...legIds: readonly string[]): void {
  for (const [index, legId] of legIds.entries()) {
    tracker.onEvent(happens('ConfbridgeJoin', legId));
    const joined = tracker.roomOf(legId);
    if (joined !== undefined) live.joined(joined, legId, index === 0);
  }
}

/** A look, and what was told by it. */
async function look(): Promise<readonly string[]> {
  told = [];
  await clock.until((milliseconds) => milliseconds === 1000);
  clock.advance(1000);
  await clock.until((milliseconds) => milliseconds === 1000);
  return told.map((each) => `${each.type} ${'legId' in each ? each.legId : ''}`.trim());
}

it('asks for nothing while nobody is in', async () => {
  expect(await look()).toEqual([]);
  expect(asked).toEqual([]);
});

it('tells of a lock by a key, and asks nobody who is in for that', async () => {
  join('a', 'b');
  expect(await look()).toEqual([]);
  room.Locked = 'Yes';
  expect(await look()).toEqual(['conference.locked']);
  expect(await look()).toEqual([]);
  room.Locked = 'No';
  expect(await look()).toEqual(['conference.unlocked']);
  expect(new Set(asked)).toEqual(new Set(['ConfbridgeListRooms']));
});

it('tells who was muted with all participants by a key, and who was not any more', async () => {
  join('a', 'b');
  room.Muted = 'Yes';
  members = { a: { Muted: 'Yes' }, b: { Muted: 'No' } };
  expect(await look()).toEqual(['leg.muted a']);
  // Who comes into it is muted, too.
  tracker.onEvent(happens('ConfbridgeJoin', 'c'));
  members = { ...members, c: { Muted: 'Yes' } };
  expect(await look()).toEqual(['leg.muted c']);
  room.Muted = 'No';
  members = { a: { Muted: 'No' }, b: { Muted: 'No' }, c: { Muted: 'No' } };
  expect(await look()).toEqual(['leg.unmuted a', 'leg.unmuted c']);
  asked = [];
  await look();
  expect(asked).toEqual(['ConfbridgeListRooms']);
});

it('tells all of a conference that went on before it looked, also that nobody need wait', async () => {
  tracker.onEvent(happens('ConfbridgeJoin', 'a'));
  members = { a: { Muted: 'Yes', WaitMarked: 'No' } };
  expect(await look()).toEqual(['leg.muted a', 'conference.unlocked']);
  const [found] = tracker.rooms();
  expect(found && live.isAdmitted(found)).toBe(true);
});

it('tells who talks, unless what waits to be told is old already', async () => {
  join('a', 'b');
  live.onEvent(happens('ConfbridgeTalking', 'a', { TalkingStatus: 'on' }));
  isBehind = true;
  expect(await look()).toEqual([]);
  isBehind = false;
  expect(await look()).toEqual(['conference.talking']);
});

it('goes on where the manager does not answer, which it says once', async () => {
  join('a');
  failure = new NoAnswer('away');
  await look();
  await look();
  expect(logged).toEqual(['asterisk.notLooked']);
  // What ended between two questions is no failure.
  failure = new AmiRefusal('No active conferences.');
  await look();
  failure = new NoAnswer('away');
  await look();
  expect(logged).toEqual(['asterisk.notLooked', 'asterisk.notLooked']);
});
