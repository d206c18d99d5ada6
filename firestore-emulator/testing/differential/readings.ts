/** Random requests that read documents, lists of them and names of collections. */
import type { Chance } from './chance.ts';
import type { Request } from './request.ts';
import { address, names } from './commits.ts';
import { anyDocumentPath, anyPath, path } from './values.ts';

const PARENTS = ['', 'a/x', 'a/y', 'b/x', 'a/nobody', 'a/x/c/x'];
const ODD_PARENTS = ['a', 'a//', '__a__/x', '__id7__/x', 'a/__id7__', 'a/__x__', './x', 'a/..'];

/** One document, several, a list, or the collections below a document. */
export function reading(chance: Chance): Request {
  return chance.weighted<Request>([
    [3, () => get(chance)],
    [3, () => batchGet(chance)],
    [4, () => list(chance)],
    [2, () => collectionIds(chance)],
  ]);
}

function get(chance: Chance): Request {
  // Without a path it is the address of something else.
  const at = anyDocumentPath(chance) || 'a/x';
  return { method: 'GET', path: `/${address(at)}${masks(chance)}` };
}

function masks(chance: Chance): string {
  if (!chance.often(0.3)) return '';
  const paths = chance.several(1, 2, () =>
    chance.often(0.1) ? '__name__' : anyPath(chance, 0.05),
  );
  return `?${paths.map((each) => `mask.fieldPaths=${encodeURIComponent(each)}`).join('&')}`;
}

function batchGet(chance: Chance): Request {
  const documents = names(chance.several(0, 4, () => anyDocumentPath(chance)));
  const mask = { fieldPaths: chance.several(0, 2, () => anyPath(chance, 0.05)) };
  return {
    method: 'POST',
    path: ':batchGet',
    body: { documents, ...(chance.often(0.3) && { mask }) },
  };
}

function list(chance: Chance): Request {
  // Below a collection's address a list would be a document.
  const odd = ODD_PARENTS.filter((each) => each.split('/').length === 2);
  const parent = chance.often(0.03) ? chance.of(odd) : chance.of(PARENTS);
  const collection = chance.weighted<string>([
    [20, () => chance.of(['a', 'a', 'b', 'c'])],
    // All that are directly below the parent.
    [2, () => ''],
    [1, () => chance.of(['__x__', '.', '__id7__', 'x'.repeat(1501), 'no such', '\u00e9'])],
  ]);
  const parts: string[] = [];
  if (chance.often(0.6)) parts.push(`pageSize=${chance.below(4)}`);
  if (chance.often(0.3)) parts.push('showMissing=true');
  else if (chance.below(10) < 3) parts.push(`orderBy=${encodeURIComponent(ordering(chance))}`);
  if (chance.often(0.2)) parts.push(`mask.fieldPaths=${encodeURIComponent(path(chance))}`);
  const at = [...parent.split('/'), collection].filter((each, i) => i > 0 || each !== '');
  const query = parts.length > 0 ? `?${parts.join('&')}` : '';
  return { method: 'GET', path: `/${address(at.join('/'))}${query}`, pages: true };
}

function ordering(chance: Chance): string {
  if (chance.often(0.05)) return chance.of(['', ',', 'n asc desc', 'n DESC', 'n,', 'n up', 'n,n']);
  const one = () => {
    const field = chance.often(0.3) ? '__name__' : path(chance);
    return `${field}${chance.of(['', ' asc', ' desc'])}`;
  };
  return chance.several(1, 2, one).join(', ');
}

function collectionIds(chance: Chance): Request {
  const parent = chance.often(0.05) ? chance.of(ODD_PARENTS) : chance.of(PARENTS);
  const body = chance.often(0.5) ? { pageSize: chance.below(4) } : {};
  const at = parent === '' ? '' : `/${address(parent)}`;
  return { method: 'POST', path: `${at}:listCollectionIds`, body, pages: true };
}
