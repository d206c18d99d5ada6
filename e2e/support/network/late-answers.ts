import type { BrowserContext } from '@playwright/test';
import { seeded } from '../../../tests/support/seeded.ts';

/** So much later an answer comes at most. */
const LATEST_MS = 700;
/** So many of ten requests are not held at all, so that answers overtake each other. */
const AT_ONCE_OF_TEN = 4;

/**
 * Has what the pages of a context ask for answered late, some of it more than other, so that answers come in other
 * orders than on a fast machine. Who tests what a page shows meanwhile, or takes one answer's place for another's,
 * finds it here. What a test answers itself comes as that test says.
 *
 * @param seed from which all is drawn: the same one holds the same requests, as long as they come in the same order
 * @returns what lets all requests go as they come again
 */
export async function delayAnswers(
  context: BrowserContext,
  seed: number,
): Promise<() => Promise<void>> {
  const whole = seeded(seed);
  await context.route('**/*', async (route) => {
    if (whole(10) >= AT_ONCE_OF_TEN) {
      const share = whole(1_000) / 1_000;
      // More of them a little late than very late.
      await new Promise((resolve) => setTimeout(resolve, share * share * LATEST_MS));
    }
    // Whoever asked may have gone.
    await route.continue().catch(() => undefined);
  });
  return () => context.unrouteAll({ behavior: 'ignoreErrors' });
}

/** The seed of `npm test -- e2e --late`, or null where answers come as they come. */
export function lateSeed(): number | null {
  const given = process.env['CONFDESK_LATE'];
  return given === undefined ? null : Number(given);
}
