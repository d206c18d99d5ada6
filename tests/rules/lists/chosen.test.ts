import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readChosen } from '../../../src/features/conferences/api/whole-lists/read-chosen.ts';
import { countSelectedExactly } from '../../../src/features/conferences/api/read-list.ts';
import { selectionOf } from '../../../src/features/conferences/api/list-parts.ts';
import type { ConferenceSelection } from '../../../src/features/conferences/selected-conferences.ts';
import {
  type EmbeddedRulesFirestore,
  startEmbeddedRulesFirestore,
} from '../../support/firestore.ts';
import {
  drawId,
  FUTURE,
  PAST,
  seedConference,
  seedWorld,
  type World,
} from '../../support/rules-world.ts';

let firestore: EmbeddedRulesFirestore;
let world: World;
/** By Tag. */
let ids: Map<string, string>;
beforeAll(async () => {
  firestore = await startEmbeddedRulesFirestore();
});
afterAll(() => firestore.stop());
beforeEach(async () => {
  world = await seedWorld(firestore);
  ids = new Map();
  for (const [index, tag] of ['a', 'b', 'c', 'd'].entries()) {
    const activeUntil = index % 2 === 0 ? FUTURE : PAST;
    const listKeys = { tag, adminEmail: 'ana@acme.example', activeUntil, informed: null };
    const createdAt = new Date(Date.UTC(2026, 0, 1 + index));
    ids.set(tag, (await seedConference(firestore, world, { tag, listKeys, createdAt })).id);
  }
});

const idOf = (tag: string): string => ids.get(tag) ?? '';

async function tagsOf(
  selection: ConferenceSelection,
  signal = new AbortController().signal,
  take: () => void = () => undefined,
): Promise<readonly string[]> {
  const tags: string[] = [];
  const request = { accountId: world.account, selection, edition: 'e.m', now: new Date() };
  await readChosen(
    firestore.as(world.admin),
    request,
    (conferences) => {
      tags.push(...conferences.map(({ tag }) => tag));
      take();
    },
    signal,
  );
  return tags;
}

describe('the conferences of a selection', () => {
  it('are those named, each once; what is not there or another account’s is absent', async () => {
    const elsewhere = await seedWorld(firestore);
    const theirs = await seedConference(firestore, elsewhere, { tag: 'theirs' });
    const deleted = await seedConference(firestore, world, {
      ...{ tag: 'gone', deletedAt: PAST, deletedBy: world.admin },
    });
    const named = [idOf('b'), idOf('a'), idOf('b'), drawId(), theirs.id, deleted.id];
    expect((await tagsOf({ kind: 'some', ids: named })).toSorted()).toEqual(['a', 'b']);
    expect(await tagsOf({ kind: 'some', ids: [] })).toEqual([]);
  });

  it('are more than one question may name', async () => {
    const many = await Promise.all(
      Array.from({ length: 70 }, async (_, n) => {
        return (await seedConference(firestore, world, { tag: `m${n}` })).id;
      }),
    );
    expect(new Set(await tagsOf({ kind: 'some', ids: many })).size).toBe(70);
  });

  it('are all of a list, the newest first, except for some', async () => {
    const all = { kind: 'all', view: {}, except: [idOf('b')] } as const;
    expect(await tagsOf(all)).toEqual(['d', 'c', 'a']);
    const active = { kind: 'all', view: { status: 'active' }, except: [] } as const;
    expect(await tagsOf(active)).toEqual(['c', 'a']);
    const request = {
      ...{ accountId: world.account, now: new Date() },
      selection: selectionOf({ status: 'active' }, 'e.m'),
    };
    expect(await countSelectedExactly(firestore.as(world.admin), request)).toBe(2);
  });

  it('are not read on once that was called off', async () => {
    const stop = new AbortController();
    const named = Array.from({ length: 300 }, () => drawId());
    const reading = tagsOf({ kind: 'some', ids: [idOf('a'), ...named] }, stop.signal, () =>
      stop.abort(),
    );
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});
