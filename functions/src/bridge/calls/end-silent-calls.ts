import type { Firestore } from 'firebase-admin/firestore';
import { paths } from '../../../../domain/paths.ts';
import { SILENT_AFTER_MS } from '../../../../domain/usage/call-state.ts';
import { inParallel } from '../../in-parallel.ts';
import { type OpenCall, parseOpenCalls } from './open-calls.ts';
import { updateCall } from './update-call.ts';

/** So many are read at a time. */
const PAGE = 200;
/** So many are written at a time. */
const AT_ONCE = 8;

/**
 * Ends the legs of which nothing was heard for SILENT_AFTER_MS, at the moment at which they were last
 * heard of, marked estimated: for bridges that stop and never come back. What such a bridge tells after
 * all still puts it right.
 *
 * @param onFailure told of each call that could not be ended; the next time tries it again.
 * @returns how many calls were seen to.
 * @throws what Firestore throws when the calls cannot be read.
 */
export async function endSilentCalls(
  db: Firestore,
  now: Date,
  onFailure: (error: unknown) => void,
): Promise<number> {
  const silent = db
    .collection(paths.openCalls)
    .where('lastSignAt', '<', new Date(now.getTime() - SILENT_AFTER_MS))
    .orderBy('lastSignAt');
  let seenTo = 0;
  for (let page = await silent.limit(PAGE).get(); ;) {
    await inParallel(AT_ONCE, parseOpenCalls(page), async (call) => {
      try {
        await updateCall(db, call, [allLeft(call)]);
        seenTo += 1;
      } catch (error) {
        onFailure(error);
      }
    });
    const last = page.docs.at(-1);
    if (last === undefined || page.size < PAGE) return seenTo;
    // Behind the last one, not from the beginning: what failed is still there.
    page = await silent.startAfter(last).limit(PAGE).get();
  }
}

/** What a heartbeat that does not name the call any more says of it. */
function allLeft({ lastSignAt }: OpenCall) {
  const snapshotAt = lastSignAt.toMillis() + SILENT_AFTER_MS;
  return { index: 0, snapshotAt, legIds: [], grant: null };
}
