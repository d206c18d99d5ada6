import type { UserEntry } from '../../../domain/pbx-users/pbx-directory.ts';
import {
  planDirectory,
  userFields,
  type DirectoryPlan,
  type UserFields,
} from '../../../domain/pbx-users/pbx-directory-plan.ts';
import type { PbxUser, PbxUserEntry } from '../../../domain/pbx-users/pbx-user.ts';
import { randomId } from '../../../domain/random-id.ts';

/** What a load does to a user. */
export type LoadedHow = 'create' | 'change' | 'back' | 'left';

/** What of a user a file says otherwise, and what it was; `''` where there was nothing. */
export interface UserChange {
  readonly field: 'name' | 'extension' | 'email';
  readonly before: string;
}

/** A user as a file makes them; one who leaves as they are. */
export interface ShownUser extends PbxUserEntry {
  readonly key: string;
  /** In the file; null where they are not in it. */
  readonly row: number | null;
  readonly how: LoadedHow | 'unchanged';
  /** Of one who is changed. */
  readonly changes: readonly UserChange[];
}

/** What a file does to the directory. */
export interface UserComparison {
  /** `left`: everybody who is in the PBX and not in the file. */
  readonly counts: Readonly<Record<LoadedHow | 'unchanged', number>>;
  /** How many are in the PBX at present. */
  readonly present: number;
  /** The first of each kind, by the rows of the file. */
  readonly shown: Readonly<Record<LoadedHow | 'unchanged', readonly ShownUser[]>>;
}

/** What is to be written on one user, but for what only the server and the person know. */
export interface PlannedWrite {
  readonly id: string;
  readonly how: LoadedHow;
  readonly fields: UserFields<never> | NewUserFields | { readonly standing: 'left' };
}

interface NewUserFields extends UserFields<never> {
  readonly conferenceId: string;
  readonly hasConference: false;
}

/** How much a load has to write, and how many are as the file says. */
export interface Planned {
  readonly writes: number;
  readonly unchanged: number;
}

/**
 * Who may be marked as having left: `all` who are not in the file by the comparison that was shown,
 * `nobody`, or those of the `same` load, so that nobody who came since has to go unseen.
 */
export type MayLeave = 'all' | 'nobody' | 'same';

export interface UserDesk {
  setEntries(entries: readonly UserEntry[]): void;
  addToDirectory(users: readonly PbxUser[], isFirst: boolean): void;
  compare(): UserComparison;
  plan(mayLeave: MayLeave): Planned;
  take(start: number, count: number): readonly PlannedWrite[];
}

/** So many of a kind are shown at most. */
const SHOWN = 100;

type Plan = DirectoryPlan<PbxUser, UserEntry>;

const NOTHING: Plan = { create: [], change: [], back: [], left: [], unchanged: [] };

/** Compares a file with the directory, and makes what is to be written, off the main thread. */
export function openUserDesk(): UserDesk {
  let entries: readonly UserEntry[] = [];
  let directory: PbxUser[] = [];
  let plan = NOTHING;
  let mayLeave: ReadonlySet<string> = new Set();
  let writes: readonly (() => PlannedWrite)[] = [];

  return {
    setEntries: (found) => {
      entries = found;
    },
    addToDirectory: (users, isFirst) => {
      if (isFirst) directory = [];
      directory.push(...users);
    },
    compare: () => {
      plan = planDirectory(directory, entries, { markLeft: true, drawId: () => randomId() });
      const { create, change, back, left, unchanged } = plan;
      return {
        counts: {
          create: create.length,
          change: change.length,
          back: back.length,
          left: left.length,
          unchanged: unchanged.length,
        },
        present: directory.filter(({ leftAt }) => leftAt === null).length,
        shown: shownOf(plan),
      };
    },
    plan: (who) => {
      if (who !== 'same') mayLeave = new Set(who === 'all' ? plan.left.map(({ id }) => id) : []);
      writes = writesOf(plan, mayLeave);
      return { writes: writes.length, unchanged: plan.unchanged.length };
    },
    take: (start, count) => writes.slice(start, start + count).map((write) => write()),
  };
}

/** Made when they are taken: the keys of thousands take their time. */
function writesOf(plan: Plan, mayLeave: ReadonlySet<string>): readonly (() => PlannedWrite)[] {
  const present = (how: 'change' | 'back') =>
    plan[how].map(({ user: { id, hasConference }, entry }) => (): PlannedWrite => ({
      id,
      how,
      fields: userFields<never>(entry, { leftAt: null, hasConference }),
    }));
  return [
    ...plan.create.map(({ id, conferenceId, entry }) => (): PlannedWrite => {
      const fields = userFields<never>(entry, { leftAt: null, hasConference: false });
      return { id, how: 'create', fields: { ...fields, conferenceId, hasConference: false } };
    }),
    ...present('change'),
    ...present('back'),
    ...plan.left
      .filter(({ id }) => mayLeave.has(id))
      .map(({ id }) => (): PlannedWrite => ({ id, how: 'left', fields: { standing: 'left' } })),
  ];
}

function shownOf(plan: Plan): UserComparison['shown'] {
  const met = (how: 'change' | 'back' | 'unchanged') =>
    firstByRow(plan[how]).map(({ user, entry }) => {
      const changes = how === 'unchanged' ? [] : changesOf(user, entry);
      return { ...partsOf(entry), key: user.id, row: entry.row, how, changes };
    });
  return {
    create: firstByRow(plan.create).map(({ id, entry }) => ({
      ...partsOf(entry),
      ...{ key: id, row: entry.row, how: 'create' as const, changes: [] },
    })),
    change: met('change'),
    back: met('back'),
    left: plan.left.slice(0, SHOWN).map((user) => ({
      ...partsOf(user),
      ...{ key: user.id, row: null, how: 'left' as const, changes: [] },
    })),
    unchanged: met('unchanged'),
  };
}

function firstByRow<Planned extends { readonly entry: UserEntry }>(all: readonly Planned[]) {
  return all.toSorted((a, b) => a.entry.row - b.entry.row).slice(0, SHOWN);
}

function partsOf({ name, extension, email }: PbxUserEntry): PbxUserEntry {
  return { name, extension, email };
}

function changesOf(before: PbxUserEntry, after: PbxUserEntry): UserChange[] {
  return (['name', 'extension', 'email'] as const)
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, before: before[field] }));
}
