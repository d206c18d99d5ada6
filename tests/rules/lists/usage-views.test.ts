import { doc, setDoc, Timestamp, type Firestore } from 'firebase/firestore/lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { dayIn } from '../../../domain/time/local-time.ts';
import { NO_SUMS, type Sums } from '../../../domain/usage/sums.ts';
import { newestTag, type ConferenceUsage, type UsageFilter } from '../../../domain/usage/totals.ts';
import {
  countCalls,
  countCallsBefore,
  countLegs,
  readAllCalls,
  readAllLegs,
  readCallsPage,
  readTotals,
  type CallsPage,
  type CallsRequest,
} from '../../../src/features/usage/api/calls-list.ts';
import { readConferenceFacts } from '../../../src/features/usage/api/read-conference-facts.ts';
import { readNewestTags } from '../../../src/features/usage/api/read-newest-tags.ts';
import { readUsageMonths } from '../../../src/features/usage/api/read-usage-months.ts';
import { startRulesFirestore, type RulesFirestore } from '../../support/firestore.ts';
import { drawId, PAST, seedConference, seedWorld, type World } from '../../support/rules-world.ts';

/*
 * What the usage history asks, through the portal's own queries, the real rules and the real indexes,
 * against the same made of plain arrays.
 */

const PAGE = 7;
const ZONE = 'America/Toronto';
const EARLIER_ZONE = 'Asia/Kolkata';
const RANGE = { from: '2026-03-02', to: '2026-03-20' };
const MINUTE = 60_000;

const CONFERENCES = ['c1', 'c2', 'c3'] as const;
const TAGS = ['Board', 'Sales', '=Q3 “close”'];

interface Row extends Sums {
  readonly id: string;
  readonly conferenceId: string;
  readonly tag: string;
  readonly startedAt: number;
  readonly day: string;
}

/**
 * Every five hours from before the range to after it; some begin at the same moment, and some were
 * counted when the account had another zone.
 */
const rows: readonly Row[] = Array.from({ length: 110 }, (_, n) => ({
  id: drawId(),
  conferenceId: CONFERENCES[(n * 7) % 3]!,
  tag: TAGS[(n * 5) % 4 === 3 ? 0 : (n * 5) % 4]!,
  ...begun(
    Date.parse('2026-02-28T00:00:00Z') + (n - (n % 6 === 1 ? 1 : 0)) * 300 * MINUTE,
    n % 4 === 0 ? EARLIER_ZONE : ZONE,
  ),
  calls: 1,
  legs: 2 + (n % 3),
  seconds: 100 + n,
  minutes: 3 + (n % 5),
}));

function begun(startedAt: number, timeZone: string) {
  return { startedAt, day: dayIn(new Date(startedAt), timeZone) };
}

const FILTERS: readonly [string, UsageFilter][] = [
  ['all', null],
  ...CONFERENCES.map((id): [string, UsageFilter] => [`conference ${id}`, { conferenceId: id }]),
  ...TAGS.map((tag): [string, UsageFilter] => [`Tag ${tag}`, { tag }]),
  ['a Tag that nobody had', { tag: 'Never' }],
];

let firestore: RulesFirestore;
let world: World;

beforeAll(async () => {
  firestore = await startRulesFirestore();
  world = await seedWorld(firestore);
  const put = (path: string, data: object) => setDoc(doc(firestore.owner, path), data);
  await Promise.all(
    rows.flatMap(({ id, calls: _calls, ...row }) => {
      const startedAt = Timestamp.fromMillis(row.startedAt);
      const legs = Array.from({ length: row.legs }, (_, n) =>
        put(paths.leg(world.account, id, `leg${n}`), {
          ...{ callId: id, legId: `leg${n}`, conferenceId: row.conferenceId, tag: row.tag },
          ...{ callDay: row.day, callStartedAt: startedAt, joinedAt: startedAt },
          ...{ seconds: 10, minutes: 1 },
        }),
      );
      return [put(paths.call(world.account, id), { ...row, startedAt, endedAt: null }), ...legs];
    }),
  );
});
afterAll(() => firestore.stop());

const clients = (): readonly [string, Firestore][] => [
  ['an administrator', firestore.as(world.admin)],
  ['a viewer', firestore.as(world.viewer)],
];

function requestOf(filter: UsageFilter): CallsRequest {
  return { accountId: world.account, range: RANGE, filter };
}

function expected(filter: UsageFilter): readonly Row[] {
  return rows
    .filter(({ day }) => RANGE.from <= day && day <= RANGE.to)
    .filter(
      ({ conferenceId, tag }) =>
        filter === null ||
        ('tag' in filter ? filter.tag === tag : filter.conferenceId === conferenceId),
    )
    .sort((a, b) => compare(b.day, a.day) || b.startedAt - a.startedAt || compare(b.id, a.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const idsOf = (page: CallsPage) => page.calls.map(({ id }) => id);

describe.each(FILTERS)('the calls of %s', (_, filter) => {
  test('are paged through, forward and back', async () => {
    const client = firestore.as(world.viewer);
    const request = requestOf(filter);
    const all = expected(filter).map(({ id }) => id);
    let page = await readCallsPage(client, request, null, PAGE);
    const seen = [...idsOf(page)];
    let last = page.marks[1];
    while (seen.length < all.length && last !== undefined) {
      page = await readCallsPage(client, request, { side: 'after', row: last }, PAGE);
      expect(await countCallsBefore(client, request, page)).toBe(seen.length);
      seen.push(...idsOf(page));
      last = page.marks[1];
    }
    expect(seen).toEqual(all);
    const first = page.marks[0];
    if (first === undefined || all.length <= 2 * PAGE) return;
    const back = await readCallsPage(client, request, { side: 'before', row: first }, PAGE);
    const end = all.indexOf(first.id);
    expect(idsOf(back)).toEqual(all.slice(end - PAGE, end));
  });

  test('are read to the last one for a file, with their legs', async () => {
    const client = firestore.as(world.viewer);
    const request = requestOf(filter);
    const found: string[] = [];
    const legs: string[] = [];
    const { signal } = new AbortController();
    await readAllCalls(client, request, (c) => found.push(...c.map(({ id }) => id)), signal, 10);
    await readAllLegs(client, request, (l) => legs.push(...l.map((x) => x.callId)), signal, 10);
    const all = expected(filter);
    expect(found).toEqual(all.map(({ id }) => id));
    expect(legs).toEqual(all.flatMap(({ id, legs: count }) => Array<string>(count).fill(id)));
    expect(await countCalls(client, request)).toBe(found.length);
    expect(await countLegs(client, request)).toBe(legs.length);
  });

  if (filter === null) return;
  test('are added up', async () => {
    const all = expected(filter);
    const sum = (of: (row: Row) => number) => all.reduce((total, row) => total + of(row), 0);
    const sums = {
      calls: all.length,
      legs: sum((row) => row.legs),
      seconds: sum((row) => row.seconds),
      minutes: sum((row) => row.minutes),
    };
    for (const [who, client] of clients()) {
      expect(await readTotals(client, requestOf(filter)), who).toEqual(sums);
    }
  });
});

test('an export ends when it is called off', async () => {
  const ending = new AbortController();
  const reading = readAllCalls(
    firestore.as(world.admin),
    requestOf(null),
    () => ending.abort(),
    ending.signal,
    10,
  );
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
});

test('the sums of some months are one query', async () => {
  const put = (id: string, data: object) =>
    setDoc(doc(firestore.owner, paths.usageMonth(world.account, id)), data);
  const sums = { calls: 1, legs: 2, seconds: 3, minutes: 4 };
  const days = { '01': sums };
  const conferences = { c1: { key: { ...sums, tag: 'Board' } } };
  await Promise.all(
    ['2025-12', '2026-01', '2026-02', '2026-03'].flatMap((month) => [
      put(`${month}_0`, { month, shard: 0, days, conferences }),
      put(`${month}_1`, { month, shard: 1, days: {}, conferences: 'touched by hand' }),
    ]),
  );
  for (const [who, client] of clients()) {
    const found = await readUsageMonths(client, world.account, '2026-01', '2026-02');
    expect(found, who).toEqual([
      { month: '2026-01', days, conferences },
      { month: '2026-01', days: {}, conferences: {} },
      { month: '2026-02', days, conferences },
      { month: '2026-02', days: {}, conferences: {} },
    ]);
  }
});

test('what conferences are called now is known of those that have a document', async () => {
  const there = await seedConference(firestore, world);
  const gone = await seedConference(firestore, world, { deletedAt: PAST });
  const ids = [there.id, gone.id, drawId()];
  const found = await readConferenceFacts(firestore.as(world.viewer), world.account, ids);
  const facts = { tag: 'Weekly sales', adminEmail: 'ana@acme.example' };
  expect(Object.fromEntries(found)).toEqual({
    [there.id]: { ...facts, isDeleted: false },
    [gone.id]: { ...facts, isDeleted: true },
  });
});

test('the newest Tag is what the conference is called, else what its last call in the months was', async () => {
  const there = await seedConference(firestore, world);
  const gone = await seedConference(firestore, world, { deletedAt: PAST });
  const lastTag = (id: string) =>
    rows
      .filter(({ conferenceId }) => conferenceId === id)
      .sort(byStart)
      .at(-1)?.tag;
  // More than are asked for at once, and of those only what is known is told.
  const unknown = Array.from({ length: 35 }, () => open(drawId(), 'Ape', 'Zebra'));
  const usages = [
    { ...open('c2', 'Ape', ...TAGS), isNewestTagKnown: true },
    open('c1', 'Ape', ...TAGS),
    ...unknown,
    open(there.id, 'Ape', 'Weekly sales'),
    open(gone.id, 'Ape', 'Weekly sales'),
  ];
  const { signal } = new AbortController();
  // These days end before its last call, their months after it.
  const request = { ...requestOf({ tag: 'Ape' }), range: { from: '2026-03-02', to: '2026-03-03' } };
  const found = await readNewestTags(firestore.as(world.viewer), request, usages, signal);
  expect(found.map(({ conferenceId }) => conferenceId)).toEqual(
    usages.map(({ conferenceId }) => conferenceId),
  );
  const known = found.filter(({ isNewestTagKnown }) => isNewestTagKnown);
  expect(known.map((usage) => [usage.conferenceId, newestTag(usage)])).toEqual([
    ['c2', 'Ape'],
    ['c1', lastTag('c1')],
    [there.id, 'Weekly sales'],
    [gone.id, 'Weekly sales'],
  ]);
});

const byStart = (a: Row, b: Row) => compare(a.day, b.day) || a.startedAt - b.startedAt;

/** A conference that had some Tags, of which nobody knows the newest. */
function open(conferenceId: string, ...tags: readonly string[]): ConferenceUsage {
  const none = { sums: NO_SUMS, months: new Map<string, Sums>() };
  const all = tags.map((tag) => ({ tag, ...none }));
  return { conferenceId, tags: all, isNewestTagKnown: false, ...none };
}
