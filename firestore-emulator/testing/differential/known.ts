/**
 * Where the official emulator answers otherwise and the public reference is with us. The table in the
 * README says the same in words. Each excuses one answer here and one there to a request that has the very
 * thing in it; all else about that request has to be the same.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Difference } from './rounds.ts';
import { ROOT, type Json } from './values.ts';

interface Known {
  /** As the README has it. */
  readonly what: string;
  readonly is: (difference: Difference) => boolean;
}

/** Where in a path such an id stands. All of these are of ASCII. */
const REFUSED_ID = /\/(____|[^/]{1501,})([/?:]|$)/;
const MOST_NAMES = 20;
/** All paths here that are so long are of ASCII. */
const MOST_BYTES = 1500;

export const known: readonly Known[] = [
  {
    what: 'a composite filter without filters',
    is: refusedFor(({ filters }) => Array.isArray(filters) && filters.length === 0),
  },
  {
    what: 'a filter without an operator',
    is: refusedFor(
      (part) =>
        'field' in part &&
        'value' in part &&
        (part['op'] === undefined || part['op'] === 'OPERATOR_UNSPECIFIED'),
    ),
  },
  { what: 'a count up to 0', is: refusedFor(({ upTo }) => upTo === '0') },
  {
    what: 'a list or vector added to a list',
    is: refusedWriteFor(
      ({ appendMissingElements }) =>
        isObject(appendMissingElements) && holdsList(appendMissingElements),
    ),
  },
  {
    what: 'a transform of a field more than 20 names deep, or of more than 1,500 bytes',
    is: refusedWriteFor(
      (part) =>
        isTransform(part) &&
        (part.fieldPath.split('.').length > MOST_NAMES || part.fieldPath.length > MOST_BYTES),
    ),
  },
  {
    what: 'a transform of a field __name__ or __type__',
    is: refusedWriteFor(
      (part) => isTransform(part) && /(^|\.)__(name|type)__(\.|$)/.test(part.fieldPath),
    ),
  },
  {
    what: 'an empty name in a map',
    is: refusedWriteFor(({ fields }) => isObject(fields) && '' in fields),
  },
  { what: 'a name of more than 1,500 bytes in what the commit itself replaces', is: isReplaced },
  { what: 'the id ____, an id of more than 1,500 bytes', is: isRefusedId },
  { what: 'a list with showMissing does not mind its mask', is: isMaskOfMissing },
  { what: 'a cursor without values, beside an inequality', is: isEmptyCursor },
  {
    what: 'further pages of a list in an order end in an error of its own',
    is: ({ request: { path, pages }, ours, official }) =>
      pages === true &&
      /orderBy=/.test(path) &&
      /pageSize=[1-9]/.test(path) &&
      ours.status === 200 &&
      official.status === 500,
  },
];

/** Whether the reference is with us. */
export function isKnown(difference: Difference): boolean {
  return known.some(({ is }) => is(difference));
}

/**
 * A request with such a part anywhere in it is refused here, and there answered, or refused because of the
 * names' order, which is looked at last.
 */
function refusedFor(isPart: (part: Json) => boolean): Known['is'] {
  return ({ request, ours, official }) =>
    isRefusal(ours) &&
    (official.status === 200 || official.said === 'FAILED_PRECONDITION') &&
    holds(request.body, isPart);
}

/**
 * The same of a write: by itself, in a commit, of which the official emulator may still find that it is
 * not to be made, or in a batch, where no other write may differ.
 */
function refusedWriteFor(isPart: (part: Json) => boolean): Known['is'] {
  return ({ request, ours, official }) => {
    if (!holds(request.body, isPart)) return false;
    if (!request.path.endsWith(':batchWrite')) {
      return isRefusal(ours) && !['INVALID_ARGUMENT', 'UNKNOWN'].includes(String(official.said));
    }
    // Some of what no value may be is told before any write is looked at.
    if (isRefusal(ours)) return official.status === 200;
    const writes = (request.body as { writes: readonly Json[] }).writes;
    const [left, right] = [ours, official].map(({ said }) => outcomesOf(said, writes.length));
    return writes.every(
      (write, i) =>
        isDeepStrictEqual(left?.[i], right?.[i]) ||
        (holds(write, isPart) && (left?.[i]?.status as { code?: number } | undefined)?.code === 3),
    );
  };
}

/** There what a document is like once all is written has to be in order. */
function isReplaced({ request: { path, body }, ours, official }: Difference): boolean {
  if (!path.endsWith(':commit') || !isRefusal(ours) || official.said === 'INVALID_ARGUMENT')
    return false;
  const { writes } = body as { writes: readonly Written[] };
  const isLong = ({ fields }: Json) =>
    isObject(fields) && Object.keys(fields).some((name) => Buffer.byteLength(name) > MOST_BYTES);
  return writes.some(
    ({ update }, i) =>
      update !== undefined &&
      isLong(update) &&
      writes.slice(i + 1).some((later) => (later.update?.name ?? later.delete) === update.name),
  );
}

interface Written {
  readonly update?: Json & { readonly name: string };
  readonly delete?: string;
}

/** What a batch says of each write, whose last empty ones an answer may leave out. */
function outcomesOf(said: unknown, count: number): readonly { status: unknown; result: unknown }[] {
  const { status = [], writeResults = [] } = said as {
    status?: readonly unknown[];
    writeResults?: readonly unknown[];
  };
  return Array.from({ length: count }, (_, i) => ({
    status: status[i] ?? {},
    result: writeResults[i] ?? {},
  }));
}

function isRefusedId({ request, ours, official }: Difference): boolean {
  const address = decodeURIComponent(request.path);
  const isNamed =
    REFUSED_ID.test(address) ||
    /documentId=____(&|$)/.test(address) ||
    holdsText(request.body, (text) => text.startsWith(ROOT) && REFUSED_ID.test(text));
  return (
    isNamed && isRefusal(ours) && !['INVALID_ARGUMENT', 'UNKNOWN'].includes(String(official.said))
  );
}

/** The official one shows the same documents, with all of their fields. */
function isMaskOfMissing({ request: { path }, ours, official }: Difference): boolean {
  if (!path.includes('showMissing=true') || !path.includes('mask.fieldPaths')) return false;
  return ours.status === 200 && isDeepStrictEqual(namesOf(ours.said), namesOf(official.said));
}

/** There nothing is before or behind it; here it names no position. */
function isEmptyCursor({ request: { path, body }, ours, official }: Difference): boolean {
  if (!path.endsWith(':runQuery') || ours.status !== 200 || official.status !== 200) return false;
  const { startAt, endAt } = (body as { structuredQuery: Record<string, Cursor> }).structuredQuery;
  const isExclusive =
    (startAt?.values?.length === 0 && startAt.before !== true) ||
    (endAt?.values?.length === 0 && endAt.before === true);
  const isInequality = ({ op }: Json) => /^(LESS|GREATER)_THAN/.test(String(op));
  return isExclusive && holds(body, isInequality) && isDeepStrictEqual(official.said, []);
}

interface Cursor {
  readonly values?: readonly unknown[];
  readonly before?: boolean;
}

function namesOf(pages: unknown): unknown {
  return (pages as readonly { documents?: readonly Json[] }[]).map(({ documents = [] }) =>
    documents.map(({ name }) => name),
  );
}

function isRefusal({ status, said }: Difference['ours']): boolean {
  return status === 400 && said === 'INVALID_ARGUMENT';
}

function isTransform(part: Json): part is Json & { readonly fieldPath: string } {
  return (
    typeof part['fieldPath'] === 'string' &&
    Object.keys(part).some((key) => /^(set|inc|max|min|app|rem)/.test(key))
  );
}

/** A list with a list or a vector directly in it, at any depth. */
function holdsList(list: Json): boolean {
  return holds(list, ({ values }) => Array.isArray(values) && values.some(isListLike));
}

function isListLike(value: Json): boolean {
  const { mapValue } = value as { mapValue?: { fields?: Json } };
  return 'arrayValue' in value || '__type__' in (mapValue?.fields ?? {});
}

function holds(value: unknown, is: (part: Json) => boolean): boolean {
  if (!isObject(value)) return false;
  if (!Array.isArray(value) && is(value)) return true;
  return Object.values(value).some((each) => holds(each, is));
}

function holdsText(value: unknown, is: (text: string) => boolean): boolean {
  if (typeof value === 'string') return is(value);
  return isObject(value) && Object.values(value).some((each) => holdsText(each, is));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
