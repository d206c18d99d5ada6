import { addSums, NO_SUMS, type Sums } from './sums.ts';
import type { UsageMonth } from './usage-month.ts';
import type { DayRange } from './day-ranges.ts';

/** Which of an account's calls are meant; null: all. A Tag's are those that bore it when they began. */
export type UsageFilter = { readonly conferenceId: string } | { readonly tag: string } | null;

/** The sums of the days of a range, exact also where it cuts a month. */
export function sumsOfDays(months: readonly UsageMonth[], { from, to }: DayRange): Sums {
  return months
    .flatMap(({ month, days }) =>
      Object.entries(days).filter(([day]) => from <= `${month}-${day}` && `${month}-${day}` <= to),
    )
    .reduce((total, [, sums]) => addSums(total, sums), NO_SUMS);
}

/** Sums, and those of each month in which there was something, oldest first. */
export interface MonthlySums {
  readonly sums: Sums;
  /** By month, `YYYY-MM`. */
  readonly months: ReadonlyMap<string, Sums>;
}

/** A conference's calls that had one Tag. */
export interface TagUsage extends MonthlySums {
  readonly tag: string;
}

/** A conference's calls, whatever it was called. */
export interface ConferenceUsage extends MonthlySums {
  readonly conferenceId: string;
  /** At least one; as far as is known, the newest first. */
  readonly tags: readonly TagUsage[];
  /** False: more than one of them could be the newest, and the first one is as good as another. */
  readonly isNewestTagKnown: boolean;
}

/**
 * Whole months by conference, most minutes first. A conference of which all sums are 0 is not there:
 * its calls turned out to have begun in another month.
 */
export function usageByConference(
  months: readonly UsageMonth[],
  filter: UsageFilter,
): readonly ConferenceUsage[] {
  const found = new Map<string, Map<string, Map<string, Sums>>>();
  for (const { month, conferences } of months) {
    for (const [conferenceId, byTag] of Object.entries(conferences)) {
      if (filter !== null && 'conferenceId' in filter && filter.conferenceId !== conferenceId) {
        continue;
      }
      for (const { tag, ...sums } of Object.values(byTag)) {
        if (filter !== null && 'tag' in filter && filter.tag !== tag) continue;
        const tags = found.get(conferenceId) ?? new Map<string, Map<string, Sums>>();
        const ofTag = tags.get(tag) ?? new Map<string, Sums>();
        ofTag.set(month, addSums(ofTag.get(month) ?? NO_SUMS, sums));
        found.set(conferenceId, tags.set(tag, ofTag));
      }
    }
  }
  return [...found].flatMap(withCalls).map(conferenceUsage).sort(mostMinutesFirst);
}

type TagMonths = Map<string, Map<string, Sums>>;

/** Without months, Tags and conferences that have no call: told only of all documents of a month together. */
function withCalls([conferenceId, tags]: [string, TagMonths]): [string, TagMonths][] {
  const left: TagMonths = new Map();
  for (const [tag, months] of tags) {
    const used = [...months].filter(([, { calls }]) => calls !== 0);
    if (used.length > 0) left.set(tag, new Map(used));
  }
  return left.size === 0 ? [] : [[conferenceId, left]];
}

function conferenceUsage([conferenceId, tags]: [
  string,
  Map<string, Map<string, Sums>>,
]): ConferenceUsage {
  const all = [...tags].map(([tag, months]): TagUsage => ({ tag, ...monthlySums([months]) }));
  all.sort(newestFirst);
  const isNewestTagKnown = !sharesLastMonth(all);
  const sums = monthlySums(all.map(({ months }) => months));
  return { conferenceId, tags: all, isNewestTagKnown, ...sums };
}

/** Adds up what several have by month. */
export function monthlySums(all: readonly ReadonlyMap<string, Sums>[]): MonthlySums {
  const found = new Map<string, Sums>();
  for (const months of all) {
    for (const [month, sums] of months)
      found.set(month, addSums(found.get(month) ?? NO_SUMS, sums));
  }
  const months = new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { months, sums: [...months.values()].reduce((a, b) => addSums(a, b), NO_SUMS) };
}

function mostMinutesFirst(a: ConferenceUsage, b: ConferenceUsage): number {
  const { sums: x } = a;
  const { sums: y } = b;
  return y.minutes - x.minutes || y.calls - x.calls || (a.conferenceId < b.conferenceId ? -1 : 1);
}

/** The Tag of the newest month is newer. Of two in it the one that came up later likely is. */
function newestFirst(a: TagUsage, b: TagUsage): number {
  const [x, y] = [whenUsed(a), whenUsed(b)];
  if (x.last !== y.last) return x.last < y.last ? 1 : -1;
  if (x.first !== y.first) return x.first < y.first ? 1 : -1;
  return a.tag < b.tag ? -1 : 1;
}

function whenUsed({ months }: TagUsage): { readonly first: string; readonly last: string } {
  const used = [...months.keys()];
  return { first: used[0] ?? '', last: used.at(-1) ?? '' };
}

/**
 * Whether the two newest Tags were both in use in the last month, so that whole months do not tell which
 * is newer: also of one that came up only then, because the other may have come back.
 */
function sharesLastMonth([first, second]: readonly TagUsage[]): boolean {
  return (
    first !== undefined && second !== undefined && whenUsed(first).last === whenUsed(second).last
  );
}

/**
 * The same conference with that Tag first that it was told to have in the end. It decides only where
 * whole months do not, so that a conference is not called differently for having been looked up; and
 * only if there are calls of that Tag.
 */
export function withNewestTag(usage: ConferenceUsage, tag: string | undefined): ConferenceUsage {
  if (usage.isNewestTagKnown) return usage;
  const newest = usage.tags.find((each) => each.tag === tag);
  if (newest === undefined) return usage;
  const others = usage.tags.filter((each) => each !== newest);
  return { ...usage, tags: [newest, ...others], isNewestTagKnown: true };
}

/** The Tag by which a conference is called. */
export function newestTag({ tags }: ConferenceUsage): string {
  return tags[0]?.tag ?? '';
}

/**
 * What a filter selects of whole months.
 *
 * @param all the conferences of those months
 */
export function selectedUsage(
  months: readonly UsageMonth[],
  all: readonly ConferenceUsage[],
  filter: UsageFilter,
): readonly ConferenceUsage[] {
  if (filter === null) return all;
  if ('tag' in filter) return usageByConference(months, filter);
  return all.filter(({ conferenceId }) => conferenceId === filter.conferenceId);
}

/** Ids of conferences that are called as another one of them. */
export function namesakes(usages: readonly ConferenceUsage[]): ReadonlySet<string> {
  const count = new Map<string, number>();
  for (const usage of usages) count.set(newestTag(usage), (count.get(newestTag(usage)) ?? 0) + 1);
  const alike = usages.filter((usage) => (count.get(newestTag(usage)) ?? 0) > 1);
  return new Set(alike.map(({ conferenceId }) => conferenceId));
}

/**
 * The Tags by which other calls are found than by any one conference: those of several conferences,
 * and those of conferences that had several. Sorted as letters are.
 */
export function tagsOfTheirOwn(usages: readonly ConferenceUsage[]): readonly string[] {
  const conferences = new Map<string, number>();
  for (const { tag } of usages.flatMap(({ tags }) => tags)) {
    conferences.set(tag, (conferences.get(tag) ?? 0) + 1);
  }
  const renamed = usages.filter(({ tags }) => tags.length > 1).flatMap(({ tags }) => tags);
  const shared = [...conferences].filter(([, count]) => count > 1).map(([tag]) => tag);
  const all = new Set([...shared, ...renamed.map(({ tag }) => tag)]);
  return [...all].sort((a, b) => a.localeCompare(b));
}

/** One month of the chart: billed minutes of those that have a part of their own, and of all others. */
export interface ChartMonth {
  readonly month: string;
  /** In the order of `top`. */
  readonly minutes: readonly number[];
  readonly others: number;
}

/**
 * What the chart shows: each of the months, with those apart that have the most minutes.
 *
 * @param usages conferences or Tags, those that come first first
 * @param parts so many are shown apart, if there are more than one beyond them
 */
export function chartOf<Usage extends MonthlySums>(
  usages: readonly Usage[],
  months: readonly string[],
  parts: number,
): { readonly top: readonly Usage[]; readonly rows: readonly ChartMonth[] } {
  const top = usages.slice(0, usages.length === parts + 1 ? parts + 1 : parts);
  const rest = usages.slice(top.length);
  const of = (month: string) => (usage: Usage) => usage.months.get(month)?.minutes ?? 0;
  const rows = months.map((month) => ({
    month,
    minutes: top.map(of(month)),
    others: rest.map(of(month)).reduce((a, b) => a + b, 0),
  }));
  return { top, rows };
}

/** The marks of an axis from 0 to `most` or a little more: four steps at most, each a round number. */
export function roundMarks(most: number): readonly number[] {
  const least = Math.max(1, most) / 4;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = Math.ceil([1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= least) ?? 1);
  const count = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: count + 1 }, (_, n) => n * step);
}
