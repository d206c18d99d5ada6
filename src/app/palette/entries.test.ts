import { describe, expect, it } from 'vitest';
import { type Entry, type EntryKind, grouped, matching, reached } from './entries.ts';

const entry = (kind: EntryKind, label: string, over: Partial<Entry> = {}): Entry => ({
  ...{ kind, label, id: `${kind}/${label}`, run: () => undefined },
  ...over,
});
const labels = (entries: readonly Entry[]) => entries.map(({ label }) => label);

const ALL = [
  entry('page', 'Usage history', { hint: 'Conferencing' }),
  entry('page', 'Profile and team'),
  entry('action', 'Générer une conférence', { also: 'new' }),
  entry('account', 'Usines réunies'),
];

describe('what is typed', () => {
  it.each([
    ['', labels(ALL)],
    ['  ', labels(ALL)],
    ['us', ['Usage history', 'Usines réunies']],
    ['HISTORY conf', ['Usage history']],
    ['generer', ['Générer une conférence']],
    ['new', ['Générer une conférence']],
    ['sage', []],
    ['team x', []],
    ['–', labels(ALL)],
  ])('%j finds %j', (typed, found) => {
    expect(labels(matching(ALL, typed))).toEqual(found);
  });
});

describe('groups', () => {
  it('stand in their order, and only those that have something', () => {
    const found = grouped([ALL[3]!, ALL[0]!, ALL[1]!, entry('conference', 'Board')]);
    expect(found.map(({ kind, entries }) => [kind, labels(entries)])).toEqual([
      ['conference', ['Board']],
      ['page', ['Usage history', 'Profile and team']],
      ['account', ['Usines réunies']],
    ]);
  });
});

describe('keys', () => {
  const seven = Array.from({ length: 7 }, (_, index) =>
    entry('page', `${index}`, { id: `${index}` }),
  );

  it.each([
    ['0', 'ArrowDown', '1'],
    ['6', 'ArrowDown', '0'],
    ['0', 'ArrowUp', '6'],
    ['3', 'ArrowUp', '2'],
    ['0', 'PageDown', '5'],
    ['5', 'PageDown', '6'],
    ['6', 'PageUp', '1'],
    ['2', 'PageUp', '0'],
  ] as const)('from %s %s leads to %s', (from, key, to) => {
    expect(reached(seven, from, key)).toBe(to);
  });

  it('lead nowhere among none', () => {
    for (const key of ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp'] as const) {
      expect(reached([], undefined, key)).toBeUndefined();
    }
  });
});
