import { describe, expect, it } from 'vitest';
import { CALL } from '../testing/store-contract.ts';
import {
  eventsBetween,
  newSession,
  withEnd,
  withJoin,
  withLeave,
  withSequence,
} from './session.ts';

const fresh = newSession(`CF${'1'.repeat(32)}`, 'room1', 0);
const AT = Date.parse('2026-11-24T14:00:00Z');

describe('numbers of callbacks', () => {
  const after = (...sequences: readonly number[]) => sequences.reduce(withSequence, fresh);

  it.each([
    [[1, 2, 3], []],
    [[3, 1, 2], []],
    [
      [2, 2, 5, 5],
      [1, 3, 4],
    ],
    [[4, 2, 1], [3]],
    [[1, 1, 1], []],
  ])('%j leave %j missing', (came, missing) => {
    expect(after(...came).missing.toSorted()).toEqual(missing);
  });

  it.each([0, -1, 1.5, NaN, Infinity, 1e9])('that cannot be are passed over: %d', (sequence) => {
    expect(withSequence(fresh, sequence)).toBe(fresh);
  });
});

describe('a leave', () => {
  const found = { at: AT + 2000, reason: 'hungUp', isFound: true } as const;
  const told = { at: AT + 1000, reason: 'lineLost', isFound: false } as const;
  const joined = withJoin(fresh, CALL, AT);

  it('that is told after it was found corrects it', () => {
    const before = withLeave(joined, CALL, found);
    const after = withLeave(before, CALL, told);
    expect(eventsBetween(before, after, CALL)).toEqual([
      {
        type: 'leg.left',
        eventId: `${CALL.callSid}:left:1`,
        at: '2026-11-24T14:00:01.000Z',
        sessionId: fresh.sessionId,
        legId: CALL.callSid,
        legToken: CALL.legToken,
        reason: 'lineLost',
        revision: 1,
      },
    ]);
    expect(withLeave(after, CALL, told)).toBe(after);
  });

  it('that was told, or found as it was, stays', () => {
    const before = withLeave(joined, CALL, told);
    expect(withLeave(before, CALL, found)).toBe(before);
    expect(withLeave(before, CALL, { ...told, at: AT + 5000 })).toBe(before);
    const same = withLeave(joined, CALL, { ...told, isFound: true });
    expect(eventsBetween(same, withLeave(same, CALL, told), CALL)).toEqual([]);
  });
});

it('an end that comes before anybody is known is told with the first who is', () => {
  const ended = withEnd(fresh, AT + 9000, 'lastCallerLeft');
  expect(eventsBetween(null, ended, null)).toEqual([]);
  const after = withJoin(ended, CALL, AT);
  expect(eventsBetween(ended, after, CALL).map(({ type }) => type)).toEqual([
    'conference.started',
    'leg.joined',
    'conference.ended',
  ]);
  expect(
    eventsBetween(
      after,
      withLeave(after, CALL, { at: AT + 9000, reason: 'hungUp', isFound: false }),
      CALL,
    ),
  ).toHaveLength(1);
});
