import { expect, it } from 'vitest';
import type { LegRecord, SessionRecord } from '../records/records.ts';
import { CALL, SESSION } from '../testing/store-contract.ts';
import { type Wanted, wantedOf } from './leaders.ts';

const IN: LegRecord = { role: 'participant', joinedAt: 1000, left: null };
const GONE: LegRecord = {
  ...IN,
  left: { at: 2000, reason: 'hungUp', revision: 0, isFound: false },
};
const NOTHING: Wanted = { isToEnd: false, toHold: [], toRelease: [] };

const session = (
  legs: Readonly<Record<string, LegRecord>>,
  over: Partial<SessionRecord> = {},
): SessionRecord => ({ ...SESSION, endOnLeaderExit: true, legs, ...over });
const present = (...callSids: string[]) =>
  callSids.map((callSid) => ({ callSid, isOnHold: false }));
const leader = (leg: LegRecord): LegRecord => ({ ...leg, role: 'leader' });

it('ends a conference that the last leader has left', () => {
  const left = session({ a: leader(GONE), b: IN });
  expect(wantedOf(left, present('b'))).toEqual({ ...NOTHING, isToEnd: true });
});

it.each([
  ['nobody is left in it', session({ a: leader(GONE), b: GONE }), present()],
  ['who left is still listed', session({ a: leader(GONE), b: GONE }), present('a', 'b')],
  ['only strangers are left in it', session({ a: leader(GONE) }), present('x')],
  ['a leader is in, who is not listed yet', session({ a: leader(IN), b: IN }), present('b')],
  [
    'a leader is listed, of whom nothing was told yet',
    session({ a: leader(GONE), b: IN, c: leader({ ...IN, joinedAt: null }) }),
    present('b', 'c'),
  ],
  ['no leader has come', session({ b: IN, c: IN }), present('b', 'c')],
  [
    'a leader was let in and has not come',
    session({ b: IN, c: leader({ ...IN, joinedAt: null }) }),
    present('b'),
  ],
])('does not where %s', (_, known, listed) => {
  expect(wantedOf(known, listed)).toEqual(NOTHING);
});

it('holds participants alone, and releases only who is on hold', () => {
  const over = { endOnLeaderExit: false };
  const legs = { a: leader(GONE), b: IN, c: IN, d: GONE };
  const listed = [...present('b', 'd', 'x'), { callSid: 'c', isOnHold: true }];
  expect(wantedOf(session(legs, over), listed)).toEqual({ ...NOTHING, toHold: ['b'] });
  const led = session({ ...legs, [CALL.callSid]: leader(IN) }, over);
  expect(wantedOf(led, listed)).toEqual({ ...NOTHING, toRelease: ['c'] });
});
