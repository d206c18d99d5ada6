import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWrittenDate } from './written-date.ts';

const read = (text: string) => readWrittenDate(text, '17:00');

describe('a date that can be read in one way only', () => {
  it.each([
    ['2035-03-31', '2035-03-31T17:00'],
    ['2035/03/31 9:05', '2035-03-31T09:05'],
    ['2035.03.31', '2035-03-31T17:00'],
    ['20350331', '2035-03-31T17:00'],
    ['2035-03-31T17:30:59.123', '2035-03-31T17:30'],
    ['2035-03-31 5:30 p.m.', '2035-03-31T17:30'],
    ['2035-03-31, 12:00 AM', '2035-03-31T00:00'],
    ['2035-03-31 12 PM', '2035-03-31T12:00'],
    ['31 mars 2035', '2035-03-31T17:00'],
    ['le 31 mars 2035 à 17 h 30', '2035-03-31T17:30'],
    ['mar. 31 juill. 2035', '2035-07-31T17:00'],
    ['samedi 31 mars 2035', '2035-03-31T17:00'],
    ['1er avril 2035 9h', '2035-04-01T09:00'],
    ['31 déc. 2035', '2035-12-31T17:00'],
    ['March 31, 2035 5:00 PM', '2035-03-31T17:00'],
    ['Mar 31 2035', '2035-03-31T17:00'],
    ['Saturday, March 31st, 2035', '2035-03-31T17:00'],
    ['31-Mar-35', '2035-03-31T17:00'],
    ['31. März 2035', '2035-03-31T17:00'],
    ['31 de marzo de 2035', '2035-03-31T17:00'],
    ['2035-Mar-31', '2035-03-31T17:00'],
    ['4/4/2035', '2035-04-04T17:00'],
  ])('%j', (text, local) => {
    expect(read(text)).toEqual({ kind: 'local', local, order: null });
  });

  it.each([
    ['31/03/2035 17:00', '2035-03-31T17:00', 'dayFirst'],
    ['31.03.2035', '2035-03-31T17:00', 'dayFirst'],
    ['31-3-35', '2035-03-31T17:00', 'dayFirst'],
    ['3/31/2035 5:00 PM', '2035-03-31T17:00', 'monthFirst'],
    ['29/02/2028', '2028-02-29T17:00', 'dayFirst'],
  ] as const)('%j, in its order', (text, local, order) => {
    expect(read(text)).toEqual({ kind: 'local', local, order });
  });
});

it.each([
  ['2035-03-31T17:00Z', '2035-03-31T17:00:00Z'],
  ['2035-03-31T17:00:00+02:00', '2035-03-31T15:00:00Z'],
  ['2035-03-31 17:00 -0500', '2035-03-31T22:00:00Z'],
  ['2035-03-31T00:30:00.000+05:30', '2035-03-30T19:00:00Z'],
  ['2035-03-31 17:00−05:00', '2035-03-31T22:00:00Z'],
  [' 31 mars 2035 17:00 UTC ', '2035-03-31T17:00:00Z'],
])('%j is a moment', (text, moment) => {
  expect(read(text)).toEqual({ kind: 'instant', instant: new Date(moment) });
});

it.each(['49399', '49399.7083', '46001', '49399,5', ' 49399 '])(
  '%j is a number of days',
  (text) => {
    expect(read(text)).toEqual({ kind: 'serial' });
  },
);

it.each([
  ...['', 'soon', '31', '2035', '12/2035', '2035-02-30', '32/13/2035', '2035-13-01', '31 foo 2035'],
  ...['2035-03-31 25:00', '2035-03-31 13:00 PM', '2035-03-31 0:30 am', '30/02/2035', '#N/A'],
  ...['31/03-2035', '03/04/2035T17:00Z', '12345678', '99999999'],
  // An offset belongs to what can be read in one way only.
  ...['31.03.2035 17:00+02:00', '3/31/2035 17:00Z'],
])('%j is no date', (text) => {
  expect(read(text)).toEqual({ kind: 'none' });
});

describe('whichever date it is', () => {
  const parts = fc.record({
    year: fc.integer({ min: 2000, max: 2099 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.integer({ min: 0, max: 59 }),
  });
  type Parts = { year: number; month: number; day: number; hour: number; minute: number };
  const two = (value: number) => String(value).padStart(2, '0');
  const iso = ({ year, month, day, hour, minute }: Parts) =>
    `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
  const half = ({ hour, minute }: Parts) =>
    `${hour % 12 === 0 ? 12 : hour % 12}:${two(minute)} ${hour < 12 ? 'AM' : 'PM'}`;
  const french = [
    ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre'],
    ...['octobre', 'novembre', 'décembre'],
  ];

  it('what says it in words, or the year first, is read as it is', () => {
    fc.assert(
      fc.property(parts, (date) => {
        const local = iso(date);
        const { year, month, day, hour, minute } = date;
        const word = french[month - 1] ?? '';
        for (const text of [
          local,
          local.replace('T', ' '),
          `${year}/${month}/${day} ${half(date)}`,
          `${day} ${word} ${year} à ${hour} h ${two(minute)}`,
          `${day} ${word.toUpperCase()} ${year} ${hour}:${two(minute)}`,
        ]) {
          expect(read(text)).toEqual({ kind: 'local', local, order: null });
        }
      }),
      { seed: 5 },
    );
  });

  it('numbers say it in one order or the other, and both where both are dates', () => {
    fc.assert(
      fc.property(parts, fc.constantFrom('/', '-', '.'), (date, dot) => {
        const { year, month, day } = date;
        const time = half(date);
        const local = iso(date);
        const american = read([month, day, year].join(dot) + ` ${time}`);
        const european = read([two(day), two(month), year].join(dot) + ` ${time}`);
        if (day === month) {
          expect(american).toEqual({ kind: 'local', local, order: null });
          expect(european).toEqual(american);
        } else if (day > 12) {
          expect(american).toEqual({ kind: 'local', local, order: 'monthFirst' });
          expect(european).toEqual({ kind: 'local', local, order: 'dayFirst' });
        } else {
          const other = iso({ ...date, month: day, day: month });
          expect(american).toEqual({
            kind: 'either',
            local: { monthFirst: local, dayFirst: other },
          });
          expect(european).toEqual({
            kind: 'either',
            local: { dayFirst: local, monthFirst: other },
          });
        }
      }),
      { seed: 5 },
    );
  });

  it('an offset is counted off', () => {
    const offset = fc.integer({ min: -14 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(parts, offset, (date, minutes) => {
        const ahead = Math.abs(minutes);
        const said = `${minutes < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
        expect(read(`${iso(date)}:00${said}`)).toEqual({
          kind: 'instant',
          instant: new Date(Date.parse(`${iso(date)}Z`) - minutes * 60_000),
        });
      }),
      { seed: 5 },
    );
  });

  it('nothing that is typed breaks it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(read(text).kind).toBeTypeOf('string');
      }),
      { seed: 5 },
    );
  });
});
