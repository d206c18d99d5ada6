import { doc, setDoc, writeBatch } from 'firebase/firestore/lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listKeys } from '../../../domain/list-keys.ts';
import { paths } from '../../../domain/paths.ts';
import { selectionOf } from '../../../src/features/conferences/api/list-parts.ts';
import {
  countSelected,
  readPage,
  readSameTag,
} from '../../../src/features/conferences/api/read-list.ts';
import {
  type EmbeddedRulesFirestore,
  startEmbeddedRulesFirestore,
} from '../../support/firestore.ts';
import { drawId, seedWorld, type World } from '../../support/rules-world.ts';

/*
 * What a search reads, and what the form asks of Tags. That no search reads more with more conferences is
 * measured with 10,000 of them by bench/list.
 */

const CONFERENCES = 400;
const PAGE = 50;
const NOW = new Date('2026-06-15T12:00:00Z');

let firestore: EmbeddedRulesFirestore;
let world: World;

beforeAll(async () => {
  firestore = await startEmbeddedRulesFirestore();
  world = await seedWorld(firestore);
  for (let first = 0; first < CONFERENCES; first += 100) {
    const batch = writeBatch(firestore.owner);
    for (let n = first; n < first + 100; n += 1) {
      const conference = {
        tag: n === 7 ? 'Night shift handover' : `Team ${n} review`,
        adminEmail: `leader${n}@acme.example`,
        expiresAt: null,
        participantCode: String(7_669_687_108 + n * 131_071),
      };
      batch.set(doc(firestore.owner, paths.conference(world.account, drawId())), {
        ...{ ...conference, createdAt: NOW, savedAt: NOW, savedBy: world.admin },
        ...{ saveId: drawId(), codesWanted: 1, deletedAt: null },
        listKeys: { ...listKeys(conference), informed: null },
      });
    }
    await batch.commit();
  }
});
afterAll(() => firestore.stop());

async function readsOf(work: () => Promise<unknown>): Promise<number> {
  const before = firestore.engine.counters.documentReads;
  await work();
  return firestore.engine.counters.documentReads - before;
}

describe('a search', () => {
  // For the Tags that begin so, and for the others: the rows, or one where there are none; one for the count
  // of up to a thousand; and with each of these four the member whom the rules look up, once more for every
  // other alternative of a grouped code. What is not needed for a full page is only counted.
  it.each([
    ['shift', 1, 8],
    ['7669687108', 1, 8],
    ['766 968 7108', 1, 14],
    ['@acme.example', CONFERENCES, PAGE + 7],
    ['review', CONFERENCES - 1, PAGE + 7],
    ['team', CONFERENCES - 1, PAGE + 5],
    ['nobody', 0, 8],
  ])('for “%s” finds %d and reads %d documents', async (q, found, reads) => {
    const request = {
      accountId: world.account,
      selection: selectionOf({ q }, ''),
      now: NOW,
    };
    const db = firestore.as(world.admin);
    const read = await readsOf(async () => {
      await readPage(db, { ...request, cursor: null, size: PAGE });
      expect(await countSelected(db, request)).toBe(found);
    });
    expect(read).toBe(reads);
  });
});

describe('the Tags that are taken', () => {
  const same = (tag: string) => readSameTag(firestore.as(world.admin), world.account, tag);

  it.each(['Night shift handover', 'night SHIFT handover', 'Night  Shift Hándover'])(
    'are found by %j',
    async (tag) => {
      expect(await same(tag)).toHaveLength(1);
    },
  );

  it('are not those that only begin so', async () => {
    expect(await same('Night shift')).toEqual([]);
  });

  it('are known before the server has seen the Save, and no longer once it is deleted', async () => {
    const reference = doc(firestore.owner, paths.conference(world.account, drawId()));
    const stored = { tag: 'Just saved', adminEmail: 'ana@acme.example', deletedAt: null };
    await setDoc(reference, stored);
    expect(await same('Just saved')).toEqual([reference.id]);
    await setDoc(reference, { ...stored, deletedAt: NOW });
    expect(await same('Just saved')).toEqual([]);
  });
});
