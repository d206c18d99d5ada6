import { expect, it } from 'vitest';
import type { BridgeEvent, CommandKind } from '../../bridges/client/index.ts';
import { bridgeEventSchema } from '../../domain/bridge/bridge-event.ts';
import { commandKindSchema } from '../../domain/live-command.ts';
import { seededChance } from './chance.ts';
import type { SimulatedCall, SimulatedLeg } from './history.ts';
import { LiveRoom } from './live-room.ts';

const T0 = Date.parse('2026-11-24T14:00:00Z');
const MINUTE = 60_000;

function leg(legId: string, over: Partial<SimulatedLeg> = {}): SimulatedLeg {
  return {
    ...{ legId, role: 'participant', callerId: null, dialedNumber: '+15145550100', mistyped: 0 },
    ...{ joinedAt: T0 - MINUTE, leftAt: T0 + 10 * MINUTE, isLeavingTold: true },
    leftReason: 'hungUp',
    ...over,
  };
}

function play(...legs: readonly SimulatedLeg[]): LiveRoom {
  const call: SimulatedCall = {
    ...{ sessionId: 's', conference: 0, bridge: 0, legs, endReason: 'leaderEnded' },
    ...{ startedAt: T0 - MINUTE, endedAt: T0 + 10 * MINUTE },
  };
  const tokens = legs.map(({ legId }) => [legId, legId.padEnd(20, '_')] as const);
  return new LiveRoom({ call, tokens: new Map(tokens) }, T0);
}
const short = (events: readonly BridgeEvent[]) =>
  events.map((each) => {
    expect(bridgeEventSchema.safeParse(each).success).toBe(true);
    return `${each.type} ${'legId' in each ? each.legId : ''}`.trim();
  });
const act = (room: LiveRoom, kind: CommandKind, legId: string | null = null) => {
  const { outcome, events } = room.carryOut({ kind, legId }, T0 + 1000);
  return [outcome, ...short(events)];
};

it('has in it who is in at that moment', () => {
  const room = play(
    leg('a'),
    leg('gone', { leftAt: T0 }),
    leg('late', { joinedAt: T0 + MINUTE }),
    leg('boss', { role: 'leader' }),
  );
  expect(room.session()).toEqual({
    ...{ sessionId: 's', legToken: 'a'.padEnd(20, '_'), legIds: ['a', 'boss'] },
  });
});

it('does what administrators ask for', () => {
  const room = play(leg('a'), leg('b'), leg('boss', { role: 'leader' }));
  expect(act(room, 'mute', 'a')).toEqual(['done', 'leg.muted a']);
  expect(act(room, 'mute', 'a')).toEqual(['done']);
  expect(act(room, 'muteAll')).toEqual(['done', 'leg.muted b']);
  expect(act(room, 'unmuteAll')).toEqual(['done', 'leg.unmuted a', 'leg.unmuted b']);
  expect(act(room, 'lock')).toEqual(['done', 'conference.locked']);
  expect(act(room, 'unlock')).toEqual(['done', 'conference.unlocked']);
  expect(act(room, 'admit')).toEqual(['done', 'conference.admitted']);
  expect(act(room, 'remove', 'a')).toEqual(['done', 'leg.left a']);
  expect(act(room, 'remove', 'a')).toEqual(['callerLeft']);
  expect(act(room, 'end')).toEqual(['done', 'leg.left b', 'leg.left boss', 'conference.ended']);
  for (const kind of commandKindSchema.options) expect(act(room, kind, 'b')).toEqual(['callEnded']);
});

it('no longer hears who is muted', () => {
  const room = play(leg('a'), leg('b'));
  const chance = seededChance(5);
  const talkingOf = (events: readonly BridgeEvent[]) =>
    events.flatMap((each) => (each.type === 'conference.talking' ? [each.legIds] : []));
  let talking: readonly string[] = [];
  for (let second = 1; !talking.includes('a'); second += 1) {
    talking = talkingOf(room.step(T0 + second, chance)).at(-1) ?? talking;
  }
  const { events } = room.carryOut({ kind: 'mute', legId: 'a' }, T0 + MINUTE);
  expect(talkingOf(events)).toEqual([talking.filter((each) => each !== 'a')]);
});

it('goes on until the last has hung up, and tells all of it once', () => {
  const legs = Array.from({ length: 6 }, (_, n) =>
    leg(`l-${n}`, { leftAt: T0 + (n + 1) * MINUTE }),
  );
  const room = play(...legs);
  const chance = seededChance(3);
  const told: string[] = [];
  for (let second = 1; !room.isOver; second += 1) {
    told.push(...short(room.step(T0 + second * 1000, chance)));
  }
  const count = (type: string) => told.filter((each) => each.startsWith(type)).length;
  expect([count('leg.left'), count('conference.ended')]).toEqual([6, 1]);
  expect(told.at(-1)).toBe('conference.ended');
  expect(count('conference.talking')).toBeGreaterThan(20);
  expect(count('leg.muted')).toBeGreaterThan(0);
});
