/** Random commits: several writes to few documents, so that they meet one another. */
import type { Chance } from './chance.ts';
import type { Request } from './request.ts';
import {
  anyDocumentPath,
  anyPath,
  anyValue,
  array,
  documentName,
  fields,
  number,
  path,
  ROOT,
  value,
  type Json,
} from './values.ts';

/** One commit. */
export function commit(chance: Chance): Request {
  const paths = chance.several(1, 3, () => anyDocumentPath(chance));
  const writes = chance.often(0.03)
    ? []
    : chance.several(1, 4, () => write(chance, chance.of(paths)));
  return { method: 'POST', path: ':commit', body: { writes } };
}

/** The same writes each by itself. */
export function batchWrite(chance: Chance): Request {
  const writes = chance.several(1, 3, () => write(chance, anyDocumentPath(chance)));
  return { method: 'POST', path: ':batchWrite', body: { writes } };
}

/** What begins a round: one commit that puts documents there. */
export function seeding(chance: Chance): Request {
  const documents = new Map<string, Json>();
  for (const at of chance.several(15, 35, () => anyDocumentPath(chance))) {
    if (
      /^[^/]+(\/[^/]+\/[^/]+)*\/[^/]+$/.test(at) &&
      !/__[^i]|\.|%/.test(at) &&
      !at.includes('\u0000')
    ) {
      documents.set(at, { update: { name: documentName(at), fields: fields(chance) } });
    }
  }
  return { method: 'POST', path: ':commit', body: { writes: [...documents.values()] } };
}

function write(chance: Chance, at: string): Json {
  const name = documentName(at);
  const made = chance.weighted<Json>([
    [6, () => update(chance, name)],
    [2, () => ({ delete: name })],
    [1, () => ({ verify: name })],
    [1, () => ({ transform: { document: name, fieldTransforms: transforms(chance, 1) } })],
    [0.05, () => ({})],
  ]);
  const demanded = 'verify' in made ? 0.8 : 0.3;
  return chance.often(demanded) ? { ...made, currentDocument: precondition(chance, at) } : made;
}

function update(chance: Chance, name: string): Json {
  const given = fields(chance);
  const odd = chance.often(0.03);
  // What a mask leaves out is not looked at there.
  if (odd) given[anyPath(chance, 0.5)] = anyValue(chance);
  const mask = { fieldPaths: chance.several(0, 3, () => anyPath(chance)) };
  const own = Object.keys(given).filter((key) => /^\w+$/.test(key));
  return {
    update: { name, fields: given },
    ...(!odd &&
      chance.often(0.5) && { updateMask: chance.often(0.5) ? mask : { fieldPaths: own } }),
    ...(chance.often(0.3) && { updateTransforms: transforms(chance, 0) }),
  };
}

function precondition(chance: Chance, at: string): Json {
  return chance.weighted<Json>([
    [4, () => ({ exists: true })],
    [4, () => ({ exists: false })],
    [3, () => ({ updateTime: `UPDATE TIME OF ${at}` })],
    [1, () => ({ updateTime: '2020-01-01T00:00:00Z' })],
    [0.3, () => ({})],
  ]);
}

function transforms(chance: Chance, least: number): readonly Json[] {
  return chance.several(least, 3, () => ({ fieldPath: anyPath(chance), ...transform(chance) }));
}

function transform(chance: Chance): Json {
  const operand = () => (chance.often(0.9) ? number(chance) : anyValue(chance));
  const elements = () => (array(chance, 1) as { arrayValue: Json }).arrayValue;
  return chance.weighted<Json>([
    [2, () => ({ setToServerValue: 'REQUEST_TIME' })],
    [2, () => ({ increment: operand() })],
    [1, () => ({ maximum: operand() })],
    [1, () => ({ minimum: operand() })],
    [2, () => ({ appendMissingElements: elements() })],
    [2, () => ({ removeAllFromArray: elements() })],
    [0.1, () => ({ setToServerValue: 'SERVER_VALUE_UNSPECIFIED' })],
    [0.1, () => ({})],
    [0.1, () => ({ increment: value(chance) })],
  ]);
}

/** One document written by its own address. */
export function single(chance: Chance): Request {
  const odd = anyDocumentPath(chance);
  // Other addresses are of other methods.
  const at = odd.split('/').length % 2 === 0 && !/^\/|\/\/|\/$/.test(odd) ? odd : 'a/x';
  const masked = [...new Set(chance.several(0, 2, () => anyPath(chance)))].map(
    (each) => `updateMask.fieldPaths=${encodeURIComponent(each)}`,
  );
  const shown = chance.often(0.2) ? [`mask.fieldPaths=${encodeURIComponent(path(chance))}`] : [];
  const demands = chance.often(0.3) ? [`currentDocument.exists=${chance.often(0.5)}`] : [];
  const query = (parts: readonly string[]) => (parts.length > 0 ? `?${parts.join('&')}` : '');
  return chance.weighted<Request>([
    [
      3,
      () => ({
        method: 'PATCH',
        path: `/${address(at)}${query([...masked, ...shown, ...demands])}`,
        body: { fields: fields(chance) },
      }),
    ],
    [2, () => ({ method: 'DELETE', path: `/${address(at)}${query(demands)}` })],
    [
      2,
      () => {
        const cut = at.lastIndexOf('/');
        const id = `documentId=${encodeURIComponent(at.slice(cut + 1))}`;
        return {
          method: 'POST',
          path: `/${address(at.slice(0, cut))}${query([id, ...shown])}`,
          body: { fields: fields(chance) },
        };
      },
    ],
  ]);
}

export function address(at: string): string {
  // A browser's fetch, and Node's, takes `.` and `..` out of an address.
  return at
    .split('/')
    .map((id) => (id === '.' || id === '..' ? 'dots' : encodeURIComponent(id)))
    .join('/');
}

/** For requests that name the database's documents. */
export const names = (paths: readonly string[]): readonly string[] =>
  paths.map((each) => (each === '' ? ROOT : documentName(each)));
