import { Failure } from '../values/outcome.ts';
import { translateRegex } from './regex-translate.ts';

/** A compiled pattern: global, with the u flag. */
export interface Regex {
  readonly compiled: RegExp;
  readonly names: ReadonlyMap<string, number>;
}

const cache = new Map<string, Regex | Failure>();
/** Patterns are literals of the rules file nearly always; this bounds those built from data. */
const cacheLimit = 500;

/**
 * The JavaScript RegExp of an RE2 pattern, or a Failure. With `whole` it matches whole strings only.
 * Source: https://github.com/google/re2/wiki/Syntax
 */
export function regexOf(pattern: string, whole: boolean): Regex | Failure {
  const key = `${whole ? 'w' : 'p'}${pattern}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = makeRegex(pattern, whole);
  if (cache.size >= cacheLimit) cache.clear();
  cache.set(key, made);
  return made;
}

function makeRegex(pattern: string, whole: boolean): Regex | Failure {
  const translated = translateRegex(pattern);
  if (translated instanceof Failure) return translated;
  const { source, ignoreCase, names } = translated;
  try {
    const compiled = new RegExp(whole ? `^(?:${source})$` : source, `gu${ignoreCase ? 'i' : ''}`);
    return { compiled, names };
  } catch {
    // The engine's own message would quote the pattern, which may come from data.
    return new Failure('Invalid regular expression.');
  }
}
