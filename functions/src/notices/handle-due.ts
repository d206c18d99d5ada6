import type { Query, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { inParallel } from '../in-parallel.ts';

/** So many are written at a time. */
const AT_ONCE = 8;

/** What an emailing at a moment needs from outside. */
export interface NoticeDependencies {
  readonly now: () => Date;
  /** Address of the portal, as `portalLink` takes it. */
  readonly portal: string;
  /** Where mail goes that nobody waits for. */
  readonly bulkMailCollection: string;
}

/** How many documents came to which outcome; the log says it. */
export type Outcomes<Outcome extends string> = Partial<Record<Outcome, number>>;

/**
 * Sees to every document that is due, page by page until there is none left. What is done leaves the
 * query in the commit that does it, so what is left when the time is over goes the next time.
 *
 * @param due ordered.
 * @param onFailure told of each document that could not be seen to; the next time tries it again.
 * @param pageSize so many are read at a time.
 * @throws what Firestore throws when the documents cannot be read.
 */
export async function handleDue<Outcome extends string>(
  due: Query,
  handle: (document: QueryDocumentSnapshot) => Promise<Outcome>,
  onFailure: (error: unknown) => void,
  pageSize = 200,
): Promise<Outcomes<Outcome>> {
  const outcomes: Outcomes<Outcome> = {};
  for (let page = await due.limit(pageSize).get(); ;) {
    await inParallel(AT_ONCE, page.docs, async (document) => {
      try {
        const outcome = await handle(document);
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      } catch (error) {
        onFailure(error);
      }
    });
    const last = page.docs.at(-1);
    if (last === undefined || page.size < pageSize) return outcomes;
    // Behind the last one, not from the beginning: what failed is still there.
    page = await due.startAfter(last).limit(pageSize).get();
  }
}
