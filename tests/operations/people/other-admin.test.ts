import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { hasOtherAdmin } from '../../../functions/src/people/other-admin.ts';
import { ACCOUNT, startWorld, type World } from '../world.ts';
import { putMember } from './people-world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
afterEach(() => world.clear());

const nameOf = (index: number) => `admin-${String(index).padStart(3, '0')}`;

/** Of whom Authentication is asked for somebody of an account with so many administrators. */
async function asked(count: number, uid: string): Promise<readonly string[]> {
  const admins = Array.from({ length: count }, (_, index) => nameOf(index));
  await Promise.all(admins.map((admin) => putMember(world.db, admin, 'admin')));
  await putMember(world.db, 'viewer', 'viewer');
  let uids: readonly string[] = [];
  const signIns = {
    ableToSignIn: (all: readonly string[]) => {
      uids = all;
      return Promise.resolve(new Set<string>());
    },
  };
  const has = await world.db.runTransaction((transaction) =>
    hasOtherAdmin(world.db, transaction, signIns, ACCOUNT, uid),
  );
  expect(has).toBe(false);
  return uids;
}

it('asks for a hundred others at most, which is what Authentication takes at once', async () => {
  const hundred = Array.from({ length: 100 }, (_, index) => nameOf(index));
  expect(await asked(102, 'viewer')).toEqual(hundred);
  expect(await asked(102, nameOf(0))).toEqual([...hundred.slice(1), nameOf(100)]);
});

it.each([
  [2, [nameOf(0)]],
  [1, []],
])('asks of nobody but the others, of %d', async (count, others) => {
  expect(await asked(count, nameOf(count - 1))).toEqual(others);
});
