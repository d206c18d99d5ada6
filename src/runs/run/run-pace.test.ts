import { describe, expect, it } from 'vitest';
import {
  FASTEST_PER_SECOND,
  FIRST_PACE,
  nextPace,
  SLOWEST_PER_SECOND,
  type Pace,
  type Seen,
} from './run-pace.ts';

const LOOK_MS = 1_000;
const nothing: Seen = { tookMs: [], ended: 0, waiting: 0, putOff: 0, lookedMs: LOOK_MS };

/**
 * A run against an installation that sends one email after the other and takes `serviceMs` for each: a
 * queue with one server, in steps of a millisecond.
 *
 * @returns the pace after each look, how many waited then, and how long the emails took
 */
function simulate(looks: number, serviceMs: (second: number) => number) {
  let pace: Pace = FIRST_PACE;
  const paces: Pace[] = [];
  const took: number[] = [];
  const waited: number[] = [];
  const queue: number[] = [];
  let credit = 0;
  let freeAt = 0;
  for (let look = 0; look < looks; look += 1) {
    const seen: number[] = [];
    for (let ms = look * LOOK_MS; ms < (look + 1) * LOOK_MS; ms += 1) {
      credit += pace.perSecond / 1_000;
      if (credit >= 1) {
        credit -= 1;
        queue.push(ms);
      }
      const service = serviceMs(look);
      const first = queue[0];
      if (first !== undefined && ms >= Math.max(freeAt, first) + service) {
        queue.shift();
        freeAt = ms;
        seen.push(ms - first);
      }
    }
    took.push(...seen);
    const of: Seen = {
      // No more than the newest eight are read.
      ...{ tookMs: seen.slice(-8), ended: seen.length, waiting: queue.length },
      ...{ putOff: 0, lookedMs: LOOK_MS },
    };
    pace = nextPace(pace, of);
    paces.push(pace);
    waited.push(queue.length);
  }
  return { paces, took, waited, waiting: queue.length };
}

describe('the pace of a run', () => {
  it('grows to what the installation bears, and emails stay within twice the usual', () => {
    // One in 50 ms: 20 a second and no more.
    const { paces, took, waiting } = simulate(120, () => 50);
    const later = paces.slice(60).map(({ perSecond }) => perSecond);
    const mean = later.reduce((sum, value) => sum + value, 0) / later.length;
    expect(mean).toBeGreaterThan(15);
    expect(mean).toBeLessThanOrEqual(22);
    const settled = took.slice(took.length / 2).sort((a, b) => a - b);
    expect(settled[Math.floor(settled.length * 0.9)]).toBeLessThanOrEqual(100);
    expect(waiting).toBeLessThan(10);
  });

  it.each([
    [12, 1_000 / 12],
    [20, 50],
    [33, 30],
  ])('is near what an installation of %i a second bears within ten seconds', (bears, serviceMs) => {
    const { paces, waiting } = simulate(10, () => serviceMs);
    expect(paces.at(-1)?.perSecond).toBeGreaterThan(0.6 * bears);
    expect(paces.at(-1)?.perSecond).toBeLessThan(1.2 * bears);
    expect(waiting).toBeLessThan(bears);
  });

  it('learns what is usual before it goes faster, while functions start up', () => {
    const starting = [900, 500, 200, 90, 60, 60];
    let pace = FIRST_PACE;
    for (const took of starting) {
      expect(pace.perSecond).toBe(FIRST_PACE.perSecond);
      pace = nextPace(pace, { ...nothing, tookMs: [took, took], ended: 2 });
    }
    expect(pace).toMatchObject({ usualMs: 60, perSecond: 2 * FIRST_PACE.perSecond });
  });

  it('goes on doubling after a few emails that were slow by chance', () => {
    let pace: Pace = { ...FIRST_PACE, usualMs: 60 };
    for (const took of [110, 60, 60])
      pace = nextPace(pace, { ...nothing, tookMs: [took, took], ended: 2 });
    expect(pace).toMatchObject({ isFinding: true, perSecond: 2 * FIRST_PACE.perSecond });
  });

  it('does not take for usual what waited behind functions that start up', () => {
    // Nothing for two seconds, then one a second, and at last three.
    const serviceMs = (second: number) =>
      second < 2 ? 1e9 : 333 * (1 + 2 * Math.exp(-second / 4));
    const { paces, waited } = simulate(120, serviceMs);
    expect(Math.max(...waited)).toBeLessThan(40);
    expect(paces[119]?.perSecond).toBeGreaterThan(1.5);
    expect(waited[119]).toBeLessThan(5);
  });

  it('follows an installation that becomes slow, and finds back', () => {
    const { paces } = simulate(400, (second) => (second > 60 && second < 120 ? 400 : 50));
    expect(paces[110]?.perSecond).toBeLessThan(4);
    expect(paces[399]?.perSecond).toBeGreaterThan(10);
  });

  it('becomes the slowest while nothing is sent at all, and never less', () => {
    const { paces, waiting } = simulate(120, (second) => (second > 30 ? 1e9 : 50));
    expect(paces.at(-1)?.perSecond).toBe(SLOWEST_PER_SECOND);
    expect(waiting).toBeLessThan(100);
  });

  it('has an end', () => {
    expect(simulate(60, () => 1).paces.at(-1)?.perSecond).toBe(FASTEST_PER_SECOND);
  });

  it('slows down when the server puts several emails off, and not for one alone', () => {
    const seen = (putOff: number): Seen => ({ ...nothing, putOff });
    const afterOne = nextPace(FIRST_PACE, seen(1));
    expect(afterOne.perSecond).toBe(FIRST_PACE.perSecond);
    expect(nextPace(afterOne, seen(0)).perSecond).toBe(FIRST_PACE.perSecond);
    for (const slowed of [nextPace(FIRST_PACE, seen(2)), nextPace(afterOne, seen(1))]) {
      expect(slowed.perSecond).toBeLessThan(FIRST_PACE.perSecond);
      expect(slowed.tooFast).toBe(FIRST_PACE.perSecond);
    }
    const sentBetween = nextPace(afterOne, { ...seen(0), tookMs: [50] });
    expect(nextPace(sentBetween, seen(1)).perSecond).toBe(FIRST_PACE.perSecond);
  });

  it('stays as it is while nothing is known', () => {
    const two = { ...nothing, waiting: 2 };
    expect(nextPace(FIRST_PACE, two)).toEqual({ ...FIRST_PACE, waiting: 2 });
    const starting = { ...nothing, waiting: 40 };
    expect(nextPace(FIRST_PACE, starting).perSecond).toBe(FIRST_PACE.perSecond);
  });

  it('is not put off by single emails that took long', () => {
    let pace = FIRST_PACE;
    for (let look = 0; look < 60; look += 1) {
      const tookMs = look % 4 === 0 ? [50, 400, 60] : [50, 55];
      pace = nextPace(pace, { ...nothing, tookMs });
    }
    expect(pace.perSecond).toBe(FASTEST_PER_SECOND);
  });

  it('learns anew what is usual where everything takes longer than it once did', () => {
    let pace: Pace = { ...FIRST_PACE, usualMs: 50, perSecond: 1 };
    for (let look = 0; look < 200; look += 1) {
      pace = nextPace(pace, { ...nothing, tookMs: [120] });
    }
    expect(pace.perSecond).toBeGreaterThan(2);
  });
});
