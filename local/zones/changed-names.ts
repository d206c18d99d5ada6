import { offsetByRules, parseRules } from '../../domain/time/zone-rules.ts';

const HOUR = 3_600_000;

/** A release of IANA's, and the names whose clocks it had go otherwise than the one before. */
export interface Release {
  readonly version: string;
  readonly changed: readonly string[];
}

/**
 * The names whose clocks go otherwise by newer rules than by older ones, at some hour within `years`. A name
 * that only one of them knows is not among them.
 *
 * @param older texts of rules by name, as zone-rules.ts describes them
 */
export function changedNames(
  older: ReadonlyMap<string, string>,
  newer: ReadonlyMap<string, string>,
  [from, until]: readonly [number, number],
): string[] {
  const known = new Map<string, boolean>();
  const differ = (a: string, b: string): boolean => {
    const key = `${a}|${b}`;
    const answer = known.get(key) ?? goOtherwise(a, b, Date.UTC(from, 0, 1), Date.UTC(until, 0, 1));
    known.set(key, answer);
    return answer;
  };
  return [...newer].flatMap(([name, text]) => {
    const before = older.get(name);
    return before !== undefined && before !== text && differ(before, text) ? [name] : [];
  });
}

function goOtherwise(a: string, b: string, from: number, until: number): boolean {
  const [rulesA, rulesB] = [parseRules(a), parseRules(b)];
  for (let at = from; at < until; at += HOUR) {
    if (offsetByRules(rulesA, at) !== offsetByRules(rulesB, at)) return true;
  }
  return false;
}
