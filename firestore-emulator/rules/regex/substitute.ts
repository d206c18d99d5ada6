import { Failure } from '../values/outcome.ts';
import type { Regex } from './regex.ts';

/**
 * Puts `substitute` in place of every match: in it `$1` is what the first group has matched, `${name}` a
 * group with a name, and a backslash makes the next character plain. A group that took no part is empty.
 *
 * @returns a Failure where a match meets a group that the pattern does not have
 */
export function replaceAll(text: string, regex: Regex, substitute: string): string | Failure {
  let out = '';
  let last = 0;
  for (const match of text.matchAll(regex.compiled)) {
    const written = expand(substitute, match, regex.names);
    if (written instanceof Failure) return written;
    out += text.slice(last, match.index) + written;
    last = match.index + match[0].length;
  }
  return out + text.slice(last);
}

const noGroup = 'The pattern has no such group.';

function expand(
  substitute: string,
  match: RegExpExecArray,
  names: Regex['names'],
): string | Failure {
  const groups = match.length - 1;
  let out = '';
  for (let at = 0; at < substitute.length;) {
    const rest = substitute.slice(at);
    const isLast = rest.length === 1;
    if (rest.startsWith('\\') && !isLast) {
      out += rest[1];
      at += 2;
      continue;
    }
    const name = /^\$\{([^} ]*)\}/.exec(rest)?.[1];
    const digits = name === undefined ? numberOf(rest, groups) : null;
    if (name === undefined && digits === null) {
      if (/^\$\{/.test(rest)) return new Failure('A group is named without its closing brace.');
      out += rest[0];
      at += 1;
      continue;
    }
    const group = name === undefined ? Number(digits) : names.get(name);
    if (group === undefined || group > groups) return new Failure(noGroup);
    out += match[group] ?? '';
    at += name === undefined ? (digits?.length ?? 0) + 1 : name.length + 3;
  }
  return out;
}

/** The digits behind a `$`, as many of them as make the number of a group. */
function numberOf(rest: string, groups: number): string | null {
  const all = /^\$(\d+)/.exec(rest)?.[1];
  if (all === undefined) return null;
  let digits = all.slice(0, 1);
  while (digits.length < all.length && Number(all.slice(0, digits.length + 1)) <= groups) {
    digits = all.slice(0, digits.length + 1);
  }
  return digits;
}

/** The parts between matches. Empty ones at the end fall away, but for the only one. */
export function split(text: string, { compiled }: Regex): string[] {
  const parts: string[] = [];
  let last = 0;
  for (const match of text.matchAll(compiled)) {
    parts.push(text.slice(last, match.index));
    last = match.index + match[0].length;
  }
  parts.push(text.slice(last));
  while (parts.length > 1 && parts.at(-1) === '') parts.pop();
  return parts;
}
