/**
 * Where the answers to requests under rules may differ. A method that the reference does not name is refused
 * here; there it compiles, and is never asked. What `?:` chooses, if it is a list that is
 * written out with several items, ends there in an error of its own with no code but UNKNOWN, and rules with
 * a function of floats where an int has to be are refused with no other word than that.
 *
 * Lists are decided more strictly here: the official emulator takes a field that the query does not
 * name for missing, and the reference has a query refused if it could return what the client may not read.
 * That it could is shown by a document of its own: the query returns it, and asked for by its name under
 * the same rules the official emulator refuses it.
 */
import type { Case, Fields, Plain, ShortFilter, ShortQuery } from '../../recorded/case.ts';
import { askAs, prepare, type Emulator } from '../../recorded/ask.ts';
import { chanceOf, fieldsOf, VALUES } from './rules-requests.ts';
import type { Draw } from './rules-words.ts';

/** So many documents are tried before the difference counts as one. */
const TRIED = 200;

/** Whether two answers may differ: they do not, or the README tells why. */
export async function isKnown(
  official: Emulator,
  seed: number,
  asked: Case,
  theirs: string,
  ours: string,
): Promise<boolean> {
  if (theirs === ours) return true;
  if (ours === 'RULES INVALID_ARGUMENT')
    return !theirs.startsWith('RULES') && misspells(asked.rules);
  if (theirs === 'RULES UNKNOWN') return FLOAT_FOR_INT.test(asked.rules);
  if (theirs === 'UNKNOWN') return CHOSEN_LIST.test(asked.rules);
  const { ask } = asked;
  const query = 'list' in ask ? ask.list : 'count' in ask ? ask.count : null;
  if (query === null || !theirs.startsWith('OK') || ours !== 'PERMISSION_DENIED') return false;
  return couldReturnForbidden(official, chanceOf(seed), asked, query);
}

/** A list that is written out in either branch of `?:`. */
const CHOSEN_LIST = /\?(?:[^]*:)?\s*\(*\[[^]*,/;

/** Where an int has to be a call whose result is a float. */
const FLOAT_FOR_INT =
  /(?:\[|\b(?:duration|timestamp)\.(?:time|date|value)\()[^]*\b(?:float|sqrt|pow|ceil|floor|latitude|longitude|distance)\(/;

/** Names of methods behind an `allow`, up to where its condition begins. */
const ALLOWED = /\ballow\s+([\w$\s,]+)/g;
const METHODS = new Set(['read', 'write', 'get', 'list', 'create', 'update', 'delete']);

function misspells(rules: string): boolean {
  const methods = [...rules.matchAll(ALLOWED)].flatMap(([, names = '']) => names.split(','));
  return methods.some((name) => !METHODS.has(name.trim()));
}

/** The official emulator has the case's rules. */
async function couldReturnForbidden(
  official: Emulator,
  chance: () => number,
  { documents = {}, as, rules }: Case,
  query: ShortQuery,
): Promise<boolean> {
  const written = writtenIn(rules);
  const draw: Draw = (choices) => choices[Math.floor(chance() * choices.length)] as never;
  const { limit: _, offset: __, ...whole } = query;
  for (let left = TRIED; left > 0; left -= 1) {
    const id = draw(['drawn', 'drawn', 'x', 'y']);
    const path = `${query.under === undefined ? '' : `${query.under}/`}${query.from}/${id}`;
    const fields = {
      ...{ ...fieldsOf(draw), ...oddOnes(draw, written) },
      ...satisfying(draw, query.where ?? [], written),
    };
    const { [path]: _replaced, ...others } = documents;
    await prepare(official, others);
    const before = await askAs(official, 'owner', { count: whole });
    await prepare(official, { ...documents, [path]: fields });
    if ((await askAs(official, 'owner', { count: whole })) === before) continue;
    const alone = { ...query, where: [['__name__', 'EQUAL', { $ref: path }]] } as const;
    if ((await askAs(official, as, { list: alone })) === 'PERMISSION_DENIED') return true;
  }
  return false;
}

/** The numbers and strings that rules are written with: what a document has that meets, or fails, their conditions. */
function writtenIn(rules: string): readonly Plain[] {
  const words = [...rules.matchAll(/'([^'\\]*)'|"([^"\\]*)"|\b(\d+(?:\.\d+)?)\b/g)];
  return words.map(([, single, double, number]) =>
    number === undefined ? (single ?? double ?? '') : numberOf(number),
  );
}

function numberOf(written: string): Plain {
  return written.includes('.') ? { $double: Number(written) } : Number(written);
}

/** Values that the documents of cases never have there. */
function oddOnes(draw: Draw, written: readonly Plain[]): Fields {
  return {
    ...(draw([true, false]) && { n: draw(VALUES) }),
    ...(draw([true, false]) && { owner: draw(VALUES) }),
    ...(draw([true, false, false]) && { v: draw<Plain>([{ k: 1 }, { v: 1 }, {}, [1], 'v']) }),
    ...(draw([true, false, false]) && { m: draw<Plain>([1, null, {}, ['k'], 'k']) }),
    ...(draw([true, false, false]) && { l: written.filter(() => draw([true, false])) }),
  };
}

/** Fields with which a document is likely to satisfy the filters. */
function satisfying(
  draw: Draw,
  filters: readonly ShortFilter[],
  written: readonly Plain[],
): Fields {
  const each = filters.map((filter) => satisfyingOne(draw, filter, written));
  return Object.assign({}, ...each) as Fields;
}

function satisfyingOne(draw: Draw, filter: ShortFilter, written: readonly Plain[]): Fields {
  if ('or' in filter) return satisfying(draw, [draw(filter.or)], written);
  if ('and' in filter) return satisfying(draw, filter.and, written);
  const [field, operator, value] = filter;
  return { [field]: satisfyingValue(draw, operator, value, written) };
}

function satisfyingValue(
  draw: Draw,
  operator: string,
  value: Plain,
  written: readonly Plain[],
): Plain {
  if (operator === 'ARRAY_CONTAINS') {
    return draw([[value], [value, 'ann'], [value, 2], [value, ...written]]);
  }
  if (operator === 'IN') return draw(value as readonly Plain[]);
  if (typeof value !== 'number' || operator === 'EQUAL') return value;
  return draw([value - 1, value, value + 1]);
}
