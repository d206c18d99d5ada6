import { identityOf, type Identity } from './pbx-directory-identity.ts';
import {
  type PbxListKeys,
  pbxListKeys,
  type PbxStanding,
  type PbxUser,
  type PbxUserEntry,
  standingOf,
} from './pbx-user.ts';
import { stableId } from '../stable-id.ts';

/** What has to be known of a user to tell what a file does to them. */
export type KnownUser = Pick<
  PbxUser,
  'id' | 'name' | 'extension' | 'email' | 'leftAt' | 'hasConference'
>;

/** A user of the directory and what the file says of them. */
export interface Met<User, Entry> {
  readonly user: User;
  readonly entry: Entry;
}

/** What is to be done so that the directory is what the file says. Nobody is in two of these. */
export interface DirectoryPlan<User, Entry> {
  /** `id` of the new document, and of the conference that the user will have. */
  readonly create: readonly {
    readonly id: string;
    readonly conferenceId: string;
    readonly entry: Entry;
  }[];
  readonly change: readonly Met<User, Entry>[];
  /** Had left and are in the file again, changed or not. */
  readonly back: readonly Met<User, Entry>[];
  /** Are not in the file; nobody unless asked for. */
  readonly left: readonly User[];
  readonly unchanged: readonly Met<User, Entry>[];
}

/**
 * Compares a file with the directory. Who is who: the same address, extension and name; or else the
 * same address and extension; the only one left with an address, in the directory and in the file; the
 * same extension and name. Those who are in the PBX are looked at before those who left. The order of
 * the rows does not matter, and once the plan is done the same file changes nothing.
 *
 * @param entries an entry that says the same of somebody as an earlier one is passed over
 * @param options.markLeft only with a file that is read whole (`isWhole`)
 * @param options.drawId a new id for a conference, of `randomId`'s form
 */
export function planDirectory<User extends KnownUser, Entry extends PbxUserEntry>(
  existing: readonly User[],
  entries: readonly Entry[],
  options: { readonly markLeft: boolean; readonly drawId: () => string },
): DirectoryPlan<User, Entry> {
  const meeting = new Meeting(existing, entries);
  meeting.pair(
    () => true,
    ({ identity }) => identity,
  );
  for (const group of [isPresent, hasLeft]) {
    meeting.pair(group, ({ address, extension }) => joined(address, extension));
    meeting.pairOnlyOnes(group, ({ address }) => joined(address));
    meeting.pairOnlyOnes(group, ({ extension, name }) => joined(extension, name));
  }
  const met = [...meeting.met];
  const taken = new Set(existing.map(({ id }) => id));
  return {
    create: meeting.newEntries.map(({ who: entry, identity }) => ({
      id: newId(identity, taken),
      conferenceId: options.drawId(),
      entry,
    })),
    change: met.filter(({ user, entry }) => isPresent(user) && !isSame(user, entry)),
    back: met.filter(({ user }) => hasLeft(user)),
    left: options.markLeft ? meeting.absentUsers.filter(isPresent) : [],
    unchanged: met.filter(({ user, entry }) => isPresent(user) && isSame(user, entry)),
  };
}

/** The fields of a user that follow from what the PBX says and how they stand. */
export interface UserFields<Time> extends PbxUserEntry {
  readonly leftAt: Time | null;
  readonly standing: PbxStanding;
  readonly listKeys: PbxListKeys;
}

/**
 * What to write on a user's document, beside `loadedAt` and `loadedBy`; a new one also gets
 * `conferenceId`, and `hasConference: false`.
 *
 * @param state.leftAt null while the user is in the PBX, else a time of the database in use
 */
export function userFields<Time>(
  { name, extension, email }: PbxUserEntry,
  state: { readonly leftAt: Time | null; readonly hasConference: boolean },
): UserFields<Time> {
  const entry = { name, extension, email };
  return {
    ...entry,
    leftAt: state.leftAt,
    standing: standingOf({ email, ...state }),
    listKeys: pbxListKeys(entry),
  };
}

function isPresent(user: KnownUser): boolean {
  return user.leftAt === null;
}

function hasLeft(user: KnownUser): boolean {
  return user.leftAt !== null;
}

function isSame(user: PbxUserEntry, entry: PbxUserEntry): boolean {
  return (
    user.name === entry.name && user.extension === entry.extension && user.email === entry.email
  );
}

/** A key that several things make together; null, which is nobody's, where one of them is missing. */
function joined(...parts: readonly string[]): string | null {
  return parts.includes('') ? null : parts.join('\n');
}

/** The same for everybody who loads this person, unless somebody else has had it before. */
function newId({ identity }: Identity, taken: Set<string>): string {
  let id: string;
  let generation = 0;
  do {
    id = stableId(['pbxUser', identity, generation]);
    generation += 1;
  } while (taken.has(id));
  taken.add(id);
  return id;
}

interface Told<Who> {
  readonly who: Who;
  readonly identity: Identity;
}
type KeyOf = (identity: Identity) => string | null;

/** Those of the directory and those of the file, as they find each other. */
class Meeting<User extends KnownUser, Entry extends PbxUserEntry> {
  readonly #entries: readonly Told<Entry>[];
  readonly #users: readonly Told<User>[];
  readonly #found = new Map<Entry, User>();
  readonly #foundUsers = new Set<User>();

  constructor(users: readonly User[], entries: readonly Entry[]) {
    const byIdentity = new Map<string, Told<Entry>>();
    for (const told of tell(entries)) {
      const { identity } = told.identity;
      if (!byIdentity.has(identity)) byIdentity.set(identity, told);
    }
    this.#entries = [...byIdentity.values()];
    this.#users = tell(users);
  }

  get met(): readonly Met<User, Entry>[] {
    return [...this.#found].map(([entry, user]) => ({ user, entry }));
  }

  get newEntries(): readonly Told<Entry>[] {
    return this.#entries.filter(({ who }) => !this.#found.has(who));
  }

  get absentUsers(): readonly User[] {
    return this.#users.map(({ who }) => who).filter((user) => !this.#foundUsers.has(user));
  }

  /** Pairs who has the same key, in an order that does not depend on the rows'. */
  pair(group: (user: User) => boolean, key: KeyOf): void {
    for (const { users, entries } of this.#candidates(group, key)) {
      if (users.length > 1) users.sort((a, b) => inOrder(rank(a), rank(b)));
      if (entries.length > 1) {
        entries.sort((a, b) => inOrder(a.identity.identity, b.identity.identity));
      }
      for (const [index, { who }] of entries.entries()) this.#meet(users[index]?.who, who);
    }
  }

  /** Pairs who has the same key where nobody else has it. */
  pairOnlyOnes(group: (user: User) => boolean, key: KeyOf): void {
    for (const { users, entries } of this.#candidates(group, key)) {
      const [user, entry] = [users[0], entries[0]];
      if (entry && users.length === 1 && entries.length === 1) this.#meet(user?.who, entry.who);
    }
  }

  #meet(user: User | undefined, entry: Entry): void {
    if (user === undefined) return;
    this.#found.set(entry, user);
    this.#foundUsers.add(user);
  }

  /** Those who have not met anybody, by key. */
  #candidates(group: (user: User) => boolean, key: KeyOf) {
    const found = new Map<string, { users: Told<User>[]; entries: Told<Entry>[] }>();
    for (const told of this.#users) {
      if (this.#foundUsers.has(told.who) || !group(told.who)) continue;
      const its = key(told.identity);
      if (its === null) continue;
      const others = found.get(its);
      if (others === undefined) found.set(its, { users: [told], entries: [] });
      else others.users.push(told);
    }
    for (const told of this.#entries) {
      if (this.#found.has(told.who)) continue;
      const its = key(told.identity);
      if (its !== null) found.get(its)?.entries.push(told);
    }
    return found.values();
  }
}

function tell<Who extends PbxUserEntry>(all: readonly Who[]): Told<Who>[] {
  return all.map((who) => ({ who, identity: identityOf(who) }));
}

/** Who is met first of several alike: who is in the PBX, who has a conference, and then by name. */
function rank({ who, identity }: Told<KnownUser>): string {
  return JSON.stringify([hasLeft(who), !who.hasConference, identity.identity, who.id]);
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
