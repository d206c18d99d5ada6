import { describe, expect, it } from 'vitest';
import type { CallEvent } from '../bridge/bridge-event.ts';
import { applyEvent, applySnapshot, type KnownGrant } from './apply-event.ts';
import { type CallState, SILENT_AFTER_MS } from './call-state.ts';
import { viewCall } from './call-view.ts';

const NINE = Date.parse('2026-11-25T09:00:00Z');
const at = (seconds: number) => new Date(NINE + seconds * 1000).toISOString();

function grant(over: Partial<KnownGrant> = {}): KnownGrant {
  return {
    conferenceId: 'c',
    role: 'participant',
    tag: 'Board',
    waitForLeader: true,
    grantedAt: NINE,
    caller: '+1 514 ••• ••34',
    dialedNumber: '+15145550100',
    ...over,
  };
}

const LEADER = grant({ role: 'leader' });
const common = { sessionId: 's', legToken: 'x'.repeat(20) };
const joined = (legId: string, seconds: number): CallEvent => ({
  ...common,
  type: 'leg.joined',
  eventId: `join-${legId}`,
  legId,
  at: at(seconds),
});
const left = (legId: string, seconds: number): CallEvent => ({
  ...common,
  type: 'leg.left',
  eventId: `left-${legId}`,
  legId,
  at: at(seconds),
  reason: 'hungUp',
});
const ended = (seconds: number): CallEvent => ({
  ...common,
  type: 'conference.ended',
  eventId: 'ended',
  at: at(seconds),
  reason: 'leaderEnded',
});

/** The state after events, each of which must be taken. */
function after(...events: readonly (readonly [KnownGrant, CallEvent])[]): CallState {
  let state: CallState | null = null;
  for (const [by, event] of events) {
    const applied = applyEvent(state, by, event);
    if (applied.outcome !== 'accepted') throw new Error(applied.outcome);
    state = applied.state;
  }
  if (state === null) throw new Error('no events');
  return state;
}

describe('a call', () => {
  it('counts each begun minute of each caller, and keeps the seconds', () => {
    const state = after(
      [LEADER, joined('a', 0)],
      [grant(), joined('b', 0)],
      [LEADER, left('a', 60)],
      [grant(), left('b', 61)],
    );
    expect(viewCall(state)?.call).toMatchObject({ legs: 2, seconds: 121, minutes: 3 });
  });

  it('is none until somebody has joined', () => {
    expect(viewCall(after([grant(), left('a', 5)]))).toBeNull();
  });

  it('goes on while somebody is there, and adds their time when they leave', () => {
    const going = after([grant(), joined('a', 0)]);
    expect(viewCall(going)?.call).toMatchObject({ endedAt: null, seconds: 0, endReason: null });
    expect(viewCall(going)?.legs).toMatchObject([
      { leftAt: null, leftReason: null, seconds: 0, isEstimated: false },
    ]);
  });

  it('has as many callers at once as were there together, not one after the other', () => {
    const state = after(
      [grant(), joined('a', 0)],
      [grant(), left('a', 10)],
      [grant(), joined('b', 10)],
      [grant(), joined('c', 12)],
      [grant(), left('b', 20)],
      [grant(), left('c', 30)],
    );
    expect(viewCall(state)?.call).toMatchObject({ legs: 3, peak: 2 });
  });

  it('has who left in the moment of joining together with who was there, and with each other', () => {
    const between = after(
      [grant(), joined('a', 0)],
      [grant(), left('a', 10)],
      [grant(), joined('b', 5)],
      [grant(), left('b', 5)],
    );
    expect(viewCall(between)?.call).toMatchObject({ peak: 2 });
    const lost = after(
      [grant(), joined('a', 0)],
      [grant(), joined('b', 0)],
      [grant(), joined('c', 0)],
    );
    expect(viewCall(applySnapshot(lost, NINE + 60_000, []))?.call).toMatchObject({
      ...{ legs: 3, peak: 3, seconds: 0, isEstimated: true },
    });
  });

  it('keeps the Tag of whoever was let in first', () => {
    const state = after(
      [grant({ tag: 'Renamed', grantedAt: NINE + 500 }), joined('b', 1)],
      [grant({ tag: 'Board', grantedAt: NINE }), joined('a', 0)],
    );
    expect(viewCall(state)?.call.tag).toBe('Board');
  });
});

describe('waiting', () => {
  const waits = (state: CallState) =>
    viewCall(state)?.legs.map(({ id, waitedSeconds }) => [id, waitedSeconds]);

  it('ends when the first leader comes, for everybody', () => {
    const state = after(
      [grant(), joined('a', 0)],
      [grant(), joined('b', 20)],
      [LEADER, joined('lead', 30)],
      [grant(), joined('late', 40)],
      ...(['a', 'b', 'lead', 'late'] as const).map((id) => [grant(), left(id, 90)] as const),
    );
    expect(waits(state)).toEqual([
      ['a', 30],
      ['b', 10],
      ['lead', 0],
      ['late', 0],
    ]);
  });

  it('begins anew whenever no leader is there, and counts in all', () => {
    const leader = (id: string, from: number, to: number) =>
      [[LEADER, joined(id, from)] as const, [LEADER, left(id, to)] as const] as const;
    const state = after(
      [grant(), joined('a', 0)],
      ...leader('1L', 10, 20),
      ...leader('2L', 15, 30),
      ...leader('3L', 50, 60),
      [grant(), joined('late', 40)],
      [grant(), left('a', 100)],
      [grant(), left('late', 55)],
    );
    expect(waits(state)).toEqual([
      ['a', 10 + 20 + 40],
      ['1L', 0],
      ['2L', 0],
      ['late', 10],
      ['3L', 0],
    ]);
  });

  it('is all of the time where no leader comes', () => {
    expect(waits(after([grant(), joined('a', 0)], [grant(), left('a', 45)]))).toEqual([['a', 45]]);
  });

  it('is none where participants do not wait', () => {
    const free = grant({ waitForLeader: false });
    expect(waits(after([free, joined('a', 0)], [free, left('a', 45)]))).toEqual([['a', 0]]);
  });
});

describe('callers who were let in and did not get in', () => {
  const failed = (legId: string, reason: 'locked' | 'full' | 'hungUp' | 'error'): CallEvent => ({
    ...{ ...common, type: 'leg.failed', eventId: `failed-${legId}`, legId },
    ...{ at: at(5), reason },
  });

  it('are told by reason, are no legs, and cost nothing', () => {
    const call = [[grant(), joined('a', 0)] as const, [grant(), left('a', 60)] as const];
    const without = viewCall(after(...call))?.call;
    const view = viewCall(
      after(
        ...call,
        [grant(), failed('b', 'locked')],
        [grant(), failed('c', 'locked')],
        [grant(), failed('d', 'full')],
      ),
    );
    expect(view?.call).toEqual({ ...without, failed: { locked: 2, full: 1 } });
    expect(view?.legs).toHaveLength(1);
  });

  it('are none of them once they are in after all, whatever is told first', () => {
    const [out, into] = [
      [grant(), failed('a', 'error')] as const,
      [grant(), joined('a', 6)] as const,
    ];
    expect(viewCall(after(out, into))?.call.failed).toEqual({});
    expect(viewCall(after(into, out))?.call.failed).toEqual({});
  });

  it('make no call', () => {
    expect(viewCall(after([grant(), failed('a', 'full')]))).toBeNull();
  });
});

describe('an end that nobody told', () => {
  const leg = (state: CallState) => viewCall(state)?.legs[0];

  it('is when they were last heard of, once a heartbeat no longer names them', () => {
    let state = applySnapshot(after([grant(), joined('a', 0)]), NINE + 60_000, ['a']);
    expect(leg(state)).toMatchObject({ leftAt: null, isEstimated: false });
    state = applySnapshot(state, NINE + 120_000, []);
    expect(leg(state)).toMatchObject({ leftAt: NINE + 60_000, seconds: 60, isEstimated: true });
  });

  it('is no end while the newest heartbeat names them, whichever comes first', () => {
    const state = applySnapshot(
      applySnapshot(after([grant(), joined('a', 0)]), NINE + 120_000, ['a']),
      NINE + 60_000,
      [],
    );
    expect(leg(state)).toMatchObject({ leftAt: null });
  });

  it('is not found by a heartbeat from before they joined', () => {
    const state = applySnapshot(after([grant(), joined('a', 60)]), NINE, []);
    expect(leg(state)).toMatchObject({ leftAt: null });
  });

  it('is that of the conference, if that was told', () => {
    const state = after([grant(), joined('a', 0)], [grant(), ended(600)]);
    expect(leg(state)).toMatchObject({ leftAt: NINE + 600_000, isEstimated: true });
    expect(viewCall(state)?.call).toMatchObject({ endReason: 'leaderEnded', isEstimated: true });
  });

  describe('of a conference that was told to be over later', () => {
    const MINUTE = 60_000;
    /** Who joined at nine and whose conference ended an hour later, with heartbeats (by minute) between. */
    const anHour = (
      heartbeats: readonly (readonly [minute: number, legIds: readonly string[]])[],
    ) => {
      const state = heartbeats.reduce(
        (known, [minute, legIds]) => applySnapshot(known, NINE + minute * MINUTE, legIds),
        after([grant(), joined('a', 0)], [grant(), ended(3600)]),
      );
      return leg(state)?.minutes;
    };

    it('is when they were last heard of, if a heartbeat before its end did not name them', () => {
      expect(
        anHour([
          [1, ['a']],
          [2, []],
          [59, []],
        ]),
      ).toBe(1);
    });

    it('is so too, if the heartbeat came with its end', () => {
      expect(
        anHour([
          [1, ['a']],
          [60, []],
        ]),
      ).toBe(1);
    });

    it('is its end, if only heartbeats after it did not name them, in whatever order they come', () => {
      expect(
        anHour([
          [59, ['a']],
          [61, []],
        ]),
      ).toBe(60);
      expect(
        anHour([
          [61, []],
          [59, ['a']],
        ]),
      ).toBe(60);
    });

    it('is found among more heartbeats than are kept', () => {
      const named = Array.from({ length: 40 }, (_, minute) => [minute, ['a']] as const);
      const missed = Array.from({ length: 20 }, (_, n) => [40 + n, []] as const);
      expect(anHour([...named, ...missed, [61, []]])).toBe(39);
    });

    it('is when they were last heard of, if that was twelve hours before', () => {
      const state = after([grant(), joined('a', 0)], [grant(), ended(SILENT_AFTER_MS / 1000)]);
      expect(leg(state)).toMatchObject({ leftAt: NINE, isEstimated: true });
      expect(viewCall(state)?.call).toMatchObject({ endedAt: NINE, minutes: 0 });
    });
  });

  it('gives way to the end that was told', () => {
    const gone = applySnapshot(after([grant(), joined('a', 0)]), NINE + 60_000, []);
    const told = applyEvent(gone, grant(), left('a', 30));
    if (told.outcome !== 'accepted') throw new Error(told.outcome);
    expect(leg(told.state)).toMatchObject({ seconds: 30, isEstimated: false });
  });
});
