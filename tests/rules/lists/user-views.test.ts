import { doc, setDoc, writeBatch, type Firestore } from 'firebase/firestore/lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fold } from '../../../domain/list-keys.ts';
import { paths } from '../../../domain/paths.ts';
import { pbxListKeys, standingOf } from '../../../domain/pbx-users/pbx-user.ts';
import { readSelectedUsers } from '../../../src/features/pbx-users/api/read-selected-users.ts';
import { choiceOf } from '../../../src/features/pbx-users/api/users-choice.ts';
import {
  countUsers,
  countUsersBefore,
  countUsersExactly,
  readUsersPage,
  type Cursor,
  type UsersPage,
} from '../../../src/features/pbx-users/api/users-list.ts';
import { listOf, type UserSelection } from '../../../src/features/pbx-users/selected-users.ts';
import {
  USER_FILTERS,
  type UserFilter,
  type UserView,
} from '../../../src/features/pbx-users/user-view.ts';
import { startRulesFirestore, type RulesFirestore } from '../../support/firestore.ts';
import { drawId, PAST, seedWorld, type World } from '../../support/rules-world.ts';

/*
 * Every list of Cloud PBX users that an address can ask for, through the portal's own queries, the real
 * rules and the real indexes, against the same list made of plain arrays; and every selection of them.
 */

const PAGE = 7;

interface Row {
  readonly id: string;
  readonly name: string;
  readonly extension: string;
  readonly email: string;
  readonly leftAt: Date | null;
  readonly hasConference: boolean;
}

const FIRST = ['Ana', 'ana', 'Ána', 'Jean-Éric', 'Li', 'Œuvrard', '🎉 Zoë', 'Ana María'];
const LAST = ['Martín López', 'Anand', 'de la Anse', 'Zürcher', 'O’Neil'];
const EMAILS = [
  'ana@acme.example',
  '',
  'li@acme.example, bo@acme.example',
  'nobody',
  'z@a.example',
];

/** Some dozens of users among whom names repeat, so that ties are seen too. */
const rows: readonly Row[] = Array.from({ length: 90 }, (_, n) => ({
  id: drawId(),
  name: `${FIRST[(n * 5) % FIRST.length]!} ${LAST[(n * 3) % LAST.length]!}`,
  extension: n % 9 === 0 ? '' : String(200 + (n % 40)),
  email: EMAILS[(n * 7) % EMAILS.length]!,
  leftAt: n % 10 === 3 ? PAST : null,
  hasConference: n % 4 === 1,
}));

let firestore: RulesFirestore;
let world: World;

beforeAll(async () => {
  firestore = await startRulesFirestore();
  world = await seedWorld(firestore);
  await seed(world.account, rows);
});
afterAll(() => firestore.stop());

/** In one request for a hundred of them: hundreds at once are more than a busy machine connects. */
async function seed(account: string, all: readonly Row[]): Promise<void> {
  for (let first = 0; first < all.length; first += 100) {
    const batch = writeBatch(firestore.owner);
    for (const { id, ...row } of all.slice(first, first + 100)) {
      batch.set(doc(firestore.owner, paths.pbxUser(account, id)), {
        ...row,
        loadedAt: PAST,
        loadedBy: null,
        conferenceId: drawId(),
        standing: standingOf(row),
        listKeys: pbxListKeys(row),
      });
    }
    await batch.commit();
  }
}

const isUsable = ({ email }: Row) => /^[a-z]+@[a-z.]+$/.test(email);

/** As the screen says what each filter means. */
const fits: Readonly<Record<UserFilter, (row: Row) => boolean>> = {
  without: (row) => row.leftAt === null && !row.hasConference,
  has: (row) => row.leftAt === null && row.hasConference,
  unusable: (row) => row.leftAt === null && !row.hasConference && !isUsable(row),
  left: (row) => row.leftAt !== null,
};

/** As the search box says what it finds: what begins so in the name, the extension or the address. */
function isFound({ name, extension, email }: Row, typed: string): boolean {
  const key = fold(typed.trim());
  const words = fold(name).matchAll(/(?<=^|[\s-])[^\s-]/gu);
  const beginnings = [...words].map(({ index }) => fold(name).slice(index));
  return [...beginnings, extension, fold(email)].some((text) => text.startsWith(key));
}

function compare(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** The list of an address as it should be. */
function expected({ q, show }: UserView): string[] {
  return rows
    .filter((row) => (show === undefined ? row.leftAt === null : fits[show](row)))
    .filter((row) => q === undefined || isFound(row, q))
    .sort((a, b) => compare(fold(a.name), fold(b.name)) || compare(a.id, b.id))
    .map(({ id }) => id);
}

const request = (view: UserView) => ({ accountId: world.account, choice: choiceOf(view) });
const read = (db: Firestore, view: UserView, cursor: Cursor | null) =>
  readUsersPage(db, request(view), cursor, PAGE);
const idsOf = (page: UsersPage) => page.users.map(({ id }) => id);

/** From the first page to the last one, as with the button Next. */
async function leafForward(db: Firestore, view: UserView): Promise<UsersPage[]> {
  const pages = [await read(db, view, null)];
  for (let page = pages[0]!; page.users.length === PAGE; page = pages.at(-1)!) {
    const next = await read(db, view, { side: 'after', row: page.marks[1]! });
    if (next.isLast) break;
    pages.push(next);
  }
  return pages;
}

const TYPED = [
  'an',
  'ÀNA',
  'ana mart',
  'lopez',
  'eric',
  'oe',
  '🎉',
  '20',
  '201',
  'li@acme.example, b',
];
const VIEWS: readonly UserView[] = [undefined, ...USER_FILTERS].flatMap((show) => {
  const filter = show === undefined ? {} : { show };
  return [filter, ...TYPED.map((q) => ({ ...filter, q }))];
});
const named = VIEWS.map((view) => [Object.values(view).join(', ') || 'everybody', view] as const);

describe.each(['admin', 'viewer'] as const)('as %s', (role) => {
  // Who may read makes no difference to the queries: some of them show that for viewers.
  const views = role === 'admin' ? named : named.filter((_, index) => index % 7 === 0);
  test.each(views)(
    'the list of “%s” is complete, in order, and the same forward and backward',
    async (_name, view) => {
      const db = firestore.as(world[role]);
      const wanted = expected(view);
      const pages = await leafForward(db, view);
      expect(pages.flatMap(idsOf)).toEqual(wanted);
      expect(await countUsers(db, request(view))).toBe(wanted.length);
      expect(await countUsersExactly(db, request(view))).toBe(wanted.length);

      for (const [index, page] of pages.entries()) {
        if (page.users.length === 0) continue;
        const start = index * PAGE;
        expect(await countUsersBefore(db, request(view), page)).toBe(start);
        const back = await read(db, view, { side: 'before', row: page.marks[0]! });
        expect(idsOf(back)).toEqual(wanted.slice(Math.max(0, start - PAGE), Math.max(start, PAGE)));
      }
    },
  );
});

test('the lists tell apart what they are about', () => {
  for (const show of USER_FILTERS) expect(expected({ show }).length).toBeGreaterThan(2);
  for (const q of TYPED) expect(expected({ q }).length).toBeGreaterThan(0);
});

describe('the users of a selection', () => {
  const admin = () => firestore.as(world.admin);
  const allBut = (view: UserView, except: readonly string[]): UserSelection => ({
    ...{ kind: 'all', view: listOf(view), except },
  });
  const select = async (selection: UserSelection, onProgress?: (read: number) => void) =>
    (await readSelectedUsers(admin(), world.account, selection, onProgress)).map(({ id }) => id);

  test.each(named)('are all of “%s”, except for some', async (_name, view) => {
    const wanted = expected(view);
    const except = wanted.filter((_, index) => index % 5 === 2);
    expect(await select(allBut(view, []))).toEqual(wanted);
    expect(await select(allBut(view, except))).toEqual(wanted.filter((id) => !except.includes(id)));
  });

  test('are those named, by name, however many; who is gone is absent, who left says so', async () => {
    const wanted = [...expected({}), ...expected({ show: 'left' })];
    const left = new Set(expected({ show: 'left' }));
    const progress: number[] = [];
    const users = await readSelectedUsers(
      admin(),
      world.account,
      { kind: 'some', ids: [...wanted, drawId(), ...wanted.slice(0, 3)] },
      (read) => progress.push(read),
    );
    const inOrder = rows
      .toSorted((a, b) => compare(fold(a.name), fold(b.name)) || compare(a.id, b.id))
      .map(({ id }) => id);
    expect(users.map(({ id }) => id)).toEqual(inOrder);
    expect(users.filter(({ standing }) => standing === 'left').map(({ id }) => id)).toEqual(
      inOrder.filter((id) => left.has(id)),
    );
    expect(progress.at(-1)).toBe(rows.length);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  });

  test('are nobody where nobody is selected', async () => {
    expect(await select({ kind: 'some', ids: [] })).toEqual([]);
  });

  test('are not read on once that was called off', async () => {
    const stop = new AbortController();
    const reading = readSelectedUsers(
      admin(),
      world.account,
      { kind: 'some', ids: rows.map(({ id }) => id) },
      () => stop.abort(),
      stop.signal,
    );
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('are more than one page of them', async () => {
    const elsewhere = { ...world, account: `many-${drawId()}` };
    await setDoc(doc(firestore.owner, paths.account(elsewhere.account)), {
      services: { conferencing: true, pbx: true },
    });
    await setDoc(doc(firestore.owner, paths.member(elsewhere.account, world.admin)), {
      ...{ uid: world.admin, email: 'admin@acme.example', role: 'admin' },
    });
    const many = Array.from({ length: 650 }, () => ({ ...rows[0]!, id: drawId() }));
    await seed(elsewhere.account, many);
    const progress: number[] = [];
    const users = await readSelectedUsers(admin(), elsewhere.account, allBut({}, []), (read) =>
      progress.push(read),
    );
    expect(new Set(users.map(({ id }) => id)).size).toBe(many.length);
    expect(progress).toEqual([300, 600, 650]);
  });
});
