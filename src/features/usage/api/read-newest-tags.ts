import type { Firestore } from 'firebase/firestore/lite';
import { wholeMonths } from '../../../../domain/usage/day-ranges.ts';
import { withNewestTag, type ConferenceUsage } from '../../../../domain/usage/totals.ts';
import { readCallsPage, type CallsRequest } from './calls-list.ts';
import { FACTS_AT_ONCE, readConferenceFacts } from './read-conference-facts.ts';

/** So many conferences' last calls are asked for at the same time. */
const CALLS_AT_ONCE = 10;

/**
 * Looks up the newest Tag of all conferences of which whole months do not tell it: what the conference
 * is called, and where it is gone or has yet another Tag by now, what its last call in these months was.
 * That is a document each, and two where the first does not tell.
 *
 * @param usages of whole months of the request's range
 * @returns the same in the same order; a Tag is still not known where the last call is gone too
 * @throws the signal's reason when it was aborted; FirebaseError
 */
export async function readNewestTags(
  db: Firestore,
  request: CallsRequest,
  usages: readonly ConferenceUsage[],
  signal: AbortSignal,
): Promise<readonly ConferenceUsage[]> {
  const { accountId } = request;
  const byFacts = await askOpen(usages, FACTS_AT_ONCE, signal, async (ids) => {
    const facts = await readConferenceFacts(db, accountId, ids);
    return (id) => facts.get(id)?.tag;
  });
  return askOpen(byFacts, CALLS_AT_ONCE, signal, async (ids) => {
    const range = wholeMonths(request.range);
    const tags = await Promise.all(
      ids.map(async (conferenceId): Promise<readonly [string, string | undefined]> => {
        const ofIt = { ...request, range, filter: { conferenceId } };
        const { calls } = await readCallsPage(db, ofIt, null, 1);
        return [conferenceId, calls[0]?.tag];
      }),
    );
    const tagOf = new Map(tags);
    return (id) => tagOf.get(id);
  });
}

type TagOf = (conferenceId: string) => string | undefined;

/** Asks for those of which the newest Tag is not known, so many at once, and puts in what is told. */
async function askOpen(
  usages: readonly ConferenceUsage[],
  atOnce: number,
  signal: AbortSignal,
  ask: (ids: readonly string[]) => Promise<TagOf>,
): Promise<readonly ConferenceUsage[]> {
  const open = usages.filter(({ isNewestTagKnown }) => !isNewestTagKnown);
  const told = new Map<string, ConferenceUsage>();
  for (let from = 0; from < open.length; from += atOnce) {
    const some = open.slice(from, from + atOnce);
    const tagOf = await ask(some.map(({ conferenceId }) => conferenceId));
    signal.throwIfAborted();
    for (const usage of some) {
      told.set(usage.conferenceId, withNewestTag(usage, tagOf(usage.conferenceId)));
    }
  }
  return usages.map((usage) => told.get(usage.conferenceId) ?? usage);
}
