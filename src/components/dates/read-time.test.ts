import { describe, expect, it } from 'vitest';
import { readTime } from './read-time.ts';

describe('readTime', () => {
  it.each([
    ['17:00', '17:00'],
    ['17h00', '17:00'],
    ['17 h 05', '17:05'],
    ['17\u00a0h\u00a030', '17:30'],
    ['17 h', '17:00'],
    ['17:', '17:00'],
    ['17.45', '17:45'],
    ['1700', '17:00'],
    ['0905', '09:05'],
    ['905', '09:05'],
    ['9', '09:00'],
    [' 9:30 ', '09:30'],
    ['00:00', '00:00'],
    ['23:59', '23:59'],
    ['5pm', '17:00'],
    ['5 PM', '17:00'],
    ['5:30 p.m.', '17:30'],
    ['12 am', '00:00'],
    ['12:15 pm', '12:15'],
    ['11a', '11:00'],
  ])('reads %j as %s', (typed, time) => {
    expect(readTime(typed)).toBe(time);
  });

  it.each(['', ' ', 'noon', '24:00', '9:60', '1:2', '17:000', '12345', '13 pm', '0 am', '5 m'])(
    'does not guess at %j',
    (typed) => {
      expect(readTime(typed)).toBeNull();
    },
  );
});
