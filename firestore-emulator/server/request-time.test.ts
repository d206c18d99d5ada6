import type { World } from '../testing/world.ts';
import { Timestamp } from '@google-cloud/firestore';
import { doc, serverTimestamp, setDoc, updateDoc } from 'firebase/firestore/lite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld } from '../testing/world.ts';

const NOW = Date.parse('2026-11-30T03:00:00Z');
const rulesSource = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /notes/{id} {
      allow create: if request.resource.data.at == request.time;
      allow update: if request.resource.data.at == request.time;
    }
  }
}`;

let world: World;
beforeAll(async () => {
  // On a clock that stands still, all is done in the same millisecond.
  world = await startWorld({ rulesSource, clock: () => NOW });
});
afterAll(() => world.stop());

test('two commits of a document have different times, so that an old server time is told from a new one', async () => {
  const note = doc(world.lite('ada'), 'notes/a');
  await setDoc(note, { at: serverTimestamp() });
  await expect(updateDoc(note, { text: 'x' })).rejects.toMatchObject({ code: 'permission-denied' });
  await updateDoc(note, { at: serverTimestamp(), text: 'x' });
  await expect(updateDoc(note, { text: 'y' })).rejects.toMatchObject({ code: 'permission-denied' });
  const stored = await world.admin.doc('notes/a').get();
  expect(stored.get('at')).toEqual(Timestamp.fromMillis(NOW + 1));
});
