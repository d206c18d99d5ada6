import { expect, it } from 'vitest';
import type { BridgeEvent } from '../../client/index.ts';
import { CallTracker } from '../calls/call-tracker.ts';
import { readLegNote, writeLegNote } from '../calls/leg-note.ts';
import { event } from '../testing/recorded.ts';
import { LiveState } from './live-state.ts';

const T0 = 1_795_892_400_000;
const ROOM = { Conference: 'confdesk-room1', BridgeUniqueid: 'bridge-1' };

function variablesOf(legId: string) {
  const note = { legId, legToken: '', role: 'participant', endOnLeaderExit: false, letInAt: T0 };
  return {
    CONFDESK_TOKEN: `token-of-${legId}-0123456789`,
    CONFDESK_LEG: writeLegNote({ ...note, role: 'participant' }),
    CONFDESK_STAY: '',
  };
}
const happens = (name: string, legId: string, seconds: number, fields = {}) =>
  event(
    name,
    { ...ROOM, Timestamp: String(T0 / 1000 + seconds), Channel: `PJSIP/${legId}`, ...fields },
    variablesOf(legId),
  );

/** Two callers in a conference. */
function play() {
  const timeOf = (message: { get(name: string): string | undefined }) =>
    Number(message.get('Timestamp')) * 1000;
  const tracker = new CallTracker({ now: () => T0, timeOf, log: () => undefined });
  tracker.onFound([], { hasRestarted: false });
  const legIdOf = (message: Parameters<typeof readLegNote>[0]) =>
    readLegNote(message)?.legId ?? null;
  const live = new LiveState({ rooms: tracker, timeOf, legIdOf });
  for (const [index, legId] of ['a', 'b'].entries()) {
    tracker.onEvent(happens('ConfbridgeJoin', legId, 1));
    const joined = tracker.roomOf(legId);
    if (joined !== undefined) live.joined(joined, legId, index === 0);
  }
  const room = tracker.room('bridge-1');
  if (room === undefined) throw new Error('Nobody is in');
  return { tracker, live, room };
}
const short = (events: readonly BridgeEvent[]) =>
  events.map((told) => {
    const whom = 'legIds' in told ? told.legIds.join('+') : 'legId' in told ? told.legId : 'room';
    return `${told.type} ${whom} ${(Date.parse(told.at) - T0) / 1000}`;
  });

it('tells of muting by keys, each change once', () => {
  const { live } = play();
  const on = (name: string, seconds: number) => short(live.onEvent(happens(name, 'a', seconds)));
  expect(on('ConfbridgeMute', 5)).toEqual(['leg.muted a 5']);
  expect(on('ConfbridgeMute', 5)).toEqual([]);
  expect(on('ConfbridgeUnmute', 6)).toEqual(['leg.unmuted a 6']);
  expect(on('ConfbridgeUnmute', 7)).toEqual([]);
});

it('tells nothing of who is not in, or is none of ours', () => {
  const { live } = play();
  expect(live.onEvent(happens('ConfbridgeMute', 'c', 5))).toEqual([]);
  expect(live.onEvent(event('ConfbridgeMute', ROOM))).toEqual([]);
  expect(live.onEvent(event('ConfbridgeTalking', { ...ROOM, TalkingStatus: 'on' }))).toEqual([]);
});

it('tells of a lock when it changes, and not that a new conference has none', () => {
  const { live, room } = play();
  expect(live.setLocked(room, false, T0)).toEqual([]);
  expect(short(live.setLocked(room, true, T0 + 3000))).toEqual(['conference.locked room 3']);
  expect(live.setLocked(room, true, T0 + 4000)).toEqual([]);
  expect(short(live.setLocked(room, false, T0 + 5000))).toEqual(['conference.unlocked room 5']);
});

it('tells of a conference that was found, also that it has no lock any more', () => {
  const { live, room } = play();
  const found = { ...room };
  expect(live.isKnown(found)).toBe(false);
  expect(short(live.setLocked(found, false, T0 + 3000))).toEqual(['conference.unlocked room 3']);
});

it('tells who talks, where that is another than was told, without who has left', () => {
  const { tracker, live, room } = play();
  const talks = (legId: string, status: string) =>
    live.onEvent(happens('ConfbridgeTalking', legId, 5, { TalkingStatus: status }));
  expect(live.talking(room, T0)).toEqual([]);
  talks('a', 'on');
  talks('b', 'on');
  expect(short(live.talking(room, T0 + 6000))).toEqual(['conference.talking a+b 6']);
  talks('a', 'off');
  talks('a', 'on');
  expect(live.talking(room, T0 + 7000)).toEqual([]);
  tracker.onEvent(happens('ConfbridgeLeave', 'b', 7));
  expect(short(live.talking(room, T0 + 8000))).toEqual(['conference.talking a 8']);
  talks('a', 'off');
  expect(short(live.talking(room, T0 + 9000))).toEqual(['conference.talking  9']);
});

it('says once that the waiting were let in, and not where that was found', () => {
  const { live, room } = play();
  expect(live.isAdmitted(room)).toBe(false);
  live.foundAdmitted(room);
  expect(live.isAdmitted(room)).toBe(true);
  expect(short(live.setAdmitted(room, T0 + 2000))).toEqual(['conference.admitted room 2']);
  expect(live.setAdmitted(room, T0 + 3000)).toEqual([]);
});
