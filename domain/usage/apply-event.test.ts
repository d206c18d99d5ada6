import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallEvent } from '../bridge/bridge-event.ts';
import { applyEvent, applySnapshot, type KnownGrant, newCall, withGrant } from './apply-event.ts';
import { type CallState, MAX_FAILED_OF_CALL, MAX_LEGS_OF_CALL } from './call-state.ts';
import { viewCall } from './call-view.ts';

const NINE = Date.parse('2026-11-25T09:00:00Z');
const moment = (seconds: number) => new Date(NINE + seconds * 1000).toISOString();
const common = { sessionId: 's', legToken: 'x'.repeat(20) };

function grantOf(legId: string, grantedAt = NINE): KnownGrant {
  return {
    conferenceId: 'c',
    role: legId.endsWith('L') ? 'leader' : 'participant',
    tag: `Tag at ${grantedAt % 7}`,
    waitForLeader: true,
    grantedAt,
    caller: null,
    dialedNumber: '+15145550100',
  };
}

const joined = (legId: string, seconds: number, eventId = `j-${legId}`): CallEvent => ({
  ...common,
  type: 'leg.joined',
  eventId,
  legId,
  at: moment(seconds),
});
const left = (legId: string, seconds: number, eventId = `l-${legId}`): CallEvent => ({
  ...common,
  type: 'leg.left',
  eventId,
  legId,
  at: moment(seconds),
  reason: 'hungUp',
});
const corrected = (legId: string, seconds: number, revision: number): CallEvent => ({
  ...common,
  type: 'leg.left',
  eventId: `l-${legId}-${revision}`,
  legId,
  at: moment(seconds),
  reason: 'removed',
  revision,
});
const failed = (legId: string, seconds: number, reason: 'locked' | 'hungUp'): CallEvent => ({
  ...common,
  type: 'leg.failed',
  eventId: `f-${legId}`,
  legId,
  at: moment(seconds),
  reason,
});

type Step = (state: CallState | null) => CallState | null;

const told =
  (legId: string, event: CallEvent, grantedAt = NINE): Step =>
  (state) => {
    const applied = applyEvent(state, grantOf(legId, grantedAt), event);
    return applied.outcome === 'accepted' ? applied.state : state;
  };

/** What a bridge tells of a call in which the events agree with one another. */
const history: fc.Arbitrary<readonly Step[]> = fc
  .record({
    legs: fc.array(
      fc.record({
        isLeader: fc.boolean(),
        from: fc.integer({ min: 0, max: 600 }),
        seconds: fc.option(fc.integer({ min: 0, max: 600 })),
        // Revisions of the end: by how much it moves, never before the joining nor beyond ten minutes.
        corrections: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }),
        moves: fc.integer({ min: 0, max: 60 }),
        grantedAt: fc.integer({ min: NINE - 10, max: NINE }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    failures: fc.array(fc.constantFrom('locked' as const, 'hungUp' as const), { maxLength: 3 }),
    heartbeats: fc.array(fc.integer({ min: 0, max: 1500 }), { maxLength: 5 }),
    endsAt: fc.option(fc.integer({ min: 0, max: 1500 })),
  })
  .map(({ legs, failures, heartbeats, endsAt }) => {
    const named = legs.map((leg, index) => ({ ...leg, id: `${index}${leg.isLeader ? 'L' : ''}` }));
    const present = (at: number) =>
      named.filter(({ from, seconds }) => from <= at && (seconds === null || at < from + seconds));
    return [
      ...named.map(({ id, from, grantedAt }) => told(id, joined(id, from), grantedAt)),
      ...named.flatMap(({ id, from, seconds, grantedAt }) =>
        seconds === null ? [] : [told(id, left(id, from + seconds), grantedAt)],
      ),
      ...named.flatMap(({ id, from, seconds, corrections, moves, grantedAt }) =>
        seconds === null
          ? []
          : corrections.map((revision) =>
              told(id, corrected(id, from + seconds + revision * moves, revision), grantedAt),
            ),
      ),
      // Some of whom, with a leg of the same name, got in after all.
      ...failures.map((reason, index) =>
        told(`${index}`, failed(`${index}`, 5, reason), legs[0]?.grantedAt),
      ),
      ...heartbeats.map((at): Step => {
        const ids = present(at).map(({ id }) => id);
        const grant = grantOf('0', legs[0]?.grantedAt);
        return (state) =>
          applySnapshot(withGrant(state, grant) ?? newCall(grant), NINE + at * 1000, ids);
      }),
      ...(endsAt === null
        ? []
        : [
            told(
              '0',
              {
                ...common,
                type: 'conference.ended',
                eventId: 'end',
                at: moment(endsAt),
                reason: 'timeLimit',
              },
              legs[0]?.grantedAt,
            ),
          ]),
    ];
  });

const run = (steps: readonly Step[]) =>
  steps.reduce<CallState | null>((state, step) => step(state), null);

describe('a set of events', () => {
  it('makes the same call in whatever order and however often they come', () => {
    const disordered = history.chain((steps) =>
      fc.tuple(
        fc.constant(steps),
        fc.shuffledSubarray([...steps, ...steps], {
          minLength: steps.length * 2,
          maxLength: steps.length * 2,
        }),
      ),
    );
    fc.assert(
      fc.property(disordered, ([inOrder, shuffled]) => {
        const [a, b] = [run(inOrder), run(shuffled)];
        // A leg whose role is a leader's is the same whoever tells of it first.
        expect(b && viewCall(b)).toEqual(a && viewCall(a));
      }),
      { numRuns: 500 },
    );
  });
});

describe('an event that does not agree with what is known', () => {
  const known = () => {
    const state = run([told('a', joined('a', 10)), told('a', left('a', 20))]);
    if (state === null) throw new Error('no state');
    return state;
  };
  const outcome = (state: CallState, event: CallEvent, grant = grantOf('a')) =>
    applyEvent(state, grant, event).outcome;

  it('is a duplicate with the same id, whatever it says', () => {
    expect(outcome(known(), joined('a', 15))).toBe('duplicate');
    expect(outcome(known(), left('a', 5))).toBe('duplicate');
  });

  it('conflicts with another id', () => {
    expect(outcome(known(), joined('a', 10, 'other'))).toBe('conflicting_event');
    expect(outcome(known(), left('a', 20, 'other'))).toBe('conflicting_event');
  });

  it('conflicts when it is another conference’s', () => {
    const stranger = { ...grantOf('a'), conferenceId: 'another' };
    expect(outcome(known(), joined('b', 10), stranger)).toBe('conflicting_event');
  });

  it('is refused when it ends a leg before its beginning', () => {
    const begun = run([told('a', joined('a', 10))]);
    expect(begun && outcome(begun, left('a', 9))).toBe('negative_duration');
  });

  it('keeps no true end out when it came first', () => {
    const state = run([
      told('a', left('a', 9, 'false')),
      told('a', left('a', 20, 'true')),
      told('a', joined('a', 10)),
    ]);
    expect(state && viewCall(state)?.legs[0]).toMatchObject({ seconds: 10, isEstimated: false });
  });

  it('loses to the beginning when it came first', () => {
    const state = run([told('a', left('a', 9)), told('a', joined('a', 10))]);
    expect(state && viewCall(state)?.legs[0]?.leftAt).toBeNull();
  });
});

it('takes legs that are called like what every object has', () => {
  const state = run([told('constructor', joined('constructor', 0))]);
  expect(state && viewCall(state)?.call.legs).toBe(1);
});

it('takes no more who did not get in than fit', () => {
  let state: CallState | null = null;
  for (let n = 0; n < MAX_FAILED_OF_CALL; n += 1) {
    state = told(`f${n}`, failed(`f${n}`, 0, 'locked'))(state);
  }
  if (state === null) throw new Error('no state');
  expect(applyEvent(state, grantOf('more'), failed('more', 0, 'locked')).outcome).toBe('call_full');
  expect(applyEvent(state, grantOf('f0'), failed('f0', 0, 'locked')).outcome).toBe('duplicate');
  const other = { ...failed('f0', 0, 'locked'), eventId: 'other' };
  expect(applyEvent(state, grantOf('f0'), other).outcome).toBe('conflicting_event');
});

it('takes no more legs than fit', () => {
  const legs = Array.from(
    { length: MAX_LEGS_OF_CALL },
    (_, i) => [`leg${i}`, unheardOf()] as const,
  );
  const full = { ...newCall(grantOf('a')), legs: Object.fromEntries(legs) };
  expect(applyEvent(full, grantOf('a'), joined('more', 0)).outcome).toBe('call_full');
  expect(applyEvent(full, grantOf('a'), joined('leg0', 0)).outcome).toBe('accepted');
});

function unheardOf() {
  const { role, caller, dialedNumber } = grantOf('a');
  return { role, caller, dialedNumber, joined: null, left: null };
}
