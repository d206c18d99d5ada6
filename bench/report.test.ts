import { describe, expect, it } from 'vitest';
import { median, percentile, table } from './report.ts';

describe('percentile', () => {
  it('interpolates between the closest ranks', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(percentile([10, 20, 30, 40, 50], 95)).toBe(48);
    expect(percentile([7], 95)).toBe(7);
  });

  it('refuses an empty sample', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('table', () => {
  it('says whether an aim is met', () => {
    const figure = { name: 'a', value: '1 ms', against: '2 ×', aim: '3 ×' };
    expect(table([{ ...figure, met: true }])).toContain('| a | 1 ms | 2 × | 3 × | met |');
    expect(table([{ ...figure, met: false }])).toContain('MISSED');
  });
});
