/**
 * Any series of commits, some of which fail, leaves what a naive model leaves: plain objects,
 * changed in place on a copy that is thrown away if a write fails.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { remove, subject, valueOf } from './test-support.ts';
import { toMicros } from './values/time.ts';
import type { Commit, FieldPath, Precondition, Write } from './values/types.ts';
import type { MapValue, Value } from './values/value.ts';

type Model = Record<string, Record<string, unknown>>;

const FIELDS: readonly FieldPath[] = [['a'], ['b'], ['m', 'x'], ['m', 'y', 'z']];
const path = fc.constantFrom('c/1', 'c/2', 'c/1/d/1', 'e/1');
const scalar = fc.constantFrom(null, true, 'text', 1n, 2n, 0.5);
const leaf = fc.oneof(scalar, fc.array(scalar, { maxLength: 2 }));
const fields = fc
  .record(
    {
      a: leaf,
      b: leaf,
      m: fc.oneof(leaf, fc.record({ x: leaf, y: fc.record({ z: leaf }) }, { requiredKeys: [] })),
    },
    { requiredKeys: [] },
  )
  .map((plain) => valueOf(plain) as MapValue);
const precondition: fc.Arbitrary<Precondition | undefined> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.boolean().map((exists) => ({ kind: 'exists' as const, exists })) },
);

const write: fc.Arbitrary<Write> = fc
  .record({
    kind: fc.constantFrom('update', 'update', 'update', 'delete', 'verify'),
    path,
    fields,
    mask: fc.option(fc.subarray([...FIELDS])),
    increments: fc.array(
      fc.record({ field: fc.constantFrom(...FIELDS), operand: fc.constantFrom(1n, 2n) }),
      {
        maxLength: 2,
      },
    ),
    demand: precondition,
  })
  .map(({ kind, path: at, fields: given, mask, increments, demand }): Write => {
    const base = demand === undefined ? {} : { precondition: demand };
    if (kind === 'delete') return { ...remove(at), ...base };
    if (kind === 'verify') return { kind: 'verify', path: at, ...base };
    const transforms = increments.map((each) => ({ kind: 'increment' as const, ...each }));
    return {
      kind: 'update',
      path: at,
      fields: given,
      transforms,
      ...(mask === null ? {} : { mask }),
      ...base,
    };
  });

function plainOf(value: Value | undefined): unknown {
  if (value instanceof Map) {
    return Object.fromEntries(
      [...(value as MapValue)].map(([name, inner]) => [name, plainOf(inner)]),
    );
  }
  return Array.isArray(value) ? value.map(plainOf) : value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function read(object: unknown, field: FieldPath): unknown {
  return field.reduce<unknown>(
    (inner, name) => (isObject(inner) ? inner[name] : undefined),
    object,
  );
}

function assign(object: Record<string, unknown>, field: FieldPath, value: unknown): void {
  const [name, ...rest] = field as [string, ...string[]];
  if (rest.length === 0) {
    object[name] = value;
    return;
  }
  if (!isObject(object[name])) object[name] = {};
  assign(object[name] as Record<string, unknown>, rest, value);
}

function unassign(object: unknown, field: FieldPath): void {
  const parent = read(object, field.slice(0, -1));
  if (isObject(parent)) delete parent[field.at(-1) as string];
}

/** Whether a write demands the contrary of what the one before it leaves, or is beside a verify. */
function contradictory(writes: readonly Write[]): boolean {
  return writes.some((each, i) => {
    const before = writes.slice(0, i).findLast(({ path }) => path === each.path);
    if (before === undefined) return false;
    if (before.kind === 'verify' || each.kind === 'verify') return true;
    const { precondition } = each;
    return precondition?.kind === 'exists' && precondition.exists === (before.kind === 'delete');
  });
}

/** The model after the writes, or the code with which they fail. */
function modelCommit(model: Model, writes: readonly Write[]): Model | string {
  if (contradictory(writes)) return 'INVALID_ARGUMENT';
  const next = structuredClone(model);
  for (const each of writes) {
    const stored = next[each.path];
    if (
      each.precondition?.kind === 'exists' &&
      each.precondition.exists !== (stored !== undefined)
    ) {
      return stored === undefined ? 'NOT_FOUND' : 'ALREADY_EXISTS';
    }
    if (each.kind === 'delete') delete next[each.path];
    if (each.kind !== 'update') continue;
    const given = plainOf(each.fields) as Record<string, unknown>;
    const document = each.mask === undefined ? given : (stored ?? {});
    for (const field of each.mask ?? []) {
      const value = read(given, field);
      if (value === undefined) unassign(document, field);
      else assign(document, field, structuredClone(value));
    }
    for (const transform of each.transforms) {
      if (transform.kind !== 'increment') continue;
      const current = read(document, transform.field);
      const { operand } = transform;
      if (typeof current === 'bigint')
        assign(document, transform.field, current + (operand as bigint));
      else if (typeof current === 'number')
        assign(document, transform.field, current + Number(operand));
      else assign(document, transform.field, operand);
    }
    next[each.path] = document;
  }
  return next;
}

test('commits leave what the model leaves, and tell exactly what changed', () => {
  let failed = 0;
  let done = 0;
  fc.assert(
    fc.property(fc.array(fc.array(write, { maxLength: 4 }), { maxLength: 12 }), (commits) => {
      const { engine, commit } = subject();
      const heard: Commit[] = [];
      engine.onCommit((each) => heard.push(each));
      let model: Model = {};
      for (const writes of commits) {
        const before = new Map(
          [...engine.documents()].map((document) => [document.path, document]),
        );
        const expected = modelCommit(model, writes);
        heard.length = 0;
        if (typeof expected === 'string') {
          failed++;
          expect(() => commit(...writes)).toThrow(expect.objectContaining({ code: expected }));
          expect(heard).toEqual([]);
        } else {
          done++;
          const { commitTime, results } = commit(...writes);
          expect(results).toHaveLength(writes.length);
          model = expected;
          for (const { changes, commitTime: told } of heard) {
            expect(told).toEqual(commitTime);
            for (const change of changes) {
              expect(change.before).toBe(before.get(change.path) ?? null);
              expect(change.after).toBe(engine.get(change.path));
              expect(
                change.after === null || toMicros(change.after.updateTime) === toMicros(commitTime),
              ).toBe(true);
            }
          }
        }
        const now = [...engine.documents()];
        expect(
          Object.fromEntries(now.map((document) => [document.path, plainOf(document.fields)])),
        ).toEqual(model);
        const changed = [...before.keys(), ...now.map((document) => document.path)].filter(
          (each) => engine.get(each) !== (before.get(each) ?? null),
        );
        expect(heard.flatMap(({ changes }) => changes.map((change) => change.path)).sort()).toEqual(
          [...new Set(changed)].sort(),
        );
      }
    }),
    { numRuns: 200, seed: 20260102 },
  );
  expect(done).toBeGreaterThan(failed);
  expect(failed).toBeGreaterThan(100);
});
