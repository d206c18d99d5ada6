import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallEvent } from '../bridge/bridge-event.ts';
import { applyEvent, type KnownGrant } from './apply-event.ts';
import type { CallState } from './call-state.ts';
import { viewCall } from './call-view.ts';

const T0 = Date.parse('2026-11-24T14:00:00Z');
const GRANT: KnownGrant = {
  ...{ conferenceId: 'c', role: 'participant', tag: 'Board', waitForLeader: true, grantedAt: 0 },
  ...{ dialedNumber: '+15145550100', caller: null },
};

let ids = 0;
function event(type: string, seconds: number, over: object = {}): CallEvent {
  ids += 1;
  const at = new Date(T0 + seconds * 1000).toISOString();
  const common = { eventId: `e-${ids}`, at, sessionId: 's', legToken: 't'.repeat(20) };
  return { type, ...common, ...over } as CallEvent;
}
const joined = (legId: string, seconds: number) => event('leg.joined', seconds, { legId });

function stateOf(events: readonly CallEvent[], grant: KnownGrant = GRANT): CallState | null {
  return events.reduce<CallState | null>((state, each) => {
    const applied = applyEvent(state, grant, each);
    return applied.outcome === 'accepted' ? applied.state : state;
  }, null);
}
const viewOf = (...events: readonly CallEvent[]) => {
  const state = stateOf(events);
  return state === null ? null : viewCall(state);
};

describe('what a bridge says is so', () => {
  it('is the newest word, in whatever order and however often it comes', () => {
    const events = [
      ...[joined('l-1', 0), joined('l-2', 1)],
      ...[3, 7, 9].map((at) => event('leg.muted', at, { legId: 'l-1' })),
      ...[5, 9].map((at) => event('leg.unmuted', at, { legId: 'l-1' })),
      ...[event('conference.locked', 4), event('conference.unlocked', 6)],
      ...[event('conference.admitted', 8), event('conference.admitted', 5)],
    ];
    const wanted = stateOf(events);
    const all = { minLength: events.length };
    fc.assert(
      fc.property(fc.shuffledSubarray(events, all), fc.shuffledSubarray(events), (one, more) => {
        expect(stateOf([...one, ...more])).toEqual(wanted);
      }),
    );
    expect(wanted?.legs['l-1']?.muted?.at).toBe(T0 + 9000);
    expect(wanted?.admitted?.at).toBe(T0 + 5000);
    expect(wanted?.locked?.is).toBe(false);
  });

  it('may be said before it is known who it is about', () => {
    expect(viewOf(event('leg.muted', 5, { legId: 'l-1' }))).toBeNull();
    const view = viewOf(event('leg.muted', 5, { legId: 'l-1' }), joined('l-1', 0));
    expect(view?.legs).toMatchObject([{ id: 'l-1', isMuted: true }]);
  });

  it('is known again', () => {
    const muted = event('leg.muted', 5, { legId: 'l-1' });
    const locked = event('conference.locked', 5);
    const admitted = event('conference.admitted', 5);
    const state = stateOf([joined('l-1', 0), muted, locked, admitted]);
    for (const each of [muted, locked, admitted]) {
      expect(applyEvent(state, GRANT, each).outcome).toBe('duplicate');
    }
  });

  it('is not there while nobody has said it', () => {
    const view = viewOf(joined('l-1', 0));
    expect(view?.legs[0]).not.toHaveProperty('isMuted');
    expect(view?.live?.isLocked).toBeNull();
  });
});

describe('a call now', () => {
  const leader = { ...GRANT, role: 'leader' } as const;
  const withLeader = (...more: readonly CallEvent[]) => {
    const state = [joined('l-1', 0), ...more].reduce<CallState | null>((known, each) => {
      const grant = 'legId' in each && each.legId === 'boss' ? leader : GRANT;
      const applied = applyEvent(known, grant, each);
      return applied.outcome === 'accepted' ? applied.state : known;
    }, null);
    return state === null ? null : viewCall(state);
  };

  it('has who is there, of whom all wait where no leader is', () => {
    expect(withLeader()?.live).toEqual({ callers: 1, leaders: 0, waiting: 1, isLocked: null });
    expect(withLeader(joined('boss', 5))?.live).toMatchObject({
      callers: 2,
      leaders: 1,
      waiting: 0,
    });
    const left = event('leg.left', 9, { legId: 'boss', reason: 'hungUp' });
    expect(withLeader(joined('boss', 5), left)?.live).toMatchObject({ leaders: 0, waiting: 1 });
  });

  it('has nobody who waits once they were let in, nor time that was waited', () => {
    const view = withLeader(
      event('conference.admitted', 10),
      event('leg.left', 30, { legId: 'l-1', reason: 'hungUp' }),
      joined('l-2', 20),
    );
    expect(view?.live).toMatchObject({ callers: 1, waiting: 0 });
    expect(view?.legs.map(({ waitedSeconds }) => waitedSeconds)).toEqual([10, 0]);
  });

  it('is nothing any more once nobody is there', () => {
    const left = event('leg.left', 9, { legId: 'l-1', reason: 'hungUp' });
    expect(viewOf(joined('l-1', 0), left)?.live).toBeNull();
  });
});
