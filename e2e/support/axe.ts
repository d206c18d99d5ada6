import type { Page } from '@playwright/test';
import axe from 'axe-core';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What is not looked at. No script may run in the email's preview, axe's neither; the email is looked at
 * by itself. Fifty rows take axe long and are drawn by the same code: it looks at the first ones.
 */
const NOT_LOOKED_AT = [['iframe'], ['tbody tr:nth-child(n + 7)']];

/**
 * What axe finds wrong with the page as it is now, one line each. In the dark only the contrast is
 * looked at: nothing else differs by the scheme.
 *
 * axe is run by hand rather than by @axe-core/playwright, which reads its half megabyte into the page
 * anew for each look and has what passed described as well: that took three times as long.
 *
 * @param where the screen, for the lines
 */
export async function violations(
  page: Page,
  where: string,
  colorScheme: 'light' | 'dark',
): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.evaluate(axe.source);
  const options: axe.RunOptions = {
    runOnly:
      colorScheme === 'light'
        ? { type: 'tag', values: WCAG_22_AA }
        : { type: 'rule', values: ['color-contrast'] },
    resultTypes: ['violations'],
    iframes: false,
  };
  const found = await page.evaluate(
    async ({ exclude, options }) => {
      const results = await (window as unknown as { axe: typeof axe }).axe.run(
        { exclude },
        options,
      );
      return results.violations;
    },
    { exclude: NOT_LOOKED_AT, options },
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${where}: ${id}: ${node.html} ${node.failureSummary ?? ''}`),
  );
}
