import { describe, expect, it } from 'vitest';
import { FIRST_INSTANT, offsetByRules, parseRules } from './zone-rules.ts';

const PARIS = '60 ~60,120,3.5.0/120,10.5.0/180';
const SYDNEY = '600 ~600,660,10.1.0/120,4.1.0/180';
const TORONTO = '-300 ~-300,-240,3.2.0/120,11.1.0/120';

/** What the clock shows just before a moment, and from it on. */
const around = (rules: string, moment: string | number) => {
  const at = new Date(moment).getTime();
  return [at - 1, at].map((each) => offsetByRules(parseRules(rules), each));
};

describe('what repeats every year', () => {
  // By the laws in force; 2041 and 2047 have months that end on a Sunday.
  it.each([
    [PARIS, '2041-03-31T01:00Z', 60, 120],
    [PARIS, '2041-10-27T01:00Z', 120, 60],
    [PARIS, '2060-03-28T01:00Z', 60, 120],
    [PARIS, '2060-10-31T01:00Z', 120, 60],
    [SYDNEY, '2047-04-06T16:00Z', 660, 600],
    [SYDNEY, '2047-10-05T16:00Z', 600, 660],
    [TORONTO, '2041-03-10T07:00Z', -300, -240],
    [TORONTO, '2041-11-03T06:00Z', -240, -300],
  ])('%s changes at %s from %d to %d', (rules, moment, before, after) => {
    expect(around(rules, moment)).toEqual([before, after]);
  });

  it('is of the year that the clock shows', () => {
    // The first Thursday of January, from midnight on: 2060 begins with one.
    const rules = '600 ~600,660,1.1.4/0,3.1.0/0';
    expect(around(rules, '2059-12-31T14:00Z')).toEqual([600, 660]);
    expect(around('-600 ~-600,-540,1.1.4/0,3.1.0/0', '2060-01-01T10:00Z')).toEqual([-600, -540]);
  });

  it('begins with the last change that is listed', () => {
    const at = FIRST_INSTANT + 36 * 60_000;
    expect(around('60 10:90 ~30,120,3.5.0/120,10.5.0/180', at)).toEqual([60, 30]);
  });
});

it('each change that is listed holds from its moment to the next', () => {
  const rules = '60 0:120 z:-30';
  expect(around(rules, FIRST_INSTANT)).toEqual([60, 120]);
  expect(around(rules, FIRST_INSTANT + 35 * 60_000)).toEqual([120, -30]);
  expect(around(rules, '2090-07-01T00:00Z')).toEqual([-30, -30]);
  expect(around('345', '2026-07-01T00:00Z')).toEqual([345, 345]);
});
