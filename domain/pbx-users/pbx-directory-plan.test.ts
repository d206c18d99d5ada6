import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identityOf } from './pbx-directory-identity.ts';
import {
  type DirectoryPlan,
  type KnownUser,
  planDirectory,
  userFields,
} from './pbx-directory-plan.ts';
import type { PbxUserEntry } from './pbx-user.ts';

const LEFT = new Date('2026-11-01T00:00:00Z');

const who = (name: string, extension: string, email: string): PbxUserEntry => ({
  name,
  extension,
  email,
});
const known = (id: string, user: PbxUserEntry, over: Partial<KnownUser> = {}): KnownUser => ({
  id,
  ...user,
  leftAt: null,
  hasConference: false,
  ...over,
});

function plan(existing: readonly KnownUser[], entries: readonly PbxUserEntry[], markLeft = true) {
  let drawn = 0;
  const drawId = () => `drawn${++drawn}`.padEnd(20, 'x');
  return planDirectory(existing, entries, { markLeft, drawId });
}

/** The plan by ids and names, without what is empty. */
function said({ create, change, back, left, unchanged }: DirectoryPlan<KnownUser, PbxUserEntry>) {
  const met = (all: typeof change) => all.map(({ user, entry }) => `${user.id}: ${entry.name}`);
  const all = {
    create: create.map(({ entry }) => entry.name),
    change: met(change),
    back: met(back),
    left: left.map(({ id }) => id),
    unchanged: met(unchanged),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value.length > 0));
}

const ana = who('Ana', '201', 'ana@acme.example');
const bo = who('Bo', '202', 'bo@acme.example');

describe('planDirectory', () => {
  it('makes who is new, leaves who is the same, and marks who left', () => {
    const cy = who('Cy', '203', '');
    expect(said(plan([known('a', ana), known('b', bo)], [cy, ana]))).toEqual({
      create: ['Cy'],
      unchanged: ['a: Ana'],
      left: ['b'],
    });
    expect(said(plan([known('a', ana), known('b', bo)], [ana], false))).toEqual({
      unchanged: ['a: Ana'],
    });
  });

  it('does not mark who has left already', () => {
    expect(said(plan([known('a', ana, { leftAt: LEFT })], [bo]))).toEqual({ create: ['Bo'] });
  });

  it.each([
    ['another name', { ...ana, name: 'Ana Roy' }],
    ['another extension', { ...ana, extension: '301' }],
    ['another name and extension', who('Ana Roy', '301', ana.email)],
    ['another address', { ...ana, email: 'ana.roy@acme.example' }],
    ['another spelling', who('ANA', '201', 'Ana@acme.example')],
  ])('knows somebody with %s', (_, entry) => {
    const existing = [known('a', ana), known('b', bo)];
    expect(said(plan(existing, [entry, bo]))).toEqual({
      change: [`a: ${entry.name}`],
      unchanged: ['b: Bo'],
    });
    expect(said(plan([known('a', ana, { leftAt: LEFT })], [entry]))).toEqual({
      back: [`a: ${entry.name}`],
    });
  });

  it.each([
    ['only the name is the same', { ...ana, extension: '301', email: 'a@acme.example' }],
    ['only the extension is the same', who('Zoé', '201', 'zoe@acme.example')],
  ])('takes nobody for somebody else: %s', (_, entry) => {
    expect(said(plan([known('a', ana)], [entry]))).toEqual({ create: [entry.name], left: ['a'] });
  });

  it('takes nobody for somebody else because both lack the same', () => {
    const existing = [known('a', who('Ana', '', '')), known('b', who('Bo', '202', ''))];
    const entries = [who('Zoé', '', ''), who('Di', '202', '')];
    expect(said(plan(existing, entries))).toEqual({ create: ['Zoé', 'Di'], left: ['a', 'b'] });
  });

  it('tells apart who shares an address by the extension, and then by who is left over', () => {
    const at = (name: string, extension: string) => who(name, extension, 'reception@acme.example');
    const existing = [known('a', at('Front', '200')), known('b', at('Back', '209'))];
    expect(said(plan(existing, [at('Rear', '209'), at('Front', '200')]))).toEqual({
      change: ['b: Rear'],
      unchanged: ['a: Front'],
    });
    expect(said(plan(existing, [at('Rear', '210'), at('Front', '200')]))).toEqual({
      change: ['b: Rear'],
      unchanged: ['a: Front'],
    });
    expect(said(plan(existing, [at('Rear', '210'), at('Foyer', '211')]))).toEqual({
      create: ['Rear', 'Foyer'],
      left: ['a', 'b'],
    });
  });

  it('prefers who is in the PBX, and who has a conference', () => {
    const existing = [
      known('a', ana, { leftAt: LEFT, hasConference: true }),
      known('b', ana),
      known('c', ana, { hasConference: true }),
    ];
    expect(said(plan(existing, [ana]))).toEqual({ unchanged: ['c: Ana'], left: ['b'] });
    expect(said(plan(existing.slice(0, 2), [{ ...ana, name: 'Ana Roy' }]))).toEqual({
      change: ['b: Ana Roy'],
    });
  });

  it('gives two who load the same file the same documents, with conferences of their own', () => {
    const [one, other] = [plan([], [ana, bo]).create, plan([], [bo, ana]).create];
    expect(one.map(({ id }) => id).sort()).toEqual(other.map(({ id }) => id).sort());
    expect(new Set(one.map(({ conferenceId }) => conferenceId)).size).toBe(2);
    for (const { id } of one) expect(id).toMatch(/^[A-Za-z0-9]{20}$/);
  });

  it('gives somebody who comes to be called as another was a document of their own', () => {
    const [first] = plan([], [ana]).create;
    const existing = [known(first!.id, who('Zoé', '290', 'zoe@acme.example'))];
    const [second] = plan(existing, [ana]).create;
    expect(second?.id).toMatch(/^[A-Za-z0-9]{20}$/);
    expect(second?.id).not.toBe(first?.id);
  });

  it('passes over what says the same again', () => {
    expect(said(plan([], [ana, { ...ana, name: 'ana' }]))).toEqual({ create: ['Ana'] });
  });
});

describe('whatever the directory and the file are', () => {
  const person = fc.record({
    name: fc.constantFrom('Ana', 'ana', 'Bo', 'Zoé', 'Zoe'),
    extension: fc.constantFrom('', '201', '202', '203'),
    email: fc.constantFrom('', 'a@x.example', 'A@x.example', 'b@x.example', 'no address'),
  });
  const file = fc.uniqueArray(person, {
    selector: (entry) => identityOf(entry).identity,
    maxLength: 12,
  });
  const directory = fc
    .array(fc.tuple(person, fc.boolean(), fc.boolean()), { maxLength: 12 })
    .map((all) =>
      all.map(([user, hasLeft, hasConference], index) =>
        known(`user${index}`, user, { leftAt: hasLeft ? LEFT : null, hasConference }),
      ),
    );
  const run = { seed: 5, numRuns: 500 };

  function done(
    existing: readonly KnownUser[],
    { create, change, back, left }: DirectoryPlan<KnownUser, PbxUserEntry>,
  ): KnownUser[] {
    const met = new Map([...change, ...back].map(({ user, entry }) => [user.id, entry]));
    const gone = new Set(left.map(({ id }) => id));
    return [
      ...existing.map((user) => {
        const entry = met.get(user.id);
        if (entry !== undefined) return { ...user, ...entry, leftAt: null };
        return gone.has(user.id) ? { ...user, leftAt: LEFT } : user;
      }),
      ...create.map(({ id, entry }) => known(id, entry)),
    ];
  }
  const told = (user: PbxUserEntry) => JSON.stringify([user.name, user.extension, user.email]);

  it('a plan that was done leaves nothing to do, in whatever order the rows are', () => {
    fc.assert(
      fc.property(directory, file, fc.boolean(), (existing, entries, markLeft) => {
        const after = done(existing, plan(existing, entries, markLeft));
        for (const again of [entries, [...entries].reverse()]) {
          const { create, change, back, left, unchanged } = plan(after, again, markLeft);
          expect([create, change, back, left]).toEqual([[], [], [], []]);
          expect(unchanged).toHaveLength(entries.length);
        }
      }),
      run,
    );
  });

  it('the order of the rows and of the directory does not matter', () => {
    fc.assert(
      fc.property(directory, file, (existing, entries) => {
        const sorted = (users: readonly KnownUser[]) =>
          users.map((user) => JSON.stringify(user)).sort();
        const one = done(existing, plan(existing, entries));
        const other = done(existing, plan([...existing].reverse(), [...entries].reverse()));
        expect(sorted(one)).toEqual(sorted(other));
      }),
      run,
    );
  });

  it('who is in the file is in the PBX afterwards, and everybody else has left', () => {
    fc.assert(
      fc.property(directory, file, (existing, entries) => {
        const after = done(existing, plan(existing, entries));
        const present = after.filter(({ leftAt }) => leftAt === null);
        expect(present.map(told).sort()).toEqual(entries.map(told).sort());
        expect(after.length).toBeGreaterThanOrEqual(existing.length);
        expect(new Set(after.map(({ id }) => id)).size).toBe(after.length);
      }),
      run,
    );
  });

  it('nobody is told twice, and nobody forgotten', () => {
    fc.assert(
      fc.property(directory, file, (existing, entries) => {
        const { create, change, back, left, unchanged } = plan(existing, entries);
        const met = [...change, ...back, ...unchanged];
        expect(new Set(met.map(({ user }) => user.id)).size).toBe(met.length);
        expect(met.length + create.length).toBe(entries.length);
        const gone = existing.filter(({ leftAt }) => leftAt !== null).length - back.length;
        expect(met.length + left.length + gone).toBe(existing.length);
      }),
      run,
    );
  });
});

describe('userFields', () => {
  it('are what a file says, and what follows from it', () => {
    expect(
      userFields({ ...ana, row: 7 } as PbxUserEntry, { leftAt: null, hasConference: false }),
    ).toEqual({
      ...ana,
      leftAt: null,
      standing: 'ready',
      listKeys: { name: 'ana', search: expect.arrayContaining(['ana', '201']) as unknown },
    });
    expect(userFields(bo, { leftAt: LEFT, hasConference: true })).toMatchObject({
      leftAt: LEFT,
      standing: 'left',
    });
  });
});
