import type { ClauseCoverage } from '@confdesk/firestore-emulator/rules/types';

/** Adds up what several servers saw of one rules file. In the file's order. */
export function mergeCoverage(
  reports: readonly (readonly ClauseCoverage[])[],
): readonly ClauseCoverage[] {
  const merged = new Map<string, ClauseCoverage>();
  for (const clause of reports.flat()) {
    const key = `${clause.line}:${clause.column}`;
    const before = merged.get(key);
    merged.set(key, before === undefined ? clause : add(before, clause));
  }
  return [...merged.values()].sort((a, b) => a.line - b.line || a.column - b.column);
}

function add(a: ClauseCoverage, b: ClauseCoverage): ClauseCoverage {
  return {
    ...a,
    true: a.true + b.true,
    false: a.false + b.false,
    error: a.error + b.error,
    undecidable: a.undecidable + b.undecidable,
  };
}

/**
 * What the tests never made of a clause: `true`, or a refusal. An error or what a query leaves open
 * refuses as false does, so either will do.
 */
export function gapsOf(clause: ClauseCoverage): readonly ('true' | 'false')[] {
  const refused = clause.false + clause.error + clause.undecidable > 0;
  return [...(clause.true > 0 ? [] : ['true' as const]), ...(refused ? [] : ['false' as const])];
}
