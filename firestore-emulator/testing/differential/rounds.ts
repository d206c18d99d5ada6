/** Rounds of random requests to two emulators, and where they differ. */
import { isDeepStrictEqual } from 'node:util';
import type { Answer, Subject } from './answers.ts';
import { Chance } from './chance.ts';
import { batchWrite, commit, seeding, single } from './commits.ts';
import { aggregation, query } from './queries.ts';
import { reading } from './readings.ts';
import type { Request } from './request.ts';

/** One request that two emulators answer otherwise, and all that one needs to ask it again. */
export interface Difference {
  readonly seed: number;
  /** What was there when it was asked, as documents of the REST API. */
  readonly documents: readonly unknown[];
  readonly request: Request;
  readonly ours: Answer;
  readonly official: Answer;
}

const REQUESTS_A_ROUND = 40;

/** Every document, by name. */
const EVERYTHING: Request = {
  method: 'POST',
  path: ':runQuery',
  body: { structuredQuery: { from: [{ allDescendants: true }] } },
};

/**
 * One round: both emptied and given the same documents, then asked the same. After each write all that
 * is stored is compared as well; a round ends where that differs.
 */
export async function runRound(
  seed: number,
  ours: Subject,
  official: Subject,
): Promise<{ readonly asked: number; readonly differences: readonly Difference[] }> {
  const chance = new Chance(seed);
  const differences: Difference[] = [];
  await Promise.all([ours.clear(), official.clear()]);
  let documents: readonly unknown[] = [];
  let asked = 0;

  async function compare(request: Request): Promise<Difference | null> {
    asked += 1;
    const [a, b] = await Promise.all([ours.ask(request), official.ask(request)]);
    return isDeepStrictEqual(a, b) ? null : { seed, documents, request, ours: a, official: b };
  }

  for (const request of [seeding(chance), ...requests(chance)]) {
    const difference = await compare(request);
    if (difference !== null) differences.push(difference);
    if (!writes(request)) continue;
    const [stored, officially] = await Promise.all([
      ours.ask(EVERYTHING),
      official.ask(EVERYTHING),
    ]);
    if (!isDeepStrictEqual(stored, officially)) {
      if (difference === null) {
        differences.push({ seed, documents, request, ours: stored, official: officially });
      }
      break;
    }
    documents = stored.said as readonly unknown[];
  }
  return { asked, differences };
}

/** The requests of a round after its first. */
function requests(chance: Chance): readonly Request[] {
  return chance.several(REQUESTS_A_ROUND, REQUESTS_A_ROUND, () =>
    chance.weighted([
      [5, () => commit(chance)],
      [1, () => batchWrite(chance)],
      [2, () => single(chance)],
      [12, () => query(chance)],
      [3, () => aggregation(chance)],
      [4, () => reading(chance)],
    ]),
  );
}

function writes(request: Request): boolean {
  if (request.method === 'PATCH' || request.method === 'DELETE') return true;
  if (request.method === 'GET') return false;
  return !request.path.includes(':') || /:(commit|batchWrite)$/.test(request.path);
}
