import { LEASE_MILLISECONDS } from './delivery.ts';
import type { SendOutcome } from './send-mail.ts';

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 5_000;

/**
 * Looks again, at growing distances, while another instance holds a mail. An event that comes twice
 * so ends quietly, as soon as the other has sent; one that comes again because the other died ends
 * when its lease has run out, with the mail given up in words instead of standing at PROCESSING for
 * ever.
 *
 * @param look one look at the mail; does what is to be done.
 * @param pause waits for so many milliseconds.
 * @throws Error when the mail is still held after twice a lease: somebody claims it anew each time.
 */
export async function outlastLease(
  look: () => Promise<SendOutcome>,
  pause: (milliseconds: number) => Promise<void>,
): Promise<SendOutcome> {
  let waited = 0;
  let next = FIRST_PAUSE;
  for (;;) {
    const outcome = await look();
    if (outcome !== 'held') return outcome;
    if (waited > 2 * LEASE_MILLISECONDS) throw new Error('The mail is still held by another.');
    await pause(next);
    waited += next;
    next = Math.min(2 * next, LONGEST_PAUSE);
  }
}
