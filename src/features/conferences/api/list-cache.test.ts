import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Conference } from '../../../../domain/conference/conference.ts';
import { addToList, pageKey, refreshList, removeFromList, replaceInList } from './list-cache.ts';
import {
  countWhereRowsChanged,
  refreshListsBesideNewest,
  selectionCountKey,
} from './list-cache.ts';
import type { ListView } from '../list-view.ts';
import { selectionOf } from './list-parts.ts';
import type { ConferencePage } from './read-list.ts';

const ACCOUNT = 'acme';
const BY_TAG: ListView = { sort: 'tag' };
const AT = new Date('2026-06-15T12:00:00Z');

function conference(id: string, tag = id): Conference {
  return {
    ...{
      id,
      tag,
      adminEmail: 'ana@acme.example',
      expiresAt: null,
      expiryChosen: null,
      language: null,
      saveId: 's',
      savedBy: 'u',
    },
    ...{ savedAt: AT, createdAt: AT, participantCode: null, previousParticipantCode: null },
    ...{ codesWanted: 1, codesVersion: 1, email: null, deletedAt: null },
    ...{ informed: [], directory: null },
  };
}

const pageOf = (...ids: string[]): ConferencePage => ({
  conferences: ids.map((id) => conference(id)),
  marks: [],
  cursor: null,
  isLast: false,
});

let client: QueryClient;
const shown = (view: ListView, accountId = ACCOUNT) =>
  client
    .getQueryData<ConferencePage>(pageKey(accountId, view, ''))
    ?.conferences.map(({ tag }) => tag);
const isStale = (view: ListView) =>
  client.getQueryState(pageKey(ACCOUNT, view, ''))?.isInvalidated ?? false;

beforeEach(() => {
  client = new QueryClient();
  client.setQueryData(pageKey(ACCOUNT, {}, ''), pageOf('a', 'b', 'c'));
  client.setQueryData(pageKey(ACCOUNT, BY_TAG, ''), pageOf('b', 'x'));
  client.setQueryData(pageKey('other', {}, ''), pageOf('a', 'b'));
});

describe('a new conference', () => {
  it('stands on top of the newest ones, and in no other list', () => {
    addToList(client, ACCOUNT, conference('new'));
    expect(shown({})).toEqual(['new', 'a', 'b', 'c']);
    expect(shown(BY_TAG)).toEqual(['b', 'x']);
    expect(shown({}, 'other')).toEqual(['a', 'b']);
  });

  it('that is there already is renewed where it stands', () => {
    addToList(client, ACCOUNT, conference('b', 'B again'));
    expect(shown({})).toEqual(['a', 'B again', 'c']);
  });

  it('makes no page of lists that have not been read', () => {
    client.clear();
    addToList(client, ACCOUNT, conference('new'));
    expect(shown({})).toBeUndefined();
  });
});

describe('a page that is read again', () => {
  const COUNT = ['conference-count', ACCOUNT];
  const isCountStale = () => client.getQueryState(COUNT)?.isInvalidated;
  beforeEach(() => client.setQueryData(COUNT, 3));

  it.each([
    ['with a row that somebody else has made', ['new', 'a', 'b', 'c']],
    ['without one that somebody else has deleted', ['a', 'c']],
    ['with another row in the place of one', ['a', 'b', 'd']],
  ])('%s has the conferences counted anew', (_, ids) => {
    countWhereRowsChanged(client, ACCOUNT, pageOf('a', 'b', 'c'), pageOf(...ids));
    expect(isCountStale()).toBe(true);
  });

  it('with the same rows counts nothing, and neither does the first reading', () => {
    countWhereRowsChanged(client, ACCOUNT, pageOf('a', 'b'), pageOf('a', 'b'));
    countWhereRowsChanged(client, ACCOUNT, undefined, pageOf('a', 'b'));
    expect(isCountStale()).toBe(false);
  });
});

it('news of a conference reach every page that shows it, and leave the others untouched', () => {
  const before = client.getQueryData(pageKey(ACCOUNT, BY_TAG, ''));
  replaceInList(client, ACCOUNT, conference('a', 'A again'));
  expect(shown({})).toEqual(['A again', 'b', 'c']);
  expect(client.getQueryData(pageKey(ACCOUNT, BY_TAG, ''))).toBe(before);
  expect(shown({}, 'other')).toEqual(['a', 'b']);
});

describe('a deleted conference', () => {
  it('leaves every page, and undoing puts it back where it was', () => {
    const undo = removeFromList(client, ACCOUNT, 'b');
    expect(shown({})).toEqual(['a', 'c']);
    expect(shown(BY_TAG)).toEqual(['x']);
    expect(shown({}, 'other')).toEqual(['a', 'b']);
    undo();
    expect(shown({})).toEqual(['a', 'b', 'c']);
    expect(shown(BY_TAG)).toEqual(['b', 'x']);
  });

  it('that a refresh has brought back is not put there twice', () => {
    const undo = removeFromList(client, ACCOUNT, 'b');
    client.setQueryData(pageKey(ACCOUNT, {}, ''), pageOf('a', 'b', 'c'));
    undo();
    expect(shown({})).toEqual(['a', 'b', 'c']);
  });

  it('that no page shows still has everything counted anew', () => {
    const counted = selectionCountKey(ACCOUNT, selectionOf({ status: 'failed' }, ''));
    client.setQueryData(counted, 3);
    removeFromList(client, ACCOUNT, 'unknown')();
    expect(client.getQueryState(counted)?.isInvalidated).toBe(true);
  });
});

describe('after a Save', () => {
  it('other lists are read again, the newest conferences are not', () => {
    refreshListsBesideNewest(client, ACCOUNT);
    expect([isStale({}), isStale(BY_TAG)]).toEqual([false, true]);
    refreshList(client, ACCOUNT);
    expect([isStale({}), isStale(BY_TAG)]).toEqual([true, true]);
  });
});

describe('keys', () => {
  it('are one for searches that mean the same, and for a list however it is asked for', () => {
    expect(pageKey(ACCOUNT, { q: 'Équ', sort: 'tag' }, '')).toEqual(
      pageKey(ACCOUNT, { q: 'equ' }, ''),
    );
    expect(pageKey(ACCOUNT, { sort: '-created' }, '')).toEqual(pageKey(ACCOUNT, {}, ''));
    expect(selectionCountKey(ACCOUNT, selectionOf({ sort: 'tag', status: 'active' }, ''))).toEqual(
      selectionCountKey(ACCOUNT, selectionOf({ status: 'active' }, '')),
    );
  });
});
