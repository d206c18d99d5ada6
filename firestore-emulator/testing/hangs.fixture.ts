/** Not a test of ours, but what time-outs.test.ts has Vitest run: a test that hangs, and one after it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  // The first request loads gRPC, which may take longer than the test below has.
  await world.admin.doc('a/b').get();
});
afterAll(() => world.stop());

it('is still at work when its time is over', { timeout: 100 }, async () => {
  for (let round = 0; round < 600; round += 1) {
    await Promise.all([world.admin.doc('a/b').get(), world.admin.collection('a').get()]);
  }
});

it('comes after it', () => {
  expect(world).toBeDefined();
});
