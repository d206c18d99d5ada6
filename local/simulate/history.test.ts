import { describe, expect, it } from 'vitest';
import { seededChance } from './chance.ts';
import { drawHistory, type HistoryWishes } from './history.ts';
import { tellCall } from './tell.ts';

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

const clock = (at: number) =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: ZONE,
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
  })
    .formatToParts(new Date(at))
    .reduce<Record<string, string>>((all, { type, value }) => ({ ...all, [type]: value }), {});

describe('a drawn history', () => {
  const history = drawHistory(wishes());

  it('is the same for the same seed, and another for another', () => {
    expect(drawHistory(wishes({ chance: seededChance(1) }))).toEqual(history);
    expect(drawHistory(wishes({ chance: seededChance(2) }))).not.toEqual(history);
  });

  it('lies in the days before today', () => {
    for (const { startedAt, endedAt } of history) {
      expect(endedAt).toBeLessThan(NOW.getTime());
      expect(startedAt).toBeGreaterThan(NOW.getTime() - 367 * 24 * 3_600_000);
    }
  });

  it('is one of people at work', () => {
    const office = history.filter(({ startedAt }) => {
      const { weekday = '', hour = '' } = clock(startedAt);
      return !['Sat', 'Sun'].includes(weekday) && Number(hour) >= 7 && Number(hour) <= 17;
    });
    expect(office.length / history.length).toBeGreaterThan(0.95);
  });

  it('has callers from numbers that are kept for fiction, and some who withhold theirs', () => {
    const callers = history.flatMap(({ legs }) => legs.map(({ callerId }) => callerId));
    const known = callers.filter((caller) => caller !== null);
    expect(known.filter((caller) => !/^\+1[2-9]\d{2}55501\d{2}$/.test(caller))).toEqual([]);
    expect(known.length).toBeLessThan(callers.length);
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

  it('has ends that are lost, which a heartbeat shows', () => {
    const call = history.find(({ legs }) => legs.some(({ isLeavingTold }) => !isLeavingTold));
    if (call === undefined) throw new Error('no end was lost');
    const tokens = new Map(call.legs.map(({ legId }) => [legId, 'x'.repeat(20)]));
    const events = tellCall(call, tokens, seededChance(1)).flat();
    expect(events.some(({ type }) => type === 'heartbeat')).toBe(true);
    expect(events.some(({ type }) => type === 'conference.ended')).toBe(false);
  });
});

it('tells nothing of what is yet to happen, nor of who was not let in', () => {
  const [call] = drawHistory(wishes({ calls: 1 }));
  if (call === undefined) throw new Error('no call');
  const tokens = new Map(call.legs.slice(1).map(({ legId }) => [legId, 'x'.repeat(20)]));
  const until = (call.startedAt + call.endedAt) / 2;
  for (const event of tellCall(call, tokens, seededChance(1), until).flat()) {
    expect(Date.parse(event.at)).toBeLessThanOrEqual(until);
    if ('legId' in event) expect(tokens.has(event.legId)).toBe(true);
  }
});
