import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const WRITTEN = ['a/x', 'a/x/b/y', 'a/x/b/y/c/z', 'a/only/b/below', 'a/__id7__', 'ab/x'];

test('the Admin SDK deletes a document, and a collection, with all that is below', async () => {
  const { admin } = world;
  for (const path of WRITTEN) await admin.doc(path).set({ path });
  const left = async () => {
    const documents = await Promise.all(WRITTEN.map((path) => admin.doc(path).get()));
    return documents.filter(({ exists }) => exists).map(({ ref }) => ref.path);
  };
  await admin.recursiveDelete(admin.doc('a/x'));
  expect(await left()).toEqual(['a/only/b/below', 'a/__id7__', 'ab/x']);
  await admin.recursiveDelete(admin.collection('a'));
  expect(await left()).toEqual(['ab/x']);
});
