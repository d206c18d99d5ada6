import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIn } from '../time/local-time.ts';
import { keptUntil } from './kept-for.ts';
import {
  addMonths,
  cutMonths,
  isDay,
  keptSince,
  monthsOf,
  presetOf,
  presetRange,
  RANGE_PRESETS,
  rangeProblem,
  standingOf,
  wholeMonths,
} from './day-ranges.ts';

const TODAY = '2026-11-25';

describe('a range with a name', () => {
  it.each([
    ['last7', '2026-11-19', TODAY],
    ['last30', '2026-10-27', TODAY],
    ['thisMonth', '2026-11-01', TODAY],
    ['lastMonth', '2026-10-01', '2026-10-31'],
    ['last12', '2025-12-01', TODAY],
  ] as const)('%s is from %s to %s', (preset, from, to) => {
    expect(presetRange(preset, TODAY)).toEqual({ from, to });
    expect(presetOf({ from, to }, TODAY)).toBe(preset);
  });

  it('is a range that may be asked for, on every day', () => {
    const days = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2099-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, fc.constantFrom(...RANGE_PRESETS), (date, preset) => {
        const { from, to } = presetRange(preset, date.toISOString().slice(0, 10));
        expect(rangeProblem(from, to)).toBeNull();
        expect(monthsOf({ from, to }).length).toBeLessThanOrEqual(12);
      }),
    );
  });

  it('is the last day of the month before, whatever its length', () => {
    expect(presetRange('lastMonth', '2028-03-31').to).toBe('2028-02-29');
    expect(presetRange('lastMonth', '2027-01-01')).toEqual({
      from: '2026-12-01',
      to: '2026-12-31',
    });
  });
});

describe('two typed days', () => {
  it.each([
    ['', TODAY, 'missing'],
    ['2026-02-30', TODAY, 'missing'],
    [TODAY, '2026-11-24', 'order'],
    [TODAY, TODAY, null],
    ['2025-11-01', '2026-11-30', null],
    ['2025-11-15', '2026-12-14', null],
    ['2025-11-15', '2026-12-15', 'tooLong'],
    ['1999-01-01', TODAY, 'tooLong'],
  ])('from %s to %s: %s', (from, to, problem) => {
    expect(rangeProblem(from, to)).toBe(problem);
  });

  it.each(['2026-1-1', '2026-13-01', '2026-00-10', '0001-01-01', 'today', '2026-11-25T10:00'])(
    '%s is no day',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );
});

describe('the months that a range cuts', () => {
  it.each([
    ['2026-10-27', TODAY, ['2026-10']],
    ['2026-10-01', TODAY, []],
    ['2026-09-01', '2026-10-30', ['2026-10']],
    ['2026-09-02', '2026-11-24', ['2026-09', '2026-11']],
    ['2026-11-02', '2026-12-31', ['2026-11']],
    ['2026-12-01', '2026-12-05', []],
  ])('of %s to %s', (from, to, cut) => {
    expect(cutMonths({ from, to }, TODAY)).toEqual(cut);
  });
});

describe('the whole months of a range', () => {
  it.each([
    ['2026-10-27', TODAY, '2026-10-01', TODAY],
    ['2026-10-27', '2026-11-03', '2026-10-01', TODAY],
    ['2026-09-02', '2026-10-05', '2026-09-01', '2026-10-31'],
    ['2026-02-10', '2026-02-10', '2026-02-01', '2026-02-28'],
    // Days that are yet to come were chosen.
    ['2026-11-02', '2026-11-29', '2026-11-01', '2026-11-30'],
    ['2026-12-05', '2027-01-02', '2026-12-01', '2027-01-31'],
  ])('of %s to %s', (from, to, first, last) => {
    expect(wholeMonths({ from, to }, TODAY)).toEqual({ from: first, to: last });
  });

  it('are cut by no range that is as they are', () => {
    for (const preset of RANGE_PRESETS) {
      const whole = wholeMonths(presetRange(preset, TODAY), TODAY);
      expect(cutMonths(whole, TODAY)).toEqual([]);
    }
  });

  it('end with the last month where no day is said to be today', () => {
    expect(wholeMonths({ from: TODAY, to: TODAY }).to).toBe('2026-11-30');
  });
});

describe('what can be known of a range', () => {
  const NOON = new Date(`${TODAY}T17:00:00Z`);

  it.each([
    ['2026-10-27', TODAY, 'kept'],
    ['2025-10-01', '2025-10-31', 'kept'],
    [TODAY, '2026-12-31', 'kept'],
    ['2025-09-30', '2025-10-01', 'cut'],
    ['2025-09-01', '2025-09-30', 'gone'],
    ['1000-01-01', '1000-01-31', 'gone'],
    ['2026-11-26', '2026-11-26', 'toCome'],
    ['2999-01-01', '2999-12-31', 'toCome'],
  ])('from %s to %s: %s', (from, to, standing) => {
    expect(standingOf({ from, to }, TODAY, NOON)).toBe(standing);
  });

  it('ends with the month that has just been too old for a day', () => {
    expect(keptSince(new Date('2026-11-01T23:59:59Z'))).toBe('2025-09-01');
    expect(keptSince(new Date('2026-11-02T00:00:00Z'))).toBe('2025-10-01');
  });

  it('is what has not been due to be deleted, on every day', () => {
    const moments = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2099-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, (now) => {
        const since = keptSince(now);
        const before = addMonths(since.slice(0, 7), -1);
        expect(keptUntil(since.slice(0, 7)) > now).toBe(true);
        expect(keptUntil(before) > now).toBe(false);
        // Whatever range has a name is kept as a whole.
        for (const preset of RANGE_PRESETS) {
          const today = dayIn(now, 'Pacific/Kiritimati');
          expect(standingOf(presetRange(preset, today), today, now)).toBe('kept');
        }
      }),
    );
  });
});
