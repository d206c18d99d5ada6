/** What the official emulator has answered, kept in files beside this one. */
import { readFileSync } from 'node:fs';
import type { Case } from './case.ts';

/** A question with the official emulator's answer. */
export interface Recorded extends Case {
  readonly answer: string;
  /** Where this one answers otherwise: what, and where the public reference says so. */
  readonly here?: { readonly answer: string; readonly because: string };
}

/** The files, each about one thing. */
export const recordings = ['commits', 'reads', 'lists', 'files'] as const;

/** @param name one of `recordings`. */
export function readRecorded(name: string): readonly Recorded[] {
  return JSON.parse(readFileSync(placeOf(name), 'utf8')) as readonly Recorded[];
}

export function placeOf(name: string): URL {
  return new URL(`${name}.json`, import.meta.url);
}
