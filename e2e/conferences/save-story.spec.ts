import type { Page } from '@playwright/test';
import { expectSent, openNewConference } from '../support/portal.ts';
import { unique } from '../support/unique.ts';
import { expect, test } from '../support/test.ts';

/** Notes, at each frame from here on, where the top of “Done” is, in pixels. @returns where it has been */
async function followDone(page: Page): Promise<() => Promise<readonly number[]>> {
  const places = await page.evaluateHandle(() => {
    const seen = new Set<number>();
    const look = () => {
      const buttons = [...document.querySelectorAll('[role="dialog"] button')];
      const done = buttons.find(({ textContent }) => textContent === 'Done');
      if (done !== undefined) seen.add(Math.round(done.getBoundingClientRect().top));
      requestAnimationFrame(look);
    };
    look();
    return seen;
  });
  return () => places.evaluate((seen) => [...seen]);
}

for (const width of [1280, 390]) {
  test.describe(`at ${width} pixels`, () => {
    test.use({ viewport: { width, height: 844 } });

    test('“Done” stays where it is while codes and email come, so that it is not missed', async ({
      page,
      office,
    }) => {
      const leader = `${unique()}@leaders.example`;
      const form = await openNewConference(page, office);
      await form.tag.fill('Weekly sales');
      await form.email.fill(leader);
      const places = await followDone(page);
      await form.save.click();
      await expectSent(page, leader);
      expect(await places()).toHaveLength(1);
    });
  });
}
