import { describe, expect, it } from 'vitest';
import { createFormat } from '../../i18n/format.ts';
import { readDate } from './read-date.ts';

const TODAY = '2026-11-29';
const dateOf = (typed: string, order: 'dayFirst' | 'monthFirst' = 'dayFirst') =>
  readDate(typed, order, TODAY)?.date ?? null;

describe('readDate', () => {
  it.each([
    ['2027-03-31', '2027-03-31'],
    ['20270331', '2027-03-31'],
    ['31/03/2027', '2027-03-31'],
    ['31.3.27', '2027-03-31'],
    ['3/31/2027', '2027-03-31'],
    ['31 Mar 2027', '2027-03-31'],
    ['March 31, 2027', '2027-03-31'],
    ['31 mars 2027', '2027-03-31'],
    ['1er avril 2027', '2027-04-01'],
    [' Wed, 31 Mar 2027 ', '2027-03-31'],
    ['mer. 31 mars 2027', '2027-03-31'],
  ])('reads %j as %s', (typed, date) => {
    expect(dateOf(typed)).toBe(date);
  });

  it('takes numbers that could be either in the order that is asked for', () => {
    expect(dateOf('03/04/2027', 'dayFirst')).toBe('2027-04-03');
    expect(dateOf('03/04/2027', 'monthFirst')).toBe('2027-03-04');
  });

  it.each([
    ['31 dec', '2026-12-31'],
    ['29 nov', '2026-11-29'],
    ['28 nov', '2027-11-28'],
    ['28/11', '2027-11-28'],
    ['29 févr.', '2028-02-29'],
    ['Dec 31', '2026-12-31'],
  ])('takes %j for the next such day', (typed, date) => {
    expect(dateOf(typed)).toBe(date);
  });

  it('takes the time that stands with it', () => {
    expect(readDate('31 Mar 2027, 09:30', 'dayFirst', TODAY)).toEqual({
      date: '2027-03-31',
      time: '09:30',
    });
    expect(readDate('2027-03-31 00:00', 'dayFirst', TODAY)?.time).toBe('00:00');
    expect(readDate('2027-03-31', 'dayFirst', TODAY)?.time).toBeNull();
  });

  it.each(['', ' ', 'tomorrow-ish', '31', '12 2027', '31 April 2027', '2027-02-30', '46000', 'T'])(
    'does not guess at %j',
    (typed) => {
      expect(dateOf(typed)).toBeNull();
    },
  );

  it.each(['en', 'fr'] as const)('reads back what the field shows in %s', (language) => {
    const { fieldDay } = createFormat(language);
    for (let month = 1; month <= 12; month += 1) {
      for (const day of ['01', '02', '28']) {
        const date = `2027-${String(month).padStart(2, '0')}-${day}`;
        expect(dateOf(fieldDay(date)), fieldDay(date)).toBe(date);
      }
    }
  });
});
