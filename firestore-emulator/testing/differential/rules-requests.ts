/** Random rules: expressions, files that hardly compile, and conditions over small documents, and random commits, gets and lists under them. */
import type {
  Case,
  Fields,
  Plain,
  ShortFilter,
  ShortQuery,
  ShortWrite,
} from '../../recorded/case.ts';

import { expressionCase } from './rules-expressions.ts';
import { syntaxCase } from './rules-syntax.ts';
import type { Draw } from './rules-words.ts';

/** Numbers from 0 up to 1, the same ones for one seed (mulberry32). */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The case that belongs to a seed. */
export function rulesCase(seed: number): Case {
  const chance = chanceOf(seed);
  const draw: Draw = (choices) => choices[Math.floor(chance() * choices.length)] as never;
  const kind = chance();
  if (kind < 0.35) return expressionCase(draw);
  if (kind < 0.45) return syntaxCase(draw);
  const documents = Object.fromEntries(
    paths.filter(() => chance() < 0.6).map((path) => [path, fieldsOf(draw)]),
  );
  const rules = rulesOf(draw);
  const as = draw(['ann', 'bob', undefined]);
  return { rules, documents, ...(as !== undefined && { as }), ask: askOf(draw) };
}

const paths = ['a/x', 'a/y', 'b/x', 'a/x/b/z'];
/** What fields have, and conditions and queries compare them with. */
export const VALUES: readonly Plain[] = [
  0,
  1,
  2,
  { $double: 1 },
  { $double: 1.5 },
  'ann',
  'bob',
  true,
  null,
];
const lists: readonly Plain[] = [[], ['ann'], ['ann', 1], [1, 2]];

/** Fields of a document, of those that conditions and queries name. */
export function fieldsOf(draw: Draw): Fields {
  return {
    n: draw([0, 1, 2, 3]),
    owner: draw(['ann', 'bob', 'ann', null, 1]),
    ...(draw([true, false]) && { v: draw(VALUES) }),
    ...(draw([true, false]) && { l: draw(lists) }),
    ...(draw([true, false]) && { m: { k: draw(VALUES), ...(draw([true, false]) && { j: 1 }) } }),
  };
}

function rulesOf(draw: Draw): string {
  const allow = () => {
    const methods = draw([
      'read',
      'write',
      'get',
      'list',
      'create',
      'update',
      'delete',
      'read, write',
    ]);
    return `allow ${methods}: if ${conditionOf(draw, draw([0, 0, 1, 2, 3]))};`;
  };
  return [
    `function own(d) { return d.owner == request.auth.uid; }`,
    `function at(p) { let d = get(p); return d.data; }`,
    `match /a/{id} { ${allow()} ${allow()} match /b/{id2} { ${allow()} } }`,
    `match /b/{id} { ${allow()} }`,
    `match /{all=**} { ${allow()} }`,
  ].join('\n');
}

const root = '/databases/$(database)/documents';
const documentsOf = ['resource.data', 'request.resource.data', 'resource.data'];
const places = [`${root}/a/x`, `${root}/a/y`, `${root}/b/x`, `${root}/a/$(request.auth.uid)`];

function conditionOf(draw: Draw, depth: number): string {
  const inner = () => conditionOf(draw, depth - 1);
  if (depth === 0) return atomOf(draw);
  return draw([
    () => atomOf(draw),
    () => atomOf(draw),
    () => `(${inner()} && ${inner()})`,
    () => `(${inner()} || ${inner()})`,
    () => `!(${inner()})`,
    () => `(${inner()} ? ${inner()} : ${inner()})`,
  ])();
}

function atomOf(draw: Draw): string {
  const data = draw(documentsOf);
  const field = draw(['n', 'owner', 'v', 'm.k']);
  const literal = draw(['0', '1', '2', '1.0', '1.5', "'ann'", "'bob'", 'true', 'null']);
  const place = draw(places);
  return draw([
    `${data}.${field} == ${literal}`,
    `${data}.${field} != ${literal}`,
    `${data}.${field} ${draw(['<', '<=', '>', '>='])} ${literal}`,
    `${data}.${field} is ${draw(['int', 'number', 'string', 'bool', 'map'])}`,
    `${data}.${field} in [${literal}, 'bob']`,
    `${literal} in ${data}.l`,
    `${data}.l.hasAny([${literal}, 2])`,
    `${data}.l.hasAll([${literal}])`,
    `'${draw(['v', 'l', 'm'])}' in ${data}`,
    `${data}.get('v', ${literal}) == ${literal}`,
    `${data}.owner == request.auth.uid`,
    `own(${data})`,
    'request.auth != null',
    'resource == null',
    'resource != null',
    'request.resource == null',
    `request.method == '${draw(['get', 'list', 'create', 'update', 'delete'])}'`,
    'request.resource.data.n == resource.data.n + 1',
    `request.resource.data.diff(resource.data).affectedKeys().hasOnly(['n', 'v'])`,
    `exists(${place})`,
    `existsAfter(${place})`,
    `get(${place}).data.n == ${literal}`,
    `at(${place}).owner == request.auth.uid`,
    `getAfter(${place}).data.n == request.resource.data.n`,
    `request.query.limit ${draw(['<', '<=', '=='])} 2`,
    `request.query.offset == ${draw(['0', '1'])}`,
    `request.query.orderBy.n == 'ASC'`,
    `id == 'x'`,
    `resource.id == 'x'`,
    'true',
  ]);
}

function askOf(draw: Draw): Case['ask'] {
  return draw([
    () => ({ get: draw([...paths, 'a/none']) }),
    () => ({ getAll: [draw(paths), draw(paths)] }),
    () => ({ commit: [writeOf(draw)] }),
    () => ({ commit: [writeOf(draw), writeOf(draw)] }),
    () => ({ commit: [writeOf(draw), writeOf(draw), writeOf(draw)] }),
    () => ({ list: queryOf(draw) }),
    () => ({ list: queryOf(draw) }),
    () => ({ count: queryOf(draw) }),
  ])();
}

/** No verify: beside another write of the document it is refused before any rule. */
function writeOf(draw: Draw): ShortWrite {
  const path = draw(paths);
  return draw([
    (): ShortWrite => ['set', path, fieldsOf(draw)],
    (): ShortWrite => ['merge', path, { n: draw([1, 2, 3]) }],
    (): ShortWrite => ['update', path, { n: draw([1, 2, 3]) }],
    (): ShortWrite => ['add', path, { n: 1 }],
    (): ShortWrite => ['delete', path],
  ])();
}

function queryOf(draw: Draw): ShortQuery {
  const where = draw([
    (): readonly ShortFilter[] => [],
    () => [filterOf(draw)],
    () => [filterOf(draw)],
    () => [{ or: [filterOf(draw), filterOf(draw)] }],
  ])();
  const limit = draw([undefined, undefined, 1, 2]);
  const isPlain = where.length === 0;
  return {
    ...draw<Pick<ShortQuery, 'from' | 'under' | 'group'>>([
      { from: 'a' },
      { from: 'a' },
      { from: 'b' },
      { from: 'b', under: 'a/x' },
      { from: 'b', group: true },
    ]),
    where,
    ...(isPlain && draw([true, false]) && { orderBy: [['n', draw(['asc', 'desc'])]] as const }),
    ...(limit !== undefined && { limit }),
    ...(draw([false, false, true]) && { offset: 1 }),
  };
}

function filterOf(draw: Draw): ShortFilter {
  return draw<ShortFilter>([
    ['owner', 'EQUAL', draw(['ann', 'bob'])],
    ['owner', 'EQUAL', draw(['ann', 'bob'])],
    ['n', draw(['EQUAL', 'GREATER_THAN', 'LESS_THAN', 'GREATER_THAN_OR_EQUAL']), draw([1, 2])],
    ['v', 'EQUAL', draw(VALUES.filter((value) => value !== null))],
    ['l', 'ARRAY_CONTAINS', draw(['ann', 1])],
    ['owner', 'IN', ['ann', 'bob']],
  ]);
}
