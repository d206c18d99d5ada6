import { beforeEach, expect, it } from 'vitest';
import type { BridgeEvent, CommandKind } from '../../client/index.ts';
import { type AmiConnection, AmiRefusal } from '../ami/connection.ts';
import { AmiMessage } from '../ami/messages.ts';
import { CallTracker } from '../calls/call-tracker.ts';
import { readLegNote, writeLegNote } from '../calls/leg-note.ts';
import { event } from '../testing/recorded.ts';
import { admitWaiting, CAN, carryOut, type CarryOutDependencies } from './carry-out.ts';
import { LiveState } from './live-state.ts';

const T0 = 1_795_892_400_000;
const ROOM = { Conference: 'confdesk-room1', BridgeUniqueid: 'bridge-1' };
type Role = 'leader' | 'participant';

const variablesOf = (legId: string, role: Role) => ({
  CONFDESK_TOKEN: `token-of-${legId}-0123456789`,
  CONFDESK_LEG: writeLegNote({ legId, legToken: '', role, endOnLeaderExit: true, letInAt: T0 }),
  CONFDESK_STAY: '',
});
const happens = (name: string, legId: string, role: Role, fields = {}) =>
  event(
    name,
    { ...ROOM, Timestamp: String(T0 / 1000 + 5), Channel: `PJSIP/${legId}`, ...fields },
    variablesOf(legId, role),
  );

let tracker: CallTracker;
let members: { legId: string; role: Role; isWaiting: boolean }[];
let asked: string[];
let refused: string | null;
let hasAdmit: boolean;
let told: BridgeEvent[];
let dependencies: CarryOutDependencies;

beforeEach(() => {
  asked = [];
  told = [];
  refused = null;
  hasAdmit = true;
  members = [
    { legId: 'boss', role: 'leader', isWaiting: false },
    { legId: 'a', role: 'participant', isWaiting: false },
    { legId: 'b', role: 'participant', isWaiting: true },
  ];
  const timeOf = (message: AmiMessage) => Number(message.get('Timestamp')) * 1000;
  tracker = new CallTracker({ now: () => T0, timeOf, log: () => undefined });
  tracker.onFound([], { hasRestarted: false });
  for (const { legId, role } of members) tracker.onEvent(happens('ConfbridgeJoin', legId, role));
  const connection: Pick<AmiConnection, 'ask' | 'list'> = {
    ask: (action, fields = {}) => {
      asked.push([action, ...Object.values(fields)].join(' '));
      if (action === refused) return Promise.reject(new AmiRefusal('No'));
      return Promise.resolve(new AmiMessage([['Response', 'Success']]));
    },
    list: (action) =>
      action === 'ShowDialPlan'
        ? Promise.resolve(hasAdmit ? [new AmiMessage([['Event', 'ListDialplan']])] : [])
        : Promise.resolve(
            members.map(({ legId, role, isWaiting }) =>
              happens('ConfbridgeList', legId, role, { Waiting: isWaiting ? 'Yes' : 'No' }),
            ),
          ),
  };
  const legIdOf = (message: AmiMessage) => readLegNote(message)?.legId ?? null;
  dependencies = {
    connection: () => connection as AmiConnection,
    room: (sessionId) => tracker.room(sessionId),
    live: new LiveState({ rooms: tracker, timeOf, legIdOf }),
    now: () => T0 + 9000,
    tell: (events) => {
      told.push(...events);
      return Promise.resolve();
    },
    moving: (legId, isMoving) => tracker.setMoving(legId, isMoving),
  };
});

const act = (kind: CommandKind, legId: string | null = null, sessionId = 'bridge-1') =>
  carryOut({ commandId: 'c', kind, legId, sessionId, voidAt: '', validForMs: 9000 }, dependencies);
const short = () => told.map((each) => `${each.type} ${'legId' in each ? each.legId : ''}`.trim());

it.each([
  ['mute', 'a', ['ConfbridgeMute confdesk-room1 PJSIP/a'], ['leg.muted a']],
  ['unmute', 'a', ['ConfbridgeUnmute confdesk-room1 PJSIP/a'], ['leg.unmuted a']],
  ['remove', 'a', ['ConfbridgeKick confdesk-room1 PJSIP/a'], []],
  ['lock', null, ['ConfbridgeLock confdesk-room1'], ['conference.locked']],
  ['unlock', null, ['ConfbridgeUnlock confdesk-room1'], ['conference.unlocked']],
  ['end', null, ['ConfbridgeKick confdesk-room1 all'], []],
] as const)('to %s, asks the manager, and tells what it does', async (kind, legId, asks, tells) => {
  expect(CAN).toContain(kind);
  expect(await act(kind, legId)).toBe('done');
  expect(asked).toEqual(asks);
  expect(short()).toEqual(tells);
});

it('mutes all participants and no leader', async () => {
  expect(await act('muteAll')).toBe('done');
  expect(asked).toEqual(['ConfbridgeMute confdesk-room1 participants']);
  expect(short()).toEqual(['leg.muted a', 'leg.muted b']);
  expect(await act('unmuteAll')).toBe('done');
  expect(short().slice(2)).toEqual(['leg.unmuted a', 'leg.unmuted b']);
  // Of whom ConfBridge would say that there are none.
  asked = [];
  members = members.filter(({ role }) => role === 'leader');
  expect(await act('muteAll')).toBe('done');
  expect(asked).toEqual([]);
});

it('does nothing to a caller whom Asterisk could take for another', async () => {
  members = [...members, { legId: 'a1', role: 'participant', isWaiting: false }];
  for (const kind of ['mute', 'unmute', 'remove'] as const) {
    expect(await act(kind, 'a')).toBe('notPossible');
    expect(await act(kind, 'a1')).toBe('done');
  }
  expect(asked.every((each) => each.endsWith('PJSIP/a1'))).toBe(true);
});

it('refuses what there is nobody for', async () => {
  for (const kind of ['mute', 'unmute', 'remove'] as const) {
    expect(await act(kind, 'gone')).toBe('callerLeft');
    expect(await act(kind, 'a', 'bridge-2')).toBe('callEnded');
  }
  expect(await act('end', null, 'bridge-2')).toBe('callEnded');
  expect(asked).toEqual([]);
  dependencies = { ...dependencies, connection: () => null };
  expect(await act('end')).toBe('failed');
});

it('has who ends with the conference told so, unless Asterisk did not end it', async () => {
  refused = 'ConfbridgeKick';
  await expect(act('end')).rejects.toThrow(AmiRefusal);
  const left = (legId: string) =>
    tracker.onEvent(happens('ConfbridgeLeave', legId, 'participant')).events;
  expect(left('a')).toMatchObject([{ type: 'leg.left', reason: 'hungUp' }]);
  refused = null;
  await act('end');
  expect(left('b')).toMatchObject([{ type: 'leg.left', reason: 'conferenceEnded' }]);
  tracker.onEvent(happens('ConfbridgeLeave', 'boss', 'leader'));
  const { events } = tracker.onEvent(event('ConfbridgeEnd', { ...ROOM, Timestamp: '1795892406' }));
  expect(events).toMatchObject([{ type: 'conference.ended', reason: 'adminEnded' }]);
});

it('lets in who waits, and for the API they stay in meanwhile', async () => {
  expect(await act('admit')).toBe('done');
  expect(asked).toEqual(['Redirect PJSIP/b confdesk-admit s 1']);
  expect(short()).toEqual(['conference.admitted']);
  expect(tracker.onEvent(happens('ConfbridgeLeave', 'b', 'participant')).events).toEqual([]);
  expect(tracker.onEvent(happens('ConfbridgeJoin', 'b', 'participant')).events).toEqual([]);
  expect(tracker.sessions()[0]?.legIds).toEqual(['boss', 'a', 'b']);
  // Afterwards they leave as everybody does.
  expect(tracker.onEvent(happens('ConfbridgeLeave', 'b', 'participant')).events).toHaveLength(1);
});

it('sends nobody to a dialplan that could not take them', async () => {
  hasAdmit = false;
  expect(await act('admit')).toBe('notPossible');
  expect([asked, told]).toEqual([[], []]);
});

it('keeps the session of a conference in which all were out for a moment', async () => {
  for (const legId of ['boss', 'a']) {
    tracker.onEvent(happens('ConfbridgeLeave', legId, 'participant'));
  }
  members = members.filter(({ legId }) => legId === 'b');
  const room = tracker.room('bridge-1');
  if (room === undefined) throw new Error('Nobody is in');
  await admitWaiting(room, dependencies);
  const anew = { BridgeUniqueid: 'bridge-2' };
  const all = [
    happens('ConfbridgeLeave', 'b', 'participant'),
    event('ConfbridgeEnd', { ...ROOM, Timestamp: '1795892406' }),
    // Somebody comes in between, and is in the same conference.
    happens('ConfbridgeJoin', 'c', 'participant', anew),
    happens('ConfbridgeJoin', 'b', 'participant', anew),
  ].flatMap((message) => tracker.onEvent(message).events);
  expect(all).toMatchObject([{ type: 'leg.joined', legId: 'c', sessionId: 'bridge-1' }]);
  expect(tracker.sessions()).toMatchObject([{ sessionId: 'bridge-1', legIds: ['b', 'c'] }]);
  const out = ['b', 'c'].flatMap(
    (legId) => tracker.onEvent(happens('ConfbridgeLeave', legId, 'participant', anew)).events,
  );
  const end = event('ConfbridgeEnd', { ...ROOM, ...anew, Timestamp: '1795892407' });
  expect([...out, ...tracker.onEvent(end).events].map(({ type }) => type)).toEqual([
    ...['leg.left', 'leg.left', 'conference.ended'],
  ]);
});

it('has who could not be brought back in leave as usual', async () => {
  refused = 'Redirect';
  expect(await act('admit')).toBe('done');
  expect(tracker.onEvent(happens('ConfbridgeLeave', 'b', 'participant')).events).toHaveLength(1);
});
