import { doc, getDoc, setDoc } from 'firebase/firestore/lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failedKey, fold, listKeys, NEVER } from '../../../domain/list-keys.ts';
import { paths } from '../../../domain/paths.ts';
import {
  countBefore,
  countOtherEditions,
  countSelected,
  readPage,
  type ConferencePage,
  type Cursor,
} from '../../../src/features/conferences/api/read-list.ts';
import { selectionOf } from '../../../src/features/conferences/api/list-parts.ts';
import {
  LIST_SORTS,
  LIST_STATUSES,
  type ListStatus,
  type ListView,
} from '../../../src/features/conferences/list-view.ts';
import { startRulesFirestore, type RulesFirestore } from '../../support/firestore.ts';
import { drawId, seedWorld, type World } from '../../support/rules-world.ts';

/*
 * Every list that an address can ask for, through the portal's own queries, the real rules and the
 * real indexes (the embedded Firestore refuses a query that has none), against the same list made of
 * plain arrays. (In a folder of its own: rules:mutate, which repeats the tests beside it a thousand
 * times, would learn nothing from it about the rules.)
 */

const NOW = new Date('2026-06-15T12:00:00Z');
const DAY = 24 * 3_600_000;
const PAGE = 7;

interface Row {
  readonly id: string;
  readonly tag: string;
  readonly adminEmail: string;
  readonly expiresAt: Date | null;
  readonly participantCode: string | null;
  readonly createdAt: Date;
  readonly failed: boolean;
  /** Of `listKeys`: the edition that its leader has; null while an email is on its way. */
  readonly informed: string | null;
  readonly deleted: boolean;
  /** False: the server has not seen its first Save yet. */
  readonly known: boolean;
}

const TAGS = [
  ...['Ana’s team', 'ANALYSTS', 'Équipe', 'equity', 'Zürich', 'Œuvre', 'böard', '🎉 Party'],
  ...['Private equity', 'De l’équipe', 'Team 2026', 'Team Ana', '2027 687 108'],
];
const NAMES = ['ana', 'Ana.maria', 'eq', 'li', 'zoe', 'board'];
const EDITION = 'mmmmmmmmmm.mmmmmmmmmm';
// None, a reason of its own, what is true, and what was: smaller and greater, in each part.
const INFORMED = [null, '', EDITION, 'aaaaaaaaaa.mmmmmmmmmm', 'mmmmmmmmmm.zzzzzzzzzz', 'z.a'];
// Around each edge of a filter: the moment itself, one millisecond later, and far away.
const EXPIRIES = [-400 * DAY, -1, 0, 1, 9 * DAY, 30 * DAY, 30 * DAY + 1, 400 * DAY];

/** Some dozens of conferences in which each field has equal values, so that ties are seen too. */
const rows: readonly Row[] = Array.from({ length: 60 }, (_, n): Row => {
  const left = EXPIRIES[(n * 3) % (EXPIRIES.length + 1)];
  return {
    id: drawId(),
    tag: TAGS[(n * 5) % TAGS.length]!,
    adminEmail: `${NAMES[(n * 7) % NAMES.length]}@${n % 4 === 0 ? 'acme' : 'zenith'}.example`,
    expiresAt: left === undefined ? null : new Date(NOW.getTime() + left),
    participantCode: n % 8 === 6 ? null : `${2026 + (n % 5)}687108`,
    createdAt: new Date(NOW.getTime() - (n % 20) * DAY),
    failed: n % 3 === 0,
    informed: INFORMED[(n * 7) % INFORMED.length]!,
    deleted: n % 11 === 5,
    known: n % 13 !== 4,
  };
});

let firestore: RulesFirestore;
let world: World;

beforeAll(async () => {
  firestore = await startRulesFirestore();
  world = await seedWorld(firestore);
  await Promise.all(rows.map((row) => seed(world.account, row)));
});
afterAll(() => firestore.stop());

async function seed(account: string, row: Row): Promise<void> {
  const { id, tag, adminEmail, expiresAt, participantCode, createdAt } = row;
  const saveId = drawId();
  const email = emailOf(row, saveId);
  await setDoc(doc(firestore.owner, paths.conference(account, id)), {
    ...{ tag, adminEmail, expiresAt, participantCode, createdAt, saveId },
    ...{ savedAt: createdAt, savedBy: world.admin, codesWanted: 1 },
    deletedAt: row.deleted ? NOW : null,
    ...(row.known && {
      listKeys: { ...listKeys(row), informed: row.informed, ...failedKey(email) },
      email,
    }),
  });
}

function emailOf(row: Row, saveId: string) {
  return { state: row.failed ? 'failed' : 'sent', saveId, to: row.adminEmail, at: NOW };
}

const activeUntil = (row: Row) => (row.expiresAt ?? NEVER).getTime();

/** As the screen says what each filter means. */
const fits: Readonly<Record<ListStatus, (row: Row) => boolean>> = {
  active: (row) => activeUntil(row) > NOW.getTime(),
  expiring: (row) =>
    activeUntil(row) > NOW.getTime() && activeUntil(row) <= NOW.getTime() + 30 * DAY,
  expired: (row) => activeUntil(row) <= NOW.getTime(),
  failed: (row) => row.failed,
  outdated: (row) =>
    activeUntil(row) > NOW.getTime() && row.informed !== null && row.informed !== EDITION,
};

const keys = {
  created: (row: Row) => row.createdAt.getTime(),
  tag: (row: Row) => fold(row.tag),
  admin: (row: Row) => fold(row.adminEmail),
  expiry: activeUntil,
  /** None comes before all others, also before the empty one. */
  informed: (row: Row) => (row.informed === null ? '' : ` ${row.informed}`),
};

/** Firestore compares texts byte by byte in UTF-8. */
function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' || typeof b === 'number') return Number(a) - Number(b);
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function sorted(list: readonly Row[], by: readonly ((row: Row) => string | number)[], turn = 1) {
  const all = [...by, (row: Row) => row.id];
  return [...list].sort(
    (a, b) => turn * all.reduce((known, key) => known || compare(key(a), key(b)), 0),
  );
}

/** As the docs say what a search finds: what begins so of a word, an address or a code, or is in a word. */
function isInside(row: Row, typed: string): boolean {
  const [words, domain] = [
    `${keys.tag(row)} ${keys.admin(row).split('@')[0]}`,
    `@${keys.admin(row).split('@')[1]}`,
  ];
  const beginnings = [...words.matchAll(/(?<![a-z0-9])[a-z0-9🎉]/gu)].map((at) =>
    words.slice(at.index),
  );
  const digits = typed.replaceAll(/[ ·-]/g, '');
  return (
    [...beginnings, domain, keys.admin(row)].some((text) => text.startsWith(typed)) ||
    (typed.length >= 4 && !/[^a-z0-9]/.test(typed) && keys.tag(row).includes(typed)) ||
    (digits.length >= 4 && row.participantCode?.startsWith(digits) === true)
  );
}

/** The list of an address as it should be. */
function expected(view: ListView): Row[] {
  const whole = [keys.expiry, keys.informed];
  const selected = rows.filter(
    (row) => !row.deleted && (view.status === undefined || (row.known && fits[view.status](row))),
  );
  if (view.q !== undefined) {
    const typed = fold(view.q);
    const known = selected.filter((row) => row.known);
    const byTag = known.filter((row) => keys.tag(row).startsWith(typed));
    const inside = known.filter((row) => isInside(row, typed) && !byTag.includes(row));
    const hasFailed = view.status === 'failed';
    return [
      ...sorted(byTag, [keys.tag, ...(hasFailed ? [] : whole)]),
      ...sorted(inside, [keys.tag, ...(hasFailed ? [keys.expiry] : whole)]),
    ];
  }
  const name = (view.sort ?? '-created').replace('-', '') as 'created' | 'tag' | 'admin' | 'expiry';
  const sortable = name === 'created' ? selected : selected.filter((row) => row.known);
  const hasOwn = view.status === 'failed' || (view.status === undefined && name === 'created');
  const by = [keys[name], ...(hasOwn ? [] : whole)];
  return sorted(sortable, by, (view.sort ?? '-').startsWith('-') ? -1 : 1);
}

function request(view: ListView, cursor: Cursor | null) {
  const selection = selectionOf(view, EDITION);
  return { accountId: world.account, selection, cursor, now: NOW, size: PAGE };
}

const read = (uid: string, view: ListView, cursor: Cursor | null) =>
  readPage(firestore.as(uid), request(view, cursor));

const idsOf = (page: ConferencePage) => page.conferences.map(({ id }) => id);

/** From the first page to the last one, as with the button Next. */
async function leafForward(uid: string, view: ListView): Promise<ConferencePage[]> {
  const pages = [await read(uid, view, null)];
  for (let page = pages[0]!; page.conferences.length === PAGE; page = pages.at(-1)!) {
    const next = await read(uid, view, { side: 'after', row: page.marks[1]! });
    if (next.isLast) break;
    pages.push(next);
  }
  return pages;
}

const TYPED = [
  ...['an', 'ÀNA', 'eq', 'z', 'oe', '🎉', 'board@', '@acme.exam', 'équipe', 'maria', 'alysts'],
  // A year that stands in a Tag and begins a code, and codes as they are grouped.
  ...['2026', '2027 687 108', '202·8687·108'],
];

const VIEWS: readonly ListView[] = [undefined, ...LIST_STATUSES].flatMap((status) => {
  const filter = status === undefined ? {} : { status };
  return [
    ...LIST_SORTS.map((sort) => ({ ...filter, sort })),
    ...TYPED.map((q) => ({ ...filter, q })),
  ];
});
const nameOf = (view: ListView) => Object.values(view).join(', ');

describe.each(['admin', 'viewer'] as const)('as %s', (role) => {
  // Who may read makes no difference to the queries: some of them show that for viewers.
  const views = role === 'admin' ? VIEWS : VIEWS.filter((_, index) => index % 6 === 0);
  test.each(views.map((view) => [nameOf(view), view] as const))(
    'the list “%s” is complete, in order, and the same forward and backward',
    async (_name, view) => {
      const uid = world[role];
      const wanted = expected(view).map(({ id }) => id);
      const pages = await leafForward(uid, view);
      expect(pages.flatMap(idsOf)).toEqual(wanted);
      expect(await countSelected(firestore.as(uid), request(view, null))).toBe(wanted.length);

      for (const [index, page] of pages.entries()) {
        if (page.conferences.length === 0) continue;
        const start = index * PAGE;
        expect(await countBefore(firestore.as(uid), request(view, null), page)).toBe(start);
        const back = await read(uid, view, { side: 'before', row: page.marks[0]! });
        expect(idsOf(back)).toEqual(wanted.slice(Math.max(0, start - PAGE), Math.max(start, PAGE)));
        expect(await countBefore(firestore.as(uid), request(view, null), back)).toBe(
          Math.max(0, start - PAGE),
        );
      }
    },
  );
});

test('how many tell earlier numbers or keys is counted, without other reasons', async () => {
  const outdated = expected({ status: 'outdated' }).filter(({ informed }) => informed !== '');
  const menuAlone = outdated.filter(({ informed }) => informed?.startsWith('mmmmmmmmmm.'));
  expect(menuAlone.length).toBeGreaterThan(0);
  const request = { accountId: world.account, now: NOW, edition: EDITION };
  for (const uid of [world.admin, world.viewer]) {
    expect(await countOtherEditions(firestore.as(uid), request)).toEqual({
      all: outdated.length,
      menuAlone: menuAlone.length,
    });
  }
});

describe('a cursor', () => {
  const stored = (row: Row) =>
    getDoc(doc(firestore.as(world.viewer), paths.conference(world.account, row.id)));

  test('that was deleted still marks its place', async () => {
    const deleted = rows.find((row) => row.deleted && row.known)!;
    const view: ListView = { sort: 'tag' };
    const page = await read(world.viewer, view, { side: 'after', row: await stored(deleted) });
    const place = [keys.tag, keys.expiry, keys.informed, (row: Row) => row.id];
    const following = expected(view).filter(
      (row) => place.reduce((known, key) => known || compare(key(row), key(deleted)), 0) > 0,
    );
    expect(idsOf(page)).toEqual(following.slice(0, PAGE).map(({ id }) => id));
  });

  test('that has no place in the list means its first page', async () => {
    const unknown = await stored(rows.find((row) => !row.known && !row.deleted)!);
    const other = await stored(rows.find((row) => fold(row.tag) === 'zurich')!);
    const wanted = (view: ListView) =>
      expected(view)
        .slice(0, PAGE)
        .map(({ id }) => id);
    for (const side of ['after', 'before'] as const) {
      const byTag = await read(world.viewer, { sort: 'tag' }, { side, row: unknown });
      expect(idsOf(byTag)).toEqual(wanted({ sort: 'tag' }));
      expect(byTag.cursor).toBeNull();
      const search = await read(world.viewer, { q: 'equi' }, { side, row: other });
      expect(idsOf(search)).toEqual(wanted({ q: 'equi' }));
    }
  });

  test('with nothing behind it means the page that ends with it', async () => {
    const all = expected({});
    const page = await read(world.viewer, {}, { side: 'after', row: await stored(all.at(-1)!) });
    expect(idsOf(page)).toEqual(all.slice(-PAGE).map(({ id }) => id));
    expect(page.isLast).toBe(true);
    expect(await countBefore(firestore.as(world.viewer), request({}, null), page)).toBe(
      all.length - PAGE,
    );
  });
});
