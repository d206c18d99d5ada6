import type { Firestore } from 'firebase-admin/firestore';
import { expect, it } from 'vitest';
import { forgettingBridges } from './forgetting-bridges.ts';

/** A Firestore that has bridges alone. */
function withBridges(...names: readonly string[]) {
  const kept = new Set(names);
  const docs = () =>
    [...kept].map((id) => ({ id, ref: { delete: () => Promise.resolve(kept.delete(id)) } }));
  const collection = () => ({ get: () => Promise.resolve({ docs: docs() }) });
  return { kept, operator: { db: { collection } as unknown as Firestore } };
}

it('forgets the bridges that were played, and no other', async () => {
  const { kept, operator } = withBridges('montreal-1');
  const play = () => {
    kept.add('local-1');
    return Promise.resolve(7);
  };
  expect(await forgettingBridges(operator, play)).toBe(7);
  expect([...kept]).toEqual(['montreal-1']);
});

it('forgets them also where playing has failed', async () => {
  const { kept, operator } = withBridges();
  const play = () => {
    kept.add('local-1');
    return Promise.reject(new Error('stopped'));
  };
  await expect(forgettingBridges(operator, play)).rejects.toThrow('stopped');
  expect([...kept]).toEqual([]);
});
