/**
 * What a commit's writes come to, worked out before any of it is applied.
 *
 * Source: https://firebase.google.com/docs/firestore/reference/rpc/google.firestore.v1#write
 */
import { identicalValues } from '../values/compare.ts';
import { FirestoreError } from '../values/error.ts';
import { getField, removeField, setField } from '../values/field-path.ts';
import { checkFieldPath, normalizeFields } from '../values/fields.ts';
import { checkDocumentPath } from '../values/names.ts';
import { unmetPrecondition } from './preconditions.ts';
import { checkTogether } from './together.ts';
import { documentSize, MAX_DOCUMENT_BYTES } from '../values/size.ts';
import { fromMicros, toMicros } from '../values/time.ts';
import { applyTransforms, MAX_TRANSFORMS, normalizeTransforms } from './transforms.ts';
import type {
  Change,
  Document,
  FieldPath,
  PendingWrite,
  Transform,
  Write,
  WriteResult,
} from '../values/types.ts';
import type { MapValue, Timestamp, Value } from '../values/value.ts';

/** A commit ready to be authorized and applied. */
export interface StagedCommit {
  readonly pending: readonly PendingWrite[];
  readonly results: readonly WriteResult[];
  /** One for each document that comes out otherwise than it was. */
  readonly changes: readonly Change[];
  /** The server time of transforms, which is also the rules' `request.time`. */
  readonly requestTime: Timestamp;
  /** The first precondition that is not met: a commit that is allowed then fails with it. */
  readonly unmet: FirestoreError | null;
  /** The document as it would be after the commit. */
  after(path: string): Document | null;
}

interface Staged {
  readonly before: Document | null;
  after: Document | null;
  mask: readonly FieldPath[] | null;
  /** Whether a write before this one, other than a verify, met the document. */
  written: boolean;
  transforms: number;
  readonly results: { index: number; transformResults: readonly Value[] }[];
}

/**
 * Works the writes out in their order, each on what the one before left.
 *
 * Where rules still have to decide (`deferUnmet`), a precondition that is not met is told only in the
 * result, and from there on the write is worked out as if the document were as demanded. So they decide
 * about what the caller meant to do, and one whom they deny does not learn from the error whether there
 * is such a document.
 *
 * `read` gives the stored documents, `nameOf` full resource names for messages. Throws
 * INVALID_ARGUMENT and, unless deferred, NOT_FOUND, ALREADY_EXISTS or FAILED_PRECONDITION.
 */
export function stageCommit(
  writes: readonly Write[],
  commitTime: Timestamp,
  read: (path: string) => Document | null,
  nameOf: (path: string) => string,
  deferUnmet: boolean,
): StagedCommit {
  const normal = writes.map(normalizeWrite);
  checkTogether(normal, nameOf);
  const requestTime = toMilliseconds(commitTime);
  const staged = new Map<string, Staged>();
  const pending: PendingWrite[] = [];
  let unmet: FirestoreError | null = null;
  for (const [index, write] of normal.entries()) {
    let entry = staged.get(write.path);
    if (entry === undefined) {
      const before = read(write.path);
      entry = { before, after: before, mask: null, written: false, transforms: 0, results: [] };
      staged.set(write.path, entry);
    }
    // Each write that demands an update time means the one before the commit, as there.
    const met = write.precondition?.kind === 'updateTime' ? entry.before : entry.after;
    const failure = unmetPrecondition(write.precondition, met, nameOf(write.path));
    if (failure !== null && !deferUnmet) throw failure;
    unmet ??= failure;
    const current = failure?.code === 'ALREADY_EXISTS' ? null : entry.after;
    let transformResults: readonly Value[] = [];
    if (write.kind === 'update') {
      countTransforms(entry, write.transforms, nameOf(write.path));
      const outcome = updated(write, current, requestTime);
      checkSize(write.path, outcome.fields, nameOf(write.path));
      transformResults = outcome.results;
      entry.mask = mergedMask(entry, write);
      entry.after = revised(write.path, current, outcome.fields, commitTime);
    } else if (write.kind === 'delete') {
      entry.mask = null;
      entry.after = null;
    }
    entry.written ||= write.kind !== 'verify';
    entry.results.push({ index, transformResults });
    pending.push({
      kind: kindOf(write, current),
      path: write.path,
      before: current,
      after: entry.after,
      demands: demandOf(write),
    });
  }
  settle(staged);
  return {
    pending,
    unmet,
    requestTime,
    results: resultsOf(staged, writes.length, commitTime),
    changes: [...staged]
      .filter(([, { before, after }]) => before !== after)
      .map(([path, { before, after, mask }]) => ({
        path,
        before,
        after,
        mask: after === null ? null : mask,
      })),
    after: (path) => {
      const entry = staged.get(path);
      return entry === undefined ? read(path) : entry.after;
    },
  };
}

/**
 * The write with its values as they are stored. Throws INVALID_ARGUMENT for one that is refused whatever
 * is stored: a name, a path or a value that nothing can have.
 */
export function normalizeWrite(write: Write): Write {
  checkDocumentPath(write.path);
  if (write.kind !== 'update') return write;
  write.mask?.forEach(checkFieldPath);
  return {
    ...write,
    fields: normalizeFields(write.fields),
    transforms: normalizeTransforms(write.transforms),
  };
}

/**
 * What a write comes to in the words of rules. One that demands a document there is an update, also
 * where there is none.
 */
function kindOf(write: Write, current: Document | null): PendingWrite['kind'] {
  if (write.kind !== 'update') return write.kind;
  return current === null && demandOf(write) !== true ? 'create' : 'update';
}

/** Whether a document has to be there (true) or must not be (false), where that is demanded. */
function demandOf({ precondition }: Write): boolean | null {
  if (precondition === undefined) return null;
  return precondition.kind === 'updateTime' || precondition.exists;
}

/** The server time of transforms is documented to have the precision of milliseconds. */
function toMilliseconds(time: Timestamp): Timestamp {
  return fromMicros(Math.floor(toMicros(time) / 1000) * 1000);
}

function countTransforms(entry: Staged, transforms: readonly Transform[], name: string): void {
  entry.transforms += transforms.length;
  if (entry.transforms > MAX_TRANSFORMS) {
    throw new FirestoreError(
      'INVALID_ARGUMENT',
      `At most ${MAX_TRANSFORMS} transforms can be applied to a document: ${name}`,
    );
  }
}

/** The fields after an update's mask and transforms. */
function updated(
  write: Extract<Write, { kind: 'update' }>,
  current: Document | null,
  requestTime: Timestamp,
): { fields: MapValue; results: readonly Value[] } {
  const given = write.fields;
  const masked =
    write.mask === undefined
      ? given
      : applyMask(current?.fields ?? new Map<string, Value>(), given, write.mask);
  if (write.transforms.length === 0) {
    // Only a merge can nest deeper than what was given; the check is cheap next to the merge.
    return { fields: write.mask === undefined ? masked : normalizeFields(masked), results: [] };
  }
  const outcome = applyTransforms(masked, write.transforms, requestTime);
  return { fields: normalizeFields(outcome.fields), results: outcome.results };
}

function applyMask(stored: MapValue, given: MapValue, mask: readonly FieldPath[]): MapValue {
  let fields = stored;
  for (const path of mask) {
    const value = getField(given, path);
    fields = value === undefined ? removeField(fields, path) : setField(fields, path, value);
  }
  return fields;
}

function checkSize(path: string, fields: MapValue, name: string): void {
  const size = documentSize(path, fields);
  if (size > MAX_DOCUMENT_BYTES) {
    throw new FirestoreError(
      'INVALID_ARGUMENT',
      `Document '${name}' cannot be written because its size (${new Intl.NumberFormat('en-US').format(size)} ` +
        `bytes) exceeds the maximum allowed size of ` +
        `${new Intl.NumberFormat('en-US').format(MAX_DOCUMENT_BYTES)} bytes.`,
    );
  }
}

/** A write that changes nothing leaves the document, its update time included, as it was. */
function revised(
  path: string,
  current: Document | null,
  fields: MapValue,
  commitTime: Timestamp,
): Document {
  if (current === null) return { path, fields, createTime: commitTime, updateTime: commitTime };
  if (identicalValues(current.fields, fields)) return current;
  return { path, fields, createTime: current.createTime, updateTime: commitTime };
}

/** The fields that a commit's writes to one document masked; null once one replaced it whole. */
function mergedMask(
  entry: Staged,
  write: Extract<Write, { kind: 'update' }>,
): readonly FieldPath[] | null {
  if (write.mask === undefined) return null;
  const masked = [...write.mask, ...write.transforms.map((transform) => transform.field)];
  if (!entry.written) return masked;
  return entry.mask === null ? null : [...entry.mask, ...masked];
}

/** Several writes that together come to nothing leave the document as it was, too. */
function settle(staged: ReadonlyMap<string, Staged>): void {
  for (const entry of staged.values()) {
    const { before, after } = entry;
    if (before === null || after === null || before === after) continue;
    const recreated = toMicros(before.createTime) !== toMicros(after.createTime);
    if (!recreated && identicalValues(before.fields, after.fields)) entry.after = before;
  }
}

function resultsOf(
  staged: ReadonlyMap<string, Staged>,
  count: number,
  commitTime: Timestamp,
): readonly WriteResult[] {
  const results = new Array<WriteResult>(count);
  for (const { after, results: own } of staged.values()) {
    for (const { index, transformResults } of own) {
      results[index] = { updateTime: after?.updateTime ?? commitTime, transformResults };
    }
  }
  return results;
}
