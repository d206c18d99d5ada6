import { Timestamp } from 'firebase/firestore/lite';
import { describe, expect, it } from 'vitest';
import { toAbleBridge, toPresentLeg, toRunningCall } from './live-documents.ts';

const call = {
  ...{ conferenceId: 'c', tag: 'Board', day: '2026-11-29', startedAt: Timestamp.fromMillis(1000) },
  endedAt: null,
  live: { callers: 3, leaders: 1, waiting: 0, isLocked: true, bridge: 'key' },
  changedAt: Timestamp.fromMillis(2000),
  expireAt: Timestamp.fromMillis(9000),
};

describe('a call that goes on', () => {
  it('says who is there, and how its bridge is found', () => {
    expect(toRunningCall('id', call)).toEqual({
      ...{ id: 'id', isOver: false, conferenceId: 'c', tag: 'Board', startedAt: 1000 },
      ...{ callers: 3, leaders: 1, waiting: 0, isLocked: true, bridge: 'key' },
      ...{ changedAt: call.changedAt, expireAt: call.expireAt },
    });
  });

  it('has nobody once it is over, and where an earlier version wrote it', () => {
    const over = toRunningCall('id', { ...call, endedAt: Timestamp.fromMillis(3000), live: null });
    expect(over).toMatchObject({ isOver: true, callers: 0, bridge: null });
    const { live: _live, changedAt: _changedAt, ...old } = call;
    const earlier = toRunningCall('id', old);
    expect(earlier).toMatchObject({ isOver: false, callers: 0, isLocked: null, changedAt: null });
  });

  it('has no bridge where the key is empty', () => {
    expect(toRunningCall('id', { ...call, live: { ...call.live, bridge: '' } }).bridge).toBeNull();
  });
});

it('a leg that was told to have left is over', () => {
  const leg = { legId: 'l', callId: 'id', leftAt: null, changedAt: call.changedAt };
  expect(toPresentLeg(leg)).toMatchObject({ id: 'l', isOver: false, changedAt: call.changedAt });
  expect(toPresentLeg({ ...leg, leftAt: call.changedAt }).isOver).toBe(true);
});

describe('a bridge that takes orders', () => {
  const NOW = Date.parse('2026-11-29T12:00:00Z');
  const bridge = (until: number) => ({ acts: ['mute' as const], until: new Date(until) });
  const first = toAbleBridge(bridge(NOW + 60_000), undefined, NOW);

  it('can do nothing where there is none', () => {
    expect(toAbleBridge(null, undefined, NOW)).toMatchObject({ acts: [], isAway: false });
    expect(toAbleBridge(null, first, NOW).acts).toEqual([]);
  });

  it('is there as long as it is said to ask for longer and longer', () => {
    expect(first).toMatchObject({ acts: ['mute'], isAway: false });
    const later = toAbleBridge(bridge(NOW + 90_000), first, NOW + 45_000);
    expect(later).toMatchObject({ isAway: false, readAt: NOW + 45_000 });
    expect(toAbleBridge(bridge(NOW + 90_000), later, NOW + 105_000).isAway).toBe(false);
    expect(toAbleBridge(bridge(NOW + 90_000), later, NOW + 105_001).isAway).toBe(true);
    const back = toAbleBridge(bridge(NOW + 300_000), later, NOW + 240_000);
    expect(back.isAway).toBe(false);
  });

  it('is away at once where it asked last some minutes ago, and a clock may be off', () => {
    expect(toAbleBridge(bridge(NOW - 299_000), undefined, NOW).isAway).toBe(false);
    expect(toAbleBridge(bridge(NOW - 301_000), undefined, NOW).isAway).toBe(true);
  });
});
