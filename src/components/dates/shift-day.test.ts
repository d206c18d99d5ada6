import { describe, expect, it } from 'vitest';
import { shiftDay } from './shift-day.ts';

const FREE = { min: '2000-01-01', max: undefined, weekStart: 1 };
const go = (day: string, key: string, more: Partial<typeof FREE> = {}, shiftKey = false) =>
  shiftDay(day, { key, shiftKey }, { ...FREE, ...more });

describe('shiftDay', () => {
  it.each([
    ['2027-01-31', 'ArrowRight', '2027-02-01'],
    ['2027-03-01', 'ArrowLeft', '2027-02-28'],
    ['2027-01-01', 'ArrowUp', '2026-12-25'],
    ['2027-12-28', 'ArrowDown', '2028-01-04'],
    ['2027-03-31', 'PageUp', '2027-02-28'],
    ['2027-01-31', 'PageDown', '2027-02-28'],
    ['2027-12-15', 'PageDown', '2028-01-15'],
    // A Wednesday.
    ['2027-03-31', 'Home', '2027-03-29'],
    ['2027-03-31', 'End', '2027-04-04'],
  ])('goes from %s with %s to %s', (from, key, to) => {
    expect(go(from, key)).toBe(to);
  });

  it('goes by years with Shift, over leap days too', () => {
    expect(go('2028-02-29', 'PageDown', {}, true)).toBe('2029-02-28');
    expect(go('2028-02-29', 'PageUp', {}, true)).toBe('2027-02-28');
  });

  it('knows with which day the week begins', () => {
    expect(go('2027-03-31', 'Home', { weekStart: 0 })).toBe('2027-03-28');
    expect(go('2027-03-28', 'Home', { weekStart: 0 })).toBe('2027-03-28');
    expect(go('2027-03-28', 'End', { weekStart: 6 })).toBe('2027-04-02');
  });

  it('stays within what can be chosen', () => {
    expect(go('2027-03-05', 'ArrowUp', { min: '2027-03-03' })).toBe('2027-03-03');
    expect(
      shiftDay('2027-03-05', { key: 'PageDown', shiftKey: true }, { ...FREE, max: '2027-03-20' }),
    ).toBe('2027-03-20');
  });

  it('leaves other keys alone', () => {
    expect(go('2027-03-05', 'Enter')).toBeNull();
    expect(go('2027-03-05', 'a')).toBeNull();
  });
});
