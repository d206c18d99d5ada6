import type { PatternSegment } from '../parse/ast.ts';
import { Unknown, type Outcome } from '../values/outcome.ts';
import { RulesPath } from '../values/values.ts';

/** In a list's path: the document's id, which may be any. */
export const anyId = Symbol('any document id');

/** Where documents may be that a request is about. */
export type Place = readonly (string | typeof anyId)[];

/**
 * Matches a path and gives the wildcards' values in the order of the pattern, or null. A recursive
 * wildcard takes all that is left, and at least one segment, in version 1, none or more in version 2. In `place` the last
 * segment may be `anyId`: then the pattern has to match whatever stands there.
 * Source: https://firebase.google.com/docs/firestore/security/rules-structure#recursive_wildcards
 */
export function matchPlace(
  pattern: readonly PatternSegment[],
  place: Place,
  version: 1 | 2,
): Outcome[] | null {
  const recursive = pattern.findIndex(({ kind }) => kind === 'recursive');
  if (version === 1 && recursive !== -1 && recursive < pattern.length - 1) return null;
  return matchFrom(pattern, 0, place, 0, version === 1 ? 1 : 0);
}

function matchFrom(
  pattern: readonly PatternSegment[],
  patternAt: number,
  place: Place,
  placeAt: number,
  least: number,
): Outcome[] | null {
  const values: Outcome[] = [];
  let at = placeAt;
  for (let step = patternAt; step < pattern.length; step += 1) {
    const segment = pattern[step];
    if (segment?.kind === 'recursive') {
      for (let end = place.length; end >= at + least; end -= 1) {
        const rest = matchFrom(pattern, step + 1, place, end, least);
        if (rest !== null)
          return [...values, captured(segment.name, place.slice(at, end)), ...rest];
      }
      return null;
    }
    const text = place[at];
    if (segment === undefined || text === undefined) return null;
    if (segment.kind === 'wildcard') {
      values.push(text === anyId ? unknownWildcard(segment.name) : text);
    } else if (segment.text !== text) {
      return null;
    }
    at += 1;
  }
  return at === place.length ? values : null;
}

/**
 * Matches a collection group: documents `…/collection/{any}` at any depth below `parent`. Only a
 * pattern that holds at every depth matches, which takes a recursive wildcard.
 */
export function matchGroup(
  pattern: readonly PatternSegment[],
  parent: readonly string[],
  collection: string,
): Outcome[] | null {
  const first = pattern.findIndex((segment) => segment.kind === 'recursive');
  if (first === -1 || pattern.slice(first + 1).some((segment) => segment.kind === 'recursive')) {
    return null;
  }
  const tail = pattern.slice(first + 1);
  // More than the collection and the document's id would need a certain depth.
  if (tail.length > 2) return null;
  const head = matchPlace(pattern.slice(0, first), parent.slice(0, first), 2);
  const end = matchPlace(tail, lastOf(collection, tail.length), 2);
  const recursive = pattern[first];
  if (head === null || end === null || recursive?.kind !== 'recursive') return null;
  return [...head, unknownWildcard(recursive.name), ...end];
}

/** The last `count` of the collection and the document's id. */
function lastOf(collection: string, count: number): Place {
  const both: Place = [collection, anyId];
  return both.slice(both.length - count);
}

function captured(name: string, segments: Place): Outcome {
  const texts = segments.filter((segment) => typeof segment === 'string');
  return texts.length < segments.length ? unknownWildcard(name) : new RulesPath(texts);
}

function unknownWildcard(name: string): Unknown {
  return new Unknown(name);
}
