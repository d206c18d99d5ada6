import type { LocalAddresses } from '../suite/addresses.ts';

/**
 * What goes wrong, as the embedded Firestore takes it. No answers are lost: what tests prepare is made with
 * `create`, which then meets what it has made itself and ends in an error.
 */
const FAULTS = {
  events: { duplicate: true, delayMs: 600, reorder: 6, failFirst: true },
  commits: { unavailable: 0.03, aborted: 0.03 },
};

/**
 * Has each event of a suite on the embedded Firestore come twice, late, in any order and fail at first, and
 * a share of all commits be refused. A test that sets faults itself ends that.
 *
 * @param seed from which all is drawn
 * @throws Error where the suite's Firestore does not take it
 */
export async function makeUnruly(
  { firestoreHost, projectId }: Pick<LocalAddresses, 'firestoreHost' | 'projectId'>,
  seed: number,
): Promise<void> {
  const address = `http://${firestoreHost}/emulator/v1/projects/${projectId}:faults`;
  const response = await fetch(address, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ seed, ...FAULTS }),
  });
  if (!response.ok) throw new Error(`The faults are not taken: ${await response.text()}`);
}
