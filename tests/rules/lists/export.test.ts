import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { readAllConferences } from '../../../src/features/conferences/api/whole-lists/export-conferences.ts';
import { selectionOf } from '../../../src/features/conferences/api/list-parts.ts';
import {
  type EmbeddedRulesFirestore,
  startEmbeddedRulesFirestore,
} from '../../support/firestore.ts';
import { FUTURE, seedConference, seedWorld, type World } from '../../support/rules-world.ts';

let firestore: EmbeddedRulesFirestore;
let world: World;
/** By Tag, which is also what the list is sorted by. */
let ids: Map<string, string>;
beforeAll(async () => {
  firestore = await startEmbeddedRulesFirestore();
});
afterAll(() => firestore.stop());
beforeEach(async () => {
  world = await seedWorld(firestore);
  ids = new Map();
  for (const tag of ['a', 'b', 'c', 'd', 'e']) {
    const listKeys = { tag, adminEmail: 'ana@acme.example', activeUntil: FUTURE, informed: null };
    ids.set(tag, (await seedConference(firestore, world, { tag, listKeys })).id);
  }
});

/** Has a conference stand elsewhere in the list, before the next page can be asked for. */
function move(tag: string, to: string): void {
  const path = paths.conference(world.account, ids.get(tag) ?? '');
  firestore.engine.commit(
    [
      {
        kind: 'update',
        path,
        fields: new Map([['listKeys', new Map([['tag', to]])]]),
        mask: [['listKeys', 'tag']],
        transforms: [],
      },
    ],
    { actor: { kind: 'owner' } },
  );
}

async function exported(
  size: number,
  onPage: (page: number) => void = () => undefined,
  signal = new AbortController().signal,
): Promise<readonly (readonly string[])[]> {
  const pages: string[][] = [];
  await readAllConferences(
    firestore.as(world.viewer),
    {
      accountId: world.account,
      selection: selectionOf({ sort: 'tag' }, ''),
      now: new Date(),
    },
    (conferences) => {
      pages.push(conferences.map(({ tag }) => tag));
      onPage(pages.length);
    },
    signal,
    size,
  );
  return pages;
}

describe('an export', () => {
  it('has each conference of the list, in its order, on however many pages', async () => {
    expect((await exported(2)).flat()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect((await exported(5)).flat()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect((await exported(9)).flat()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('has one that moves on in the list meanwhile once', async () => {
    const pages = await exported(2, (page) => {
      if (page === 1) move('a', 'x');
    });
    expect(pages.flat()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('ends although the list has become shorter than what was read', async () => {
    const pages = await exported(2, (page) => {
      if (page === 2) move('e', 'aa');
    });
    expect(pages.flat()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('that was given up reads no further', async () => {
    const stopping = new AbortController();
    const read: number[] = [];
    const giving = exported(
      2,
      (page) => {
        read.push(page);
        stopping.abort(new Error('given up'));
      },
      stopping.signal,
    );
    await expect(giving).rejects.toThrow('given up');
    expect(read).toEqual([1]);
  });
});
