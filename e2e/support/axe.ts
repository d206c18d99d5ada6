import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type JSHandle, type Page } from '@playwright/test';
import type axe from 'axe-core';
import { familiarParts, type Familiar } from './familiar-parts.ts';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What is not looked at. No script may run in the email's preview, axe's neither; the email is looked at
 * by itself. Fifty rows take axe long and are drawn by the same code: it looks at the first ones.
 */
const NOT_LOOKED_AT = ['iframe', ':is(tbody, tfoot) tr:nth-child(n + 7)'];

/**
 * axe is run by hand rather than by @axe-core/playwright, which reads its source into the page anew for
 * each look and has what passed described as well: that took three times as long.
 */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export type ColorScheme = 'light' | 'dark';

/**
 * Has axe look at a page again and again, each time at what is new: what stands there just as it did in
 * an earlier look (the frame around the page, the list under a message) was looked at then.
 *
 * @returns looks at the page as it is now, in both schemes, and tells what is wrong, one line each; `where`
 *   is the screen, for the lines
 */
export function inspect(page: Page): (where: string) => Promise<string[]> {
  const known: string[] = [];
  let scheme: ColorScheme = 'light';
  return async (where) => {
    const familiar = await page.evaluateHandle(familiarParts, known);
    const found = await violations(page, where, scheme, familiar);
    // The next look begins in the scheme in which this one ends.
    scheme = scheme === 'light' ? 'dark' : 'light';
    await show(page, scheme);
    found.push(...(await violations(page, where, scheme, familiar)));
    known.push(...(await familiar.evaluate(({ added }) => added)));
    await familiar.dispose();
    return found;
  };
}

/**
 * Until the portal has taken up the scheme, and has been drawn with it. Who asks for less motion
 * (playwright.config.ts) gets the other colours at once.
 */
async function show(page: Page, colorScheme: ColorScheme): Promise<void> {
  const taken = await page.evaluateHandle((wanted) => {
    const root = document.documentElement;
    const transitions = new Promise<number>((resolve) => {
      const watch = new MutationObserver(() => {
        if (root.dataset['mantineColorScheme'] !== wanted) return;
        watch.disconnect();
        const running = document.getAnimations();
        resolve(running.filter((each) => each instanceof CSSTransition).length);
      });
      watch.observe(root, { attributes: true });
    });
    return { transitions };
  }, colorScheme);
  await page.emulateMedia({ colorScheme });
  const transitions = await taken.evaluate(async ({ transitions }) => {
    const count = await transitions;
    const drawn = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await drawn();
    await drawn();
    return count;
  });
  await taken.dispose();
  expect.soft(transitions, `colours on their way to ${colorScheme} ones`).toBe(0);
}

/**
 * What axe finds wrong with the page as it is now, one line each. In the dark only the contrast is
 * looked at: nothing else differs by the scheme.
 *
 * @param where the screen, for the lines
 * @param familiar what is not looked at again
 */
export async function violations(
  page: Page,
  where: string,
  colorScheme: ColorScheme,
  familiar?: JSHandle<Familiar>,
): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.evaluate(AXE);
  const options: axe.RunOptions = {
    runOnly:
      colorScheme === 'light'
        ? { type: 'tag', values: WCAG_22_AA }
        : { type: 'rule', values: ['color-contrast'] },
    resultTypes: ['violations'],
    iframes: false,
  };
  const found = await page.evaluate(
    async ({ selectors, familiar, options }) => {
      const parts = familiar?.parts.filter((part) => part.isConnected) ?? [];
      const results = await (window as unknown as { axe: typeof axe }).axe.run(
        { exclude: [...selectors, ...parts] },
        options,
      );
      return results.violations;
    },
    { selectors: NOT_LOOKED_AT, familiar, options },
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      (node) => `${where}, ${colorScheme}: ${id}: ${node.html} ${node.failureSummary ?? ''}`,
    ),
  );
}
