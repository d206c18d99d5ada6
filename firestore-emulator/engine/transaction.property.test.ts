/**
 * Transactions that interleave in any way leave what some order of running them one after another
 * leaves: those that commit are serialisable, in the order of their commits.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FirestoreError } from './values/error.ts';
import { owner, query, remove, set, subject, where } from './test-support.ts';
import type { Engine, Write } from './values/types.ts';

const IDS = ['1', '2', '3'] as const;

/** A step of a transaction: what it reads decides, with `add`, what it will write. */
interface Step {
  readonly read: (typeof IDS)[number] | 'positive';
  readonly write: (typeof IDS)[number];
  readonly add: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  read: fc.constantFrom(...IDS, 'positive' as const),
  write: fc.constantFrom(...IDS),
  add: fc.integer({ min: -3, max: 3 }),
});
const transactions = fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), {
  minLength: 2,
  maxLength: 4,
});

const positive = query('a', { where: where('n', '>', 0n) });

/** The write that a step makes of what it reads; a sum below zero deletes. */
function perform(engine: Engine, { read, write, add }: Step, transaction: string): Write {
  const seen =
    read === 'positive'
      ? engine
          .runQuery(positive, transaction)
          .reduce((sum, { fields }) => sum + (fields.get('n') as bigint), 0n)
      : ((engine.get(`a/${read}`, transaction)?.fields.get('n') ?? 0n) as bigint);
  const n = seen + BigInt(add);
  return n < 0n ? remove(`a/${write}`) : set(`a/${write}`, { n });
}

function stateOf(engine: Engine): unknown {
  return Object.fromEntries(
    [...engine.documents()].map(({ path, fields }) => [path, fields.get('n')]),
  );
}

test('transactions that commit could have run one after another', () => {
  let committed = 0;
  let aborted = 0;
  fc.assert(
    fc.property(transactions, fc.infiniteStream(fc.nat()), (all, choices) => {
      const { engine } = subject();
      const serial = subject().engine;
      const running = all.map((steps) => ({
        steps,
        next: 0,
        id: engine.beginTransaction({ readOnly: false }),
        writes: [] as Write[],
      }));
      while (running.length > 0) {
        const at = (choices.next().value as number) % running.length;
        const one = running[at] as (typeof running)[number];
        try {
          const current = one.steps[one.next++];
          if (current !== undefined) {
            one.writes.push(perform(engine, current, one.id));
            continue;
          }
          engine.commit(one.writes, { actor: owner, transaction: one.id });
          committed++;
          const alone = serial.beginTransaction({ readOnly: false });
          const writes = one.steps.map((each) => perform(serial, each, alone));
          serial.commit(writes, { actor: owner, transaction: alone });
          expect(stateOf(engine)).toEqual(stateOf(serial));
        } catch (error) {
          if (!(error instanceof FirestoreError)) throw error;
          expect(error.code).toBe('ABORTED');
          aborted++;
        }
        running.splice(at, 1);
      }
    }),
    { numRuns: 300, seed: 20260103 },
  );
  expect(committed).toBeGreaterThan(300);
  expect(aborted).toBeGreaterThan(100);
});
