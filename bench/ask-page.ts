import type { CDPSession } from '@playwright/test';
import { waitFor } from '../local/support/wait.ts';

/**
 * Asks a page something while its tasks are measured, by the browser's protocol. Playwright's own questions
 * and waits first have the page compile 300 KB of script, a longer task than any that the portal has.
 *
 * @param expression  of JavaScript, whose value can be written as JSON
 * @throws Error when it throws in the page
 */
export async function askPage(session: CDPSession, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    returnByValue: true,
  });
  if (exceptionDetails !== undefined) throw new Error(`The page: ${exceptionDetails.text}`);
  return result.value;
}

/** Waits until an expression is true in a page. @throws Error when it is not after three minutes */
export async function untilTrueInPage(session: CDPSession, expression: string): Promise<void> {
  await waitFor(`“${expression}”`, 180, async () =>
    (await askPage(session, expression)) === true ? true : null,
  );
}
