import {
  addDoc,
  collection,
  deleteDoc,
  deleteField,
  doc,
  getDoc,
  serverTimestamp,
  setDoc,
  Timestamp,
  updateDoc,
  writeBatch,
  type DocumentData,
} from 'firebase/firestore/lite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import {
  allowed,
  denied,
  startRulesFirestore,
  type RulesFirestore,
} from '../../support/firestore.ts';
import {
  at,
  FUTURE,
  member,
  nonAdmins,
  PAST,
  seedConference,
  seedWorld,
  type World,
} from '../../support/rules-world.ts';
import { onlyEmbedded } from '../../support/official.ts';

let firestore: RulesFirestore;
let world: World;
/** A second administrator of the account. */
let second: string;

beforeAll(async () => {
  firestore = await startRulesFirestore();
});
afterAll(() => firestore.stop());
beforeEach(async () => {
  world = await seedWorld(firestore);
  second = `second-${world.admin}`;
  await setDoc(at(firestore.owner, pathOf(second)), member(second, 'admin'));
});

const pathOf = (uid: string) => paths.member(world.account, uid);

/** What the portal writes to give somebody another role. */
const change = (by: string, role: unknown, fields: DocumentData = {}): DocumentData => ({
  role,
  changedAt: serverTimestamp(),
  changedBy: by,
  ...fields,
});

/** Somebody gives somebody another role. */
const give = (by: string, uid: string, role: unknown, fields: DocumentData = {}) =>
  updateDoc(at(firestore.as(by), pathOf(uid)), change(by, role, fields));

/** An administrator stops being one. */
const leave = (uid: string, otherAdmin: unknown, role = 'removed') =>
  give(uid, uid, role, { otherAdmin });

async function roleOf(uid: string): Promise<unknown> {
  return (await getDoc(at(firestore.owner, pathOf(uid)))).get('role');
}

/** What may not stand beside a role, whoever writes it. */
const refused: [string, DocumentData][] = [
  ['a time that has passed', { changedAt: PAST }],
  ['a time to come', { changedAt: FUTURE }],
  ["the client's own clock", { changedAt: Timestamp.now() }],
  ['no time', { changedAt: deleteField() }],
  ['the name of another', { changedBy: 'somebody-else' }],
  ['nobody’s name', { changedBy: deleteField() }],
  ['another uid', { uid: 'somebody-else' }],
  ['another address', { email: 'eve@example.com' }],
  ['no address', { email: deleteField() }],
  ['a delivery of the invitation', { invitation: { state: 'sent' } }],
  ['a large field', { anything: 'x'.repeat(100_000) }],
];

describe('a member', () => {
  it('is given either role and taken out by an administrator', async () => {
    await allowed(give(world.admin, world.viewer, 'admin'));
    await allowed(give(world.admin, world.viewer, 'viewer'));
    await allowed(give(world.admin, second, 'removed'));
    await allowed(give(world.admin, world.viewer, 'removed'));
  });

  it('is not given a role or taken out by anybody else', async () => {
    for (const { who, uid, client } of nonAdmins(firestore, world)) {
      for (const role of ['viewer', 'removed']) {
        await denied(updateDoc(at(client, pathOf(second)), change(uid, role)), who);
        const pretended = change(uid, role, { otherAdmin: world.admin });
        await denied(updateDoc(at(client, pathOf(second)), pretended), who);
      }
      if (uid === world.viewer) continue;
      await denied(updateDoc(at(client, pathOf(world.viewer)), change(uid, 'removed')), who);
    }
  });

  it('of another account is out of reach', async () => {
    const theirs = at(
      firestore.as(world.admin),
      paths.member(world.strangersAccount, world.stranger),
    );
    await denied(updateDoc(theirs, change(world.admin, 'removed')));
  });

  it.each([
    ['a role that does not exist', 'owner'],
    ['capitals', 'Admin'],
    ['null', null],
    ['a list of roles', ['admin']],
    ['a map of roles', { admin: true }],
    ['a large text', 'x'.repeat(100_000)],
    ['nothing', deleteField()],
    ['the role they have', 'viewer'],
  ])('is not given %s', async (_what, role) => {
    await denied(give(world.admin, world.viewer, role));
  });

  it.each([...refused, ['somebody’s name', { otherAdmin: 'somebody-else' }]] as const)(
    'is not given a role with %s',
    async (_what, fields) => {
      await denied(give(world.admin, world.viewer, 'admin', fields));
    },
  );

  it('is not brought back by anybody', async () => {
    for (const role of ['viewer', 'admin', 'removed']) {
      await denied(give(world.admin, world.removed, role));
      await denied(give(world.removed, world.removed, role));
      await denied(leave(world.removed, world.admin, role));
    }
  });

  it('with a role that does not exist is given none', async () => {
    await updateDoc(at(firestore.owner, pathOf(world.viewer)), { role: 'owner' });
    await denied(give(world.admin, world.viewer, 'viewer'));
    await denied(give(world.viewer, world.viewer, 'removed'));
  });

  it('is not added, replaced or deleted by anybody, oneself included', async () => {
    for (const uid of [world.admin, world.viewer, world.removed, world.outsider]) {
      const client = firestore.as(uid);
      await denied(setDoc(at(client, pathOf('forged')), member('forged', 'admin')), uid);
      await denied(
        setDoc(at(client, pathOf(world.outsider)), member(world.outsider, 'admin')),
        uid,
      );
      await denied(setDoc(at(client, pathOf(world.viewer)), member(world.viewer, 'admin')), uid);
      await denied(addDoc(collection(client, paths.members(world.account)), member(uid, 'admin')));
      await denied(deleteDoc(at(client, pathOf(world.viewer))), uid);
      await denied(deleteDoc(at(client, pathOf(uid))), uid);
    }
  });

  it('who was taken out has no access with the next request', async () => {
    const { path } = await seedConference(firestore, world);
    const conference = at(firestore.as(second), path);
    await allowed(getDoc(conference));
    await allowed(give(world.admin, second, 'removed'));
    await denied(getDoc(conference));
    await denied(give(second, world.viewer, 'admin'));
  });

  it('who became a viewer gives no roles with the next request', async () => {
    await allowed(give(world.admin, second, 'viewer'));
    await denied(give(second, world.viewer, 'admin'));
  });
});

describe('a viewer', () => {
  it('may leave', async () => {
    await allowed(give(world.viewer, world.viewer, 'removed'));
  });

  it('does not promote themselves or anybody', async () => {
    await denied(give(world.viewer, world.viewer, 'admin'));
    await denied(leave(world.viewer, world.admin, 'admin'));
    await denied(leave(world.viewer, world.viewer, 'admin'));
    const other = `other-${world.viewer}`;
    await setDoc(at(firestore.owner, pathOf(other)), member(other, 'viewer'));
    await denied(give(world.viewer, other, 'admin'));
  });

  it.each([...refused, ['somebody’s name', { otherAdmin: 'somebody-else' }]] as const)(
    'does not leave with %s',
    async (_what, fields) => {
      await denied(give(world.viewer, world.viewer, 'removed', fields));
    },
  );
});

describe('an administrator', () => {
  it('may leave or become a viewer, and names another who stays', async () => {
    await allowed(leave(world.admin, second, 'viewer'));
    await allowed(give(second, world.admin, 'admin'));
    await allowed(leave(world.admin, second));
  });

  it('does not leave without naming another', async () => {
    await denied(give(world.admin, world.admin, 'removed'));
    await denied(give(world.admin, world.admin, 'viewer'));
  });

  it('names nobody but another administrator of the same account', async () => {
    const odd = [world.admin, world.viewer, world.removed, world.stranger, world.outsider, 'no-one']
      .concat(['', `${second}/`, `/${second}`, `${world.admin}/`, `x/../${second}`])
      .concat([`../../${world.strangersAccount}/members/${world.stranger}`]);
    for (const otherAdmin of odd) {
      await denied(leave(world.admin, otherAdmin), otherAdmin.slice(0, 80));
      await denied(leave(world.admin, otherAdmin, 'viewer'), otherAdmin.slice(0, 80));
    }
  });

  it('names nobody whose name is no name of a document', async () => {
    onlyEmbedded('the official emulator answers an error of its own, which refuses too');
    const tooLong = 'x'.repeat(100_000);
    await denied(leave(world.admin, tooLong));
    await denied(leave(world.admin, tooLong, 'viewer'));
  });

  it('names no other kind of value', async () => {
    const reference = doc(firestore.as(world.admin), pathOf(second));
    for (const otherAdmin of [null, true, 1, [second], { uid: second }, reference]) {
      await denied(leave(world.admin, otherAdmin));
    }
  });

  it.each(refused)('does not leave with %s', async (_what, fields) => {
    await denied(give(world.admin, world.admin, 'removed', { otherAdmin: second, ...fields }));
  });

  it('does not only name another', async () => {
    await denied(leave(world.admin, second, 'admin'));
    await denied(
      updateDoc(at(firestore.as(world.admin), pathOf(world.admin)), { otherAdmin: second }),
    );
  });
});

describe('the last administrator', () => {
  const update = (uid: string, role: string, otherAdmin?: string): [string, DocumentData] => [
    pathOf(uid),
    change(world.admin, role, otherAdmin === undefined ? {} : { otherAdmin }),
  ];
  function together(...updates: readonly [string, DocumentData][]): Promise<void> {
    const batch = writeBatch(firestore.as(world.admin));
    for (const [path, fields] of updates) batch.update(at(firestore.as(world.admin), path), fields);
    return batch.commit();
  }

  it('stays when two leave at the same moment and name each other', async () => {
    const outcomes = await Promise.allSettled([
      leave(world.admin, second),
      leave(second, world.admin),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect([await roleOf(world.admin), await roleOf(second)].sort()).toEqual(['admin', 'removed']);
  });

  it('stays when two take each other out at the same moment', async () => {
    const outcomes = await Promise.allSettled([
      give(world.admin, second, 'removed'),
      give(second, world.admin, 'removed'),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect([await roleOf(world.admin), await roleOf(second)].sort()).toEqual(['admin', 'removed']);
  });

  it('does not take out the one they name in the same commit', async () => {
    for (const role of ['viewer', 'removed']) {
      await denied(together(update(second, role), update(world.admin, 'removed', second)));
      await denied(together(update(world.admin, 'viewer', second), update(second, role)));
    }
    await allowed(give(world.admin, second, 'viewer'));
  });

  it('may promote the one they name in the same commit', async () => {
    await allowed(give(world.admin, second, 'removed'));
    const handing = [update(world.viewer, 'admin'), update(world.admin, 'removed', world.viewer)];
    await allowed(together(...handing));
    expect(await roleOf(world.viewer)).toBe('admin');
  });
});
