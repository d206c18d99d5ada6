import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addSums, type Contribution, monthOf, NO_SUMS, type Sums } from './sums.ts';
import { tagKey, type UsageMonth } from './usage-month.ts';
import { monthsOf } from './day-ranges.ts';
import {
  chartOf,
  type ConferenceUsage,
  namesakes,
  newestTag,
  roundMarks,
  selectedUsage,
  sumsOfDays,
  tagsOfTheirOwn,
  usageByConference,
  type UsageFilter,
  withNewestTag,
} from './totals.ts';

type Seen = readonly [day: string, conferenceId: string, tag: string, minutes?: number];

/** The documents of sums that calls make, in two shards. */
function usage(...calls: readonly Seen[]): readonly UsageMonth[] {
  const documents = new Map<string, UsageMonth>();
  for (const [day, conferenceId, tag, minutes = 10] of calls) {
    const call = { day, conferenceId, tag, calls: 1, legs: 2, seconds: minutes * 60 - 3, minutes };
    const key = `${monthOf(call)}_${conferenceId < 'm' ? 0 : 1}`;
    documents.set(key, withCall(documents.get(key), call));
  }
  return [...documents.values()];
}

const NOTHING: Omit<UsageMonth, 'month'> = { days: {}, conferences: {} };

function withCall(before: UsageMonth | undefined, call: Contribution): UsageMonth {
  const { calls, legs, seconds, minutes } = call;
  const sums: Sums = { calls, legs, seconds, minutes };
  const { days, conferences } = before ?? NOTHING;
  const day = call.day.slice(8);
  const tags = conferences[call.conferenceId] ?? {};
  const key = tagKey(call.tag);
  return {
    month: monthOf(call),
    days: { ...days, [day]: addSums(days[day] ?? NO_SUMS, sums) },
    conferences: {
      ...conferences,
      [call.conferenceId]: {
        ...tags,
        [key]: { ...addSums(tags[key] ?? NO_SUMS, sums), tag: call.tag },
      },
    },
  };
}

const names = (usages: readonly ConferenceUsage[]) => usages.map(newestTag);
const tags = ({ tags: all }: ConferenceUsage) => all.map(({ tag }) => tag);

it('a call whose beginning and end stand in two documents of a month is one with all that it took', () => {
  const part = (calls: number, legs: number, minutes: number): UsageMonth => ({
    month: '2026-11',
    days: {},
    conferences: {
      a: { [tagKey('A')]: { tag: 'A', calls, legs, seconds: minutes * 60, minutes } },
    },
  });
  const [found, ...others] = usageByConference([part(1, 2, 0), part(0, 0, 25)], null);
  expect(found).toMatchObject({ conferenceId: 'a', sums: { calls: 1, legs: 2, minutes: 25 } });
  expect(others).toEqual([]);
  expect(usageByConference([part(1, 2, 30), part(-1, -2, -30)], null)).toEqual([]);
});

describe('the sums of days', () => {
  it('are those of the range alone, also where it cuts a month', () => {
    const months = usage(
      ['2026-10-31', 'a', 'A', 1],
      ['2026-11-01', 'a', 'A', 20],
      ['2026-11-01', 'z', 'Z', 300],
      ['2026-11-25', 'a', 'A', 4000],
      ['2026-11-26', 'a', 'A', 50000],
    );
    expect(sumsOfDays(months, { from: '2026-11-01', to: '2026-11-25' })).toEqual({
      calls: 3,
      legs: 6,
      seconds: 4320 * 60 - 9,
      minutes: 4320,
    });
  });

  it('and those of the conferences are the same over whole months', () => {
    const day = fc.integer({ min: 0, max: 120 }).map((n) => {
      return new Date(Date.UTC(2026, 7, 1 + n)).toISOString().slice(0, 10);
    });
    const call = fc.tuple(
      day,
      fc.constantFrom('a', 'b', 'z'),
      fc.constantFrom('A', 'B', 'constructor'),
      fc.nat(500),
    );
    fc.assert(
      fc.property(fc.array(call), (calls) => {
        const months = usage(...calls);
        const whole = sumsOfDays(months, { from: '2026-08-01', to: '2026-12-31' });
        const all = usageByConference(months, null);
        expect(all.reduce((sum, { sums }) => addSums(sum, sums), NO_SUMS)).toEqual(whole);
        const byTag = ['A', 'B', 'constructor'].flatMap((tag) =>
          usageByConference(months, { tag }),
        );
        expect(byTag.reduce((sum, { sums }) => addSums(sum, sums), NO_SUMS)).toEqual(whole);
        const byMonth = all.flatMap((each) => [...each.months.values()]);
        expect(byMonth.reduce(addSums2, NO_SUMS)).toEqual(whole);
      }),
    );
  });
});

const addSums2 = (a: Sums, b: Sums) => addSums(a, b);

describe('a conference that was renamed', () => {
  it('is one, called by its newest Tag, with what each Tag had', () => {
    const [board, ...none] = usageByConference(
      usage(
        ['2026-09-03', 'c', 'Board', 5],
        ['2026-10-03', 'c', 'Board', 7],
        ['2026-10-09', 'c', 'Directors', 9],
        ['2026-11-03', 'c', 'Directors', 11],
      ),
      null,
    );
    expect(none).toEqual([]);
    expect(tags(board!)).toEqual(['Directors', 'Board']);
    expect(board!.tags.map(({ sums }) => sums.minutes)).toEqual([20, 12]);
    expect([...board!.months].map(([month, { minutes }]) => [month, minutes])).toEqual([
      ['2026-09', 5],
      ['2026-10', 16],
      ['2026-11', 11],
    ]);
    expect(board!.isNewestTagKnown).toBe(true);
    expect(withNewestTag(board!, 'Board')).toBe(board);
  });

  it('within the month in which both Tags are, likely has the later one', () => {
    const [c] = usageByConference(
      usage(['2026-10-03', 'c', 'Zebra'], ['2026-11-03', 'c', 'Zebra'], ['2026-11-09', 'c', 'Ape']),
      null,
    );
    expect(tags(c!)).toEqual(['Ape', 'Zebra']);
    expect(c!.isNewestTagKnown).toBe(false);
  });

  it('and got its Tag back within that month, waits to be told', () => {
    const [c] = usageByConference(
      usage(
        ['2026-02-03', 'c', 'Board'],
        ['2026-03-05', 'c', 'Baord'],
        ['2026-03-10', 'c', 'Board'],
      ),
      null,
    );
    expect(c!.isNewestTagKnown).toBe(false);
    const told = withNewestTag(c!, 'Board');
    expect([tags(told), told.isNewestTagKnown]).toEqual([['Board', 'Baord'], true]);
  });

  it('within its only month, waits to be told', () => {
    const [c] = usageByConference(
      usage(['2026-11-03', 'c', 'Ape'], ['2026-11-09', 'c', 'Zebra']),
      null,
    );
    expect(c!.isNewestTagKnown).toBe(false);
    expect(tags(withNewestTag(c!, 'Zebra'))).toEqual(['Zebra', 'Ape']);
    expect(withNewestTag(c!, 'Ape').isNewestTagKnown).toBe(true);
    expect(withNewestTag(c!, 'Never used').isNewestTagKnown).toBe(false);
    expect(tags(withNewestTag(c!, 'Never used'))).toEqual(['Ape', 'Zebra']);
    expect(tags(withNewestTag(c!, undefined))).toEqual(['Ape', 'Zebra']);
  });
});

describe('conferences', () => {
  const months = usage(
    ['2026-11-01', 'a', 'Sales', 5],
    ['2026-11-01', 'b', 'Sales', 50],
    ['2026-11-01', 'z', 'Support', 20],
    ['2026-10-01', 'z', 'Help', 1],
  );

  it('come with the most minutes first', () => {
    expect(names(usageByConference(months, null))).toEqual(['Sales', 'Support', 'Sales']);
  });

  it('are filtered by what they are and by what their calls were called', () => {
    expect(names(usageByConference(months, { conferenceId: 'z' }))).toEqual(['Support']);
    const sales = usageByConference(months, { tag: 'Sales' });
    expect(sales.map(({ conferenceId }) => conferenceId)).toEqual(['b', 'a']);
    expect(usageByConference(months, { tag: 'Help' })[0]?.sums.minutes).toBe(1);
  });

  it('are selected with all their Tags, and a Tag without those that bore it before or after', () => {
    const all = usageByConference(months, null);
    const selected = (filter: UsageFilter) => selectedUsage(months, all, filter).map(tags);
    expect(selectedUsage(months, all, null)).toBe(all);
    expect(selected({ conferenceId: 'z' })).toEqual([['Support', 'Help']]);
    expect(selected({ conferenceId: 'none' })).toEqual([]);
    expect(selected({ tag: 'Help' })).toEqual([['Help']]);
  });

  it('that share a Tag are known, and Tags that select something of their own', () => {
    const all = usageByConference(months, null);
    expect([...namesakes(all)].sort()).toEqual(['a', 'b']);
    expect(tagsOfTheirOwn(all)).toEqual(['Help', 'Sales', 'Support']);
    expect(tagsOfTheirOwn(usageByConference(usage(['2026-11-01', 'a', 'One']), null))).toEqual([]);
  });

  it('without calls left are not there', () => {
    const [document] = usage(['2026-11-01', 'a', 'Sales']);
    const none = { ...NO_SUMS, tag: 'Moved' };
    const conferences = { ...document!.conferences, gone: { [tagKey('Moved')]: none } };
    expect(names(usageByConference([{ ...document!, conferences }], null))).toEqual(['Sales']);
  });
});

describe('the chart', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, n): Seen => ['2026-11-01', `c${n}`, `T${n}`, 100 - n]);
  const months = monthsOf({ from: '2026-10-01', to: '2026-11-30' });

  it('shows the conferences with the most minutes apart, and the rest in one', () => {
    const { top, rows } = chartOf(usageByConference(usage(...many(7)), null), months, 4);
    expect(names(top)).toEqual(['T0', 'T1', 'T2', 'T3']);
    expect(rows).toEqual([
      { month: '2026-10', minutes: [0, 0, 0, 0], others: 0 },
      { month: '2026-11', minutes: [100, 99, 98, 97], others: 96 + 95 + 94 },
    ]);
  });

  it('does not make one alone the rest', () => {
    const { top, rows } = chartOf(usageByConference(usage(...many(5)), null), months, 4);
    expect(top).toHaveLength(5);
    expect(rows.map(({ others }) => others)).toEqual([0, 0]);
  });

  it.each([
    [0, [0, 1]],
    [3, [0, 1, 2, 3]],
    [7, [0, 2, 4, 6, 8]],
    [19_500, [0, 5000, 10_000, 15_000, 20_000]],
    [1_001, [0, 500, 1000, 1500]],
    [100, [0, 25, 50, 75, 100]],
  ])('with %d minutes at most has the marks %j', (most, marks) => {
    expect(roundMarks(most)).toEqual(marks);
  });
});
