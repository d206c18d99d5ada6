import { expect, it } from 'vitest';
import { gapsOf, mergeCoverage } from './merge.ts';

const clause = (line: number, held: number, refused: number) => ({
  line,
  column: 5,
  text: 'isAdmin(a)',
  true: held,
  false: 0,
  error: refused,
  undecidable: 0,
});

it('adds up clause by clause, in the order of the file', () => {
  expect(mergeCoverage([[clause(2, 1, 0)], [clause(1, 0, 3), clause(2, 2, 1)]])).toEqual([
    clause(1, 0, 3),
    clause(2, 3, 1),
  ]);
});

it('finds what was never true and what never refused', () => {
  expect([clause(1, 1, 1), clause(1, 0, 1), clause(1, 1, 0), clause(1, 0, 0)].map(gapsOf)).toEqual([
    [],
    ['true'],
    ['false'],
    ['true', 'false'],
  ]);
});
