import { afterAll, beforeAll, expect, it } from 'vitest';
import { handleDue } from '../../../functions/src/notices/handle-due.ts';
import { startWorld, type World } from '../world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

it('sees to all that is due, page by page, also behind what fails', async () => {
  const all = world.db.collection('due');
  await Promise.all(Array.from({ length: 11 }, (_, n) => all.doc(`${n}`).set({ at: n })));
  const failures: unknown[] = [];
  const handled: number[] = [];
  const outcomes = await handleDue(
    all.where('at', '<', 10).orderBy('at'),
    async (document) => {
      const at = document.get('at') as number;
      // As many as a page: they are there the next time, and in nobody's way.
      if (at < 3) throw new Error('cannot be done');
      handled.push(at);
      await document.ref.delete();
      return at % 2 === 0 ? 'even' : 'odd';
    },
    (error) => failures.push(error),
    3,
  );
  expect(outcomes).toEqual({ even: 3, odd: 4 });
  expect(handled.sort((a, b) => a - b)).toEqual([3, 4, 5, 6, 7, 8, 9]);
  expect(failures).toHaveLength(3);
});
