import { expect, type Page } from '@playwright/test';

/**
 * What of the page is seen by its ground alone, such as a swatch or a bar, and has neither a ground nor an edge
 * left where the system sets the colours.
 *
 * @returns one line for each
 */
export async function vanishedInForcedColors(page: Page): Promise<string[]> {
  const grounds = await page.evaluateHandle(seenByGroundAlone);
  await page.emulateMedia({ forcedColors: 'active' });
  await expect
    .poll(() => page.evaluate(() => matchMedia('(forced-colors: active)').matches))
    .toBe(true);
  const vanished = await grounds.evaluate((elements) => {
    const isClear = (color: string): boolean => /^rgba\(.*, 0\)$/.test(color);
    const groundAround = (element: Element | null): string => {
      if (element === null) return getComputedStyle(document.documentElement).backgroundColor;
      const { backgroundColor } = getComputedStyle(element);
      return isClear(backgroundColor) ? groundAround(element.parentElement) : backgroundColor;
    };
    return elements
      .filter((element) => {
        const style = getComputedStyle(element);
        const { backgroundColor: own, backgroundImage, outlineStyle } = style;
        const hasBorder = ['Top', 'Right', 'Bottom', 'Left'].some(
          (side) =>
            parseFloat(style[`border${side}Width` as 'borderTopWidth']) > 0 &&
            style[`border${side}Style` as 'borderTopStyle'] !== 'none',
        );
        const hasGround = !isClear(own) && own !== groundAround(element.parentElement);
        const hasEdge = hasBorder || outlineStyle !== 'none' || backgroundImage !== 'none';
        return element.isConnected && !hasGround && !hasEdge;
      })
      .map((element) => element.outerHTML.slice(0, 160));
  });
  await grounds.dispose();
  await page.emulateMedia({ forcedColors: 'none' });
  return [...new Set(vanished)];
}

/** Runs in the page, so it may use nothing from outside. */
function seenByGroundAlone(): Element[] {
  const SEEN_OTHERWISE = 'svg, img, iframe, input, select, textarea, button, a, i';
  const SMALLEST = 4;
  return [...document.body.querySelectorAll('div, span')].filter((element) => {
    const style = getComputedStyle(element);
    const { width, height } = element.getBoundingClientRect();
    if (width < SMALLEST || height < SMALLEST || element.textContent.trim() !== '') return false;
    if (element.querySelector(SEEN_OTHERWISE) !== null) return false;
    // What dims the page under a dialog.
    if (style.position === 'fixed') return false;
    const hasGround =
      !/^rgba\(.*, 0\)$/.test(style.backgroundColor) || style.backgroundImage !== 'none';
    if (!hasGround || !element.checkVisibility({ opacityProperty: true })) return false;
    const { parentElement } = element;
    const around = parentElement === null ? '' : getComputedStyle(parentElement).backgroundColor;
    return style.backgroundColor !== around || style.backgroundImage !== 'none';
  });
}
