import { doc, setDoc, Timestamp } from 'firebase/firestore/lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACTIVITY_GROUPS } from '../../../domain/account/activity-group-names.ts';
import { shownKinds } from '../../../domain/account/activity-groups.ts';
import {
  activityKindSchema,
  IN_RUN_KINDS,
  RUN_KINDS,
  type ActivityKind,
} from '../../../domain/account/activity.ts';
import { paths } from '../../../domain/paths.ts';
import {
  activityEntries,
  readActivityPage,
  readAllActivity,
  type ActivityFilter,
} from '../../../src/features/team/api/read-all-activity.ts';
import { startRulesFirestore, type RulesFirestore } from '../../support/firestore.ts';
import { seedWorld, type World } from '../../support/rules-world.ts';

/*
 * What the activity page asks, through the portal's own queries, the real rules and the real indexes,
 * against the same made of plain arrays.
 */

const START = Date.parse('2026-03-01T00:00:00Z');
const HOUR = 3_600_000;
const RUN = 'r'.repeat(20);
const PEOPLE = ['ana', 'li', null];
const kinds = activityKindSchema.options;

interface Row {
  readonly id: string;
  readonly kind: ActivityKind;
  readonly at: number;
  readonly person: string | null;
  readonly conference: string | null;
  readonly run: string | null;
}

/** An hour apart; every fifth one as an earlier version wrote it, without the newer fields. */
const rows: readonly Row[] = Array.from({ length: 96 }, (_, n) => {
  const kind = kinds[(n * 5) % kinds.length]!;
  const isInRun = IN_RUN_KINDS.some((each) => each === kind);
  const isRun = RUN_KINDS.some((each) => each === kind);
  return {
    id: `entry${String(n).padStart(3, '0')}`,
    kind,
    at: START + n * HOUR,
    person: PEOPLE[n % 3]!,
    conference: isRun || n % 4 === 0 ? null : `c${n % 3}`,
    run: isInRun || isRun ? RUN : null,
  };
});

let firestore: RulesFirestore;
let world: World;

beforeAll(async () => {
  firestore = await startRulesFirestore();
  world = await seedWorld(firestore);
  await Promise.all(
    rows.map(({ id, kind, at, person, conference, run }, n) =>
      setDoc(doc(firestore.owner, paths.activityEntry(world.account, id)), {
        kind,
        at: Timestamp.fromMillis(at),
        by: person === null ? null : { uid: person, email: `${person}@acme.example` },
        conferenceId: conference,
        tag: conference,
        ...(run === null && n % 5 === 0 ? {} : { run: run === null ? null : { id: run } }),
      }),
    ),
  );
});
afterAll(() => firestore.stop());

function expected(filter: ActivityFilter, runs: 'asOne' | 'each'): readonly string[] {
  const { person, group, conference, run, from, before } = filter;
  const each = run !== undefined || conference !== undefined ? 'each' : runs;
  const shown = shownKinds(group ?? null, each);
  return rows
    .filter((row) => (conference !== undefined && group === undefined) || shown.includes(row.kind))
    .filter((row) => person === undefined || row.person === person)
    .filter((row) => conference === undefined || row.conference === conference)
    .filter((row) => run === undefined || row.run === run)
    .filter((row) => from === undefined || row.at >= from.getTime())
    .filter((row) => before === undefined || row.at < before.getTime())
    .map(({ id }) => id)
    .reverse();
}

const days = { from: new Date(START + 10 * HOUR), before: new Date(START + 70 * HOUR) };
const FILTERS: readonly ActivityFilter[] = [undefined, 'ana'].flatMap((person) =>
  [undefined, ...ACTIVITY_GROUPS].flatMap((group) =>
    [{}, { conference: 'c1' }, { run: RUN }].flatMap((what) =>
      [{}, days].map((when) => ({
        ...{ person, group },
        ...what,
        ...when,
      })),
    ),
  ),
);

describe('the activity, filtered', () => {
  it.each(['asOne', 'each'] as const)(
    'has what every combination of filters lets through, newest first; runs: %s',
    async (runs) => {
      const client = firestore.as(world.admin);
      for (const filter of FILTERS) {
        const found: string[] = [];
        await readAllActivity(
          activityEntries(client, world.account, filter, runs),
          (entries) => found.push(...entries.map(({ id }) => id)),
          new AbortController().signal,
          20,
        );
        expect(found, JSON.stringify(filter)).toEqual(expected(filter, runs));
      }
    },
  );

  it('shows a run as one entry, and all that an earlier version wrote', async () => {
    const found: string[] = [];
    const all = activityEntries(firestore.as(world.admin), world.account, {}, 'asOne');
    await readAllActivity(
      all,
      (entries) => found.push(...entries.map(({ kind }) => kind)),
      new AbortController().signal,
    );
    expect(found).not.toEqual(expect.arrayContaining(['generatedInRun']));
    expect(found).toEqual(expect.arrayContaining(['runGenerated']));
    expect(found).toHaveLength(
      rows.filter(({ kind }) => !IN_RUN_KINDS.some((each) => each === kind)).length,
    );
  });

  it('reads one page a step', async () => {
    const all = activityEntries(
      firestore.as(world.admin),
      world.account,
      { person: 'ana' },
      'asOne',
    );
    const first = await readActivityPage(all, null, 5);
    expect(first.entries).toHaveLength(5);
    const second = await readActivityPage(all, first.next, 5);
    expect([...first.entries, ...second.entries].map(({ id }) => id)).toEqual(
      expected({ person: 'ana' }, 'asOne').slice(0, 10),
    );
  });

  it('has days that are open at one end, and nothing of a stranger', async () => {
    const client = firestore.as(world.admin);
    for (const filter of [{ from: days.from }, { before: days.before }, { person: 'nobody' }]) {
      const all = activityEntries(client, world.account, filter, 'asOne');
      const { entries } = await readActivityPage(all, null, 100);
      expect(entries.map(({ id }) => id)).toEqual(expected(filter, 'asOne'));
    }
  });

  it('ends with its signal', async () => {
    const ending = new AbortController();
    const all = activityEntries(firestore.as(world.admin), world.account, {}, 'each');
    const read = readAllActivity(all, () => ending.abort(), ending.signal, 5);
    await expect(read).rejects.toThrow();
  });
});
