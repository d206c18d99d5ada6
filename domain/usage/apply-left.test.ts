import { describe, expect, it } from 'vitest';
import { REVISION_WITHIN_MS } from '../bridge/bridge-event.ts';
import { leftAfter, tellLeft } from './apply-left.ts';
import type { LeftState, LeftTold } from './call-state.ts';

const told = (revision: number, at = 100, reason: LeftTold['reason'] = 'hungUp'): LeftTold => ({
  ...{ at, eventId: `r${revision}`, reason },
  ...(revision === 0 ? {} : { revision }),
});

/** Tells them one after the other. @returns what is known then, and what each was answered. */
function tellAll(...all: readonly LeftTold[]) {
  let known: LeftState | null = null;
  const outcomes = all.map((each) => {
    const next = tellLeft(known, 0, each);
    if (typeof next === 'string') return next;
    known = next;
    return 'accepted';
  });
  return { known: known as LeftState | null, outcomes };
}

describe('a later word about leaving', () => {
  it('counts, in whatever order they come', () => {
    const [first, second, third] = [told(0), told(1, 90, 'lineLost'), told(2, 95, 'removed')];
    const known = { ...third, first };
    for (const order of [
      [first, second, third],
      [third, second, first],
      [second, third, first],
      [first, third, second],
    ]) {
      expect(tellAll(...order).known).toEqual(known);
    }
  });

  it('is the first one where it comes first, and there is no other', () => {
    expect(tellAll(told(3)).known).toEqual(told(3));
  });

  it('is known when it comes again, also one that others have followed', () => {
    const all = [told(0), told(1), told(2)];
    expect(tellAll(...all, ...all).outcomes).toEqual([
      ...['accepted', 'accepted', 'accepted'],
      ...['duplicate', 'duplicate', 'duplicate'],
    ]);
  });

  it('conflicts with another one of the same number', () => {
    const other = (revision: number) => ({ ...told(revision), eventId: 'other' });
    expect(tellAll(told(0), told(1), other(0), other(1)).outcomes).toEqual([
      ...['accepted', 'accepted', 'conflicting_event', 'conflicting_event'],
    ]);
  });

  it('moves the end by ten minutes at most', () => {
    const at = 10_000_000;
    for (const way of [1, -1]) {
      const within = told(1, at + way * REVISION_WITHIN_MS);
      expect(tellAll(told(0, at), within).outcomes).toEqual(['accepted', 'accepted']);
      const beyond = told(1, at + way * (REVISION_WITHIN_MS + 1));
      for (const order of [
        [told(0, at), beyond],
        [beyond, told(0, at)],
      ]) {
        const { known, outcomes } = tellAll(...order);
        expect(outcomes).toEqual(['accepted', 'conflicting_event']);
        expect(known).toEqual(order[0]);
      }
    }
  });

  it('is refused where it lies before the joining, and the first one stays', () => {
    const { known, outcomes } = tellAll(told(0, 100), told(1, -1));
    expect(outcomes).toEqual(['accepted', 'negative_duration']);
    expect(known).toEqual(told(0, 100));
  });

  it('loses to a joining that was told later, and the first one stays', () => {
    const known = { ...told(1, 50), first: told(0, 100) };
    expect(leftAfter(known, 60)).toEqual(told(0, 100));
    expect(leftAfter(known, 50)).toEqual(known);
    expect(leftAfter(known, 101)).toBeNull();
    expect(leftAfter({ ...told(1, 100), first: told(0, 50) }, 60)).toEqual(told(1, 100));
    expect(leftAfter(null, 0)).toBeNull();
  });
});
