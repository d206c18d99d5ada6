import { describe, expect, it } from 'vitest';
import type { BridgeEvent } from '../../domain/bridge/bridge-event.ts';
import {
  applyEvent,
  applySnapshot,
  type KnownGrant,
  newCall,
} from '../../domain/usage/apply-event.ts';
import type { CallState } from '../../domain/usage/call-state.ts';
import { viewCall } from '../../domain/usage/call-view.ts';
import { seededChance } from './chance.ts';
import {
  drawHistory,
  type HistoryWishes,
  type SimulatedCall,
  type SimulatedLeg,
} from './history.ts';
import { tellCall, tellWhoIsThere, toldLegs } from './tell-call.ts';
import { localFormat } from '../../domain/time/local-format.ts';
import { dayIn, localDateTime } from '../../domain/time/local-time.ts';

const NOW = new Date('2026-11-25T15:00:00Z');
const ZONE = 'America/Toronto';

function wishes(over: Partial<HistoryWishes> = {}): HistoryWishes {
  return {
    calls: 600,
    days: 365,
    now: NOW,
    timeZone: ZONE,
    conferences: 8,
    dialInNumbers: ['+15145550100'],
    bridges: 2,
    wrong: 0.03,
    chance: seededChance(1),
    runId: 'run',
    ...over,
  };
}

const weekday = localFormat('en-CA', { weekday: 'short' });

const clock = (at: number) => ({
  weekday: weekday(new Date(at), ZONE),
  hour: localDateTime(new Date(at), ZONE).slice(11, 13),
});

const isAbout = (value: number, expected: number) => Math.abs(value / expected - 1) < 0.3;

const tokensOf = (legs: readonly SimulatedLeg[]) =>
  new Map(legs.map(({ legId }) => [legId, legId.padEnd(20, '_')]));

/** What the server knows of a call after these events. */
function heard(call: SimulatedCall, events: readonly BridgeEvent[]): CallState {
  const grantOf = (legToken: string): KnownGrant => {
    const leg = call.legs.find(({ legId }) => legId.padEnd(20, '_') === legToken);
    if (leg === undefined) throw new Error('a token that was given to nobody');
    const { role, dialedNumber } = leg;
    return {
      ...{ conferenceId: 'c', tag: 'Board', waitForLeader: true, grantedAt: 0 },
      ...{ role, dialedNumber, caller: null },
    };
  };
  let state = newCall(grantOf(tokensOf(call.legs).get(call.legs[0]?.legId ?? '') ?? ''));
  for (const event of events) {
    if (event.type === 'heartbeat') {
      for (const { legIds } of event.sessions) {
        state = applySnapshot(state, Date.parse(event.at), legIds);
      }
      continue;
    }
    // Neither is drawn in a history.
    if (!('legToken' in event) || event.type === 'conference.talking') continue;
    const applied = applyEvent(state, grantOf(event.legToken), event);
    expect(['accepted', 'duplicate']).toContain(applied.outcome);
    if (applied.outcome === 'accepted') state = applied.state;
  }
  return state;
}

describe('a drawn history', () => {
  const history = drawHistory(wishes());

  it('is the same for the same seed, and another for another', () => {
    expect(drawHistory(wishes({ chance: seededChance(1) }))).toEqual(history);
    expect(drawHistory(wishes({ chance: seededChance(2) }))).not.toEqual(history);
    const times = (calls: typeof history) =>
      calls.map(({ startedAt, endedAt }) => [startedAt, endedAt]);
    const careless = drawHistory(wishes({ chance: seededChance(1), wrong: 0.5 }));
    expect(times(careless)).toEqual(times(history));
  });

  it('lies in the days before today', () => {
    for (const { startedAt, endedAt } of history) {
      expect(endedAt).toBeLessThan(NOW.getTime());
      expect(startedAt).toBeGreaterThan(NOW.getTime() - 367 * 24 * 3_600_000);
    }
  });

  it('is one of people at work', () => {
    const office = history.filter(({ startedAt }) => {
      const { weekday, hour } = clock(startedAt);
      return !['Sat', 'Sun'].includes(weekday) && Number(hour) >= 7 && Number(hour) <= 17;
    });
    expect(office.length / history.length).toBeGreaterThan(0.95);
  });

  it('has callers from numbers that are kept for fiction, and some who withhold theirs', () => {
    const callers = history.flatMap(({ legs }) => legs.map(({ callerId }) => callerId));
    const known = callers.filter((caller) => caller !== null);
    expect(known.filter((caller) => !/^\+1[2-9]\d{2}55501\d{2}$/.test(caller))).toEqual([]);
    expect(isAbout(1 - known.length / callers.length, 0.08)).toBe(true);
  });

  it('has no two calls of a conference at a time', () => {
    const year = drawHistory(wishes({ calls: 200 }));
    for (const [index, call] of year.entries()) {
      const after = year.slice(index + 1).filter((other) => other.conference === call.conference);
      expect(after.filter(({ startedAt }) => startedAt < call.endedAt)).toEqual([]);
    }
  });

  it('has calls of a leader and others, each of whom leaves after coming', () => {
    for (const { legs, startedAt, endedAt } of history) {
      expect(legs.filter(({ role }) => role === 'leader')).toHaveLength(1);
      expect(legs.length).toBeGreaterThan(1);
      for (const { joinedAt, leftAt } of legs) {
        expect(joinedAt).toBeGreaterThanOrEqual(startedAt);
        expect(leftAt).toBeGreaterThan(joinedAt);
        expect(leftAt).toBeLessThanOrEqual(endedAt);
      }
    }
  });

  it('has less of it on weekends, at the turn of the year and in summer', () => {
    const share = (fits: (date: string, weekday: string) => boolean) =>
      history.filter(({ startedAt }) => {
        const date = dayIn(new Date(startedAt), ZONE);
        return fits(date.slice(5), clock(startedAt).weekday);
      }).length / history.length;
    expect(share((_, weekday) => weekday === 'Sat' || weekday === 'Sun')).toBeLessThan(0.03);
    expect(share((date) => date >= '12-22' || date <= '01-03')).toBeLessThan(13 / 365 / 2);
    expect(share((date) => date >= '07-10' && date <= '08-20')).toBeLessThan(42 / 365);
  });

  it('has conferences that are called more than others, most of the time at their hour', () => {
    const times = drawHistory(wishes({ calls: 150 })).map(({ conference, startedAt }) => {
      const { weekday, hour } = clock(startedAt + 5 * 60_000);
      return `${conference} ${weekday} ${hour}`;
    });
    const favourite = times.filter((time) => time.startsWith('0 '));
    expect(favourite.length).toBeGreaterThan(times.length / 6);
    const most = Math.max(
      ...[...new Set(favourite)].map((t) => favourite.filter((f) => f === t).length),
    );
    expect(most / favourite.length).toBeGreaterThan(0.5);
  });

  it('has all the ways in which calls and legs end, and codes entered wrongly', () => {
    const legs = history.flatMap((call) => call.legs);
    expect(new Set(history.map(({ endReason }) => endReason))).toEqual(
      new Set(['lastCallerLeft', 'leaderEnded', 'timeLimit', 'bridgeStopped']),
    );
    expect(new Set(legs.map(({ leftReason }) => leftReason))).toEqual(
      new Set(['hungUp', 'conferenceEnded', 'lineLost']),
    );
    const mistyped = legs.filter((leg) => leg.mistyped > 0).length;
    expect(isAbout(mistyped / legs.length, 0.03)).toBe(true);
  });

  it('comes to what the usage history makes of what is told', () => {
    const chance = seededChance(3);
    for (const call of history) {
      const tokens = tokensOf(call.legs);
      const view = viewCall(heard(call, tellCall(call, tokens, chance).flat()));
      expect(
        view?.legs.map(({ id, seconds, minutes }) => ({ legId: id, seconds, minutes })),
      ).toEqual(expect.arrayContaining([...toldLegs(call, tokens)]));
      expect(view?.call.endedAt).not.toBeNull();
      expect(view?.call.legs).toBe(call.legs.length);
    }
  });

  it('has ends that are lost, which a heartbeat shows', () => {
    const call = history.find(({ legs }) => legs.some(({ isLeavingTold }) => !isLeavingTold));
    if (call === undefined) throw new Error('no end was lost');
    const events = tellCall(call, tokensOf(call.legs), seededChance(1)).flat();
    expect(events.some(({ type }) => type === 'heartbeat')).toBe(true);
    expect(events.some(({ type }) => type === 'conference.ended')).toBe(false);
  });
});

it('tells nothing of what is yet to happen, nor of who was not let in', () => {
  const [call] = drawHistory(wishes({ calls: 1 }));
  if (call === undefined) throw new Error('no call');
  const tokens = tokensOf(call.legs.slice(1));
  const until = (call.startedAt + call.endedAt) / 2;
  for (const event of tellCall(call, tokens, seededChance(1), until).flat()) {
    expect(Date.parse(event.at)).toBeLessThanOrEqual(until);
    if ('legId' in event) expect(tokens.has(event.legId)).toBe(true);
  }
});

it('names in a heartbeat who is there, and no call that nobody is in', () => {
  const [call, other] = drawHistory(wishes({ calls: 2 }));
  if (call === undefined || other === undefined) throw new Error('no calls');
  const at = call.startedAt;
  const both = [call, other].map((each) => ({ call: each, tokens: tokensOf(each.legs) }));
  const beat = tellWhoIsThere(both, 'beat', at);
  expect(beat).toMatchObject({
    type: 'heartbeat',
    sessions: [
      {
        sessionId: call.sessionId,
        legIds: call.legs.filter(({ joinedAt }) => joinedAt <= at).map(({ legId }) => legId),
      },
    ],
  });
  // Who is there has no time yet.
  const left = call.legs.filter(({ leftAt }) => leftAt <= at + 60_000);
  const counted = toldLegs(call, tokensOf(call.legs), at + 60_000).filter(
    ({ seconds }) => seconds > 0,
  );
  expect(counted).toHaveLength(left.length);
});
