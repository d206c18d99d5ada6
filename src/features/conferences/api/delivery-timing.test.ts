import { environmentManager, isServer, QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { isSlow, isUnderWay, nextLook, USUAL_MS } from './delivery-timing.ts';

const T = Date.parse('2026-06-01T12:00:00Z');
const generating: Conference = {
  id: 'c',
  tag: 'Board',
  adminEmail: 'li@acme.example',
  expiresAt: null,
  expiryChosen: null,
  language: null,
  saveId: 's',
  savedAt: new Date(T),
  savedBy: 'u',
  createdAt: new Date(T),
  participantCode: null,
  previousParticipantCode: null,
  codesWanted: 1,
  deletedAt: null,
  informed: [],
  directory: null,
  codesVersion: 0,
  email: null,
};
const email = { saveId: 's', to: 'li@acme.example', at: new Date(T), failure: null, detail: null };

describe('following a delivery', () => {
  it('looks ever more seldom, never seldomer than every five seconds', () => {
    const looks = [0, 2_999, 3_000, 10_000, 60_000].map((after) =>
      nextLook(generating, T, T + after),
    );
    expect(looks).toEqual([400, 400, 1_000, 2_500, 5_000]);
  });

  it('looks on time on a page that is rendered again and again', async () => {
    vi.useFakeTimers({ now: T });
    // Where there is no window, TanStack Query would not look again at all.
    environmentManager.setIsServer(() => false);
    const client = new QueryClient();
    const looks: number[] = [];
    const options = {
      queryKey: ['conference'],
      queryFn: () => {
        looks.push(Date.now() - T);
        return generating;
      },
      refetchInterval: () => nextLook(generating, T, Date.now()),
      refetchIntervalInBackground: true,
    };
    const observer = new QueryObserver(client, options);
    const stop = observer.subscribe(() => undefined);
    try {
      for (let rendering = 0; rendering < 300; rendering += 1) {
        await vi.advanceTimersByTimeAsync(37);
        observer.setOptions(options);
      }
    } finally {
      stop();
      client.clear();
      environmentManager.setIsServer(() => isServer);
      vi.useRealTimers();
    }
    const pauses = looks.slice(1).map((at, look) => at - (looks[look] ?? 0));
    expect(Math.max(...pauses)).toBeLessThan(2_500);
    expect(looks.filter((at) => at < 3_000).length).toBeGreaterThanOrEqual(7);
  });

  it('stops at the end, good or bad', () => {
    for (const state of ['sent', 'failed'] as const) {
      expect(nextLook({ ...generating, email: { ...email, state } }, T, T)).toBe(false);
    }
    expect(nextLook({ ...generating, email: { ...email, state: 'queued' } }, T, T)).toBe(400);
  });

  it('goes on when the end is of an older Save', () => {
    const older = { ...generating, email: { ...email, saveId: 'older', state: 'sent' as const } };
    expect(isUnderWay(older, T, T)).toBe(true);
  });

  it('takes longer than usual after two minutes', () => {
    expect(isSlow(generating, undefined, T + USUAL_MS - 1)).toBe(false);
    expect(isSlow(generating, undefined, T + USUAL_MS)).toBe(true);
    expect(nextLook(generating, T, T + USUAL_MS)).toBe(false);
  });

  it('looks now and then at one that waits, and often once it is tried', () => {
    const nextTryAt = new Date(T + 600_000);
    const waiting = { ...generating, email: { ...email, state: 'waiting' as const, nextTryAt } };
    expect(nextLook(waiting, T, T + 300_000)).toBe(30_000);
    expect(isUnderWay(waiting, T, T + 599_999)).toBe(false);
    expect(nextLook(waiting, T, T + 600_000)).toBe(400);
    expect(nextLook(waiting, T, T + 640_000)).toBe(5_000);
    expect(nextLook(waiting, T, T + 600_000 + USUAL_MS)).toBe(30_000);
    expect(isSlow(waiting, T, T + 7_200_000)).toBe(false);
    // On a machine whose clock is ten minutes slow.
    expect(nextLook(waiting, T - 600_000, T)).toBe(400);
  });

  it('begins anew when one that waited is tried', () => {
    const at = new Date(T + 600_000);
    const again = { ...generating, email: { ...email, state: 'queued' as const, at } };
    expect(nextLook(again, T, T + 600_500)).toBe(400);
    expect(isSlow(again, T, T + 600_500)).toBe(false);
    expect(isSlow(again, T, T + 600_000 + USUAL_MS)).toBe(true);
  });

  it('trusts this machine’s clock about its own Saves, whatever the server’s says', () => {
    const skewed = { ...generating, savedAt: new Date(T + 10 * 60_000) };
    expect(isUnderWay(skewed, T, T + 1_000)).toBe(true);
    expect(isUnderWay(skewed, undefined, T + 1_000)).toBe(false);
  });
});
