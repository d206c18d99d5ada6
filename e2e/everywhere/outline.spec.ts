import type { Page, Request } from '@playwright/test';
import { violations } from '../support/axe.ts';
import { serveInTwoParts } from '../support/network/page-in-two-parts.ts';
import { heading, settingsPath, signInTo } from '../support/portal.ts';
import { readSuite } from '../support/suite.ts';
import { unique } from '../support/unique.ts';
import { expect, test } from '../support/test.ts';

/* What is there before the portal's scripts are, and what is asked for meanwhile. */

/** Without it there is no portal. */
const PORTAL = /\/assets\/base-[^/]*\.js$/;

/** Holds the portal's scripts back, as a slow network does, until they are let go. */
async function holdPortal(page: Page): Promise<() => void> {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(PORTAL, async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

const outline = (page: Page) => page.locator('#outline');
const field = (page: Page, type: 'email' | 'password') => page.locator(`input[type="${type}"]`);

test('signing in can be begun before the portal is there to do it', async ({ page, office }) => {
  const { email, password } = office.admin;
  const letGo = await holdPortal(page);
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  await page.goto('/sign-in');
  await expect(heading(page, 'Sign in')).toBeVisible();
  await expect(field(page, 'email')).toBeFocused();
  await page.keyboard.type(email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await expect(outline(page)).toHaveAttribute('data-asked');
  letGo();
  await expect(heading(page, 'Services')).toBeVisible();
  expect(addresses.filter((address) => address.includes(encodeURIComponent(password)))).toEqual([]);
});

test('a door of which only a part has come is not shown, and the whole one has the focus', async ({
  page,
}) => {
  await holdPortal(page);
  // Another font would move words too, where this machine has none that is like it.
  await page.route('**/*.woff2', (route) => route.abort());
  const server = await serveInTwoParts(readSuite().portalUrl, '<label for="outline-password">');
  try {
    await page.addInitScript(() => {
      const moved: number[] = [];
      Reflect.set(window, 'moved', moved);
      const note = ({ startTime }: PerformanceEntry) => moved.push(startTime);
      new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
        type: 'layout-shift',
        buffered: true,
      });
    });
    await page.goto(`${server.url}/sign-in`, { waitUntil: 'commit' });
    await expect(page.locator('#outline-email')).toBeAttached();
    // It stands in the middle of the page, and would go up with each part that comes.
    await page.evaluate(() => new Promise(requestAnimationFrame));
    await expect(page.locator('.outline-door')).toHaveCSS('opacity', '0');
    server.sendRest();
    await expect(page.locator('.outline-door')).toHaveCSS('opacity', '1');
    await expect(field(page, 'email')).toBeFocused();
    expect(await page.evaluate(() => Reflect.get(window, 'moved') as number[])).toEqual([]);
  } finally {
    await server.stop();
  }
});

test('what was typed into the outline stands in the form, and the focus stays in its field', async ({
  page,
}) => {
  const letGo = await holdPortal(page);
  await page.goto('/sign-in');
  await field(page, 'email').fill('jane@people.example');
  await field(page, 'password').focus();
  await page.keyboard.type('half of');
  letGo();
  await expect(outline(page)).toHaveCount(0);
  await expect(field(page, 'email')).toHaveValue('jane@people.example');
  await expect(field(page, 'password')).toHaveValue('half of');
  await expect(field(page, 'password')).toBeFocused();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

/** Left, top, right and bottom of each part, in pixels. */
async function places(page: Page, within: string, parts: readonly string[]) {
  const boxes = await Promise.all(
    parts.map((part) => page.locator(`${within} ${part}:visible`).first().boundingBox()),
  );
  return boxes.map((box) => box && [box.x, box.y, box.x + box.width, box.y + box.height]);
}

/** The real field of a password stands in a frame of one pixel, which the outline's has itself. */
function expectSame(
  drawn: Awaited<ReturnType<typeof places>>,
  real: Awaited<ReturnType<typeof places>>,
): void {
  const moved = drawn.map((box, part) =>
    box?.map((edge, side) => Math.abs(edge - (real[part]?.[side] ?? Number.NaN)) <= 1.5),
  );
  expect(moved, JSON.stringify({ drawn, real })).toEqual(drawn.map(() => [true, true, true, true]));
}

for (const locale of ['en-CA', 'fr-CA']) {
  test.describe(locale, () => {
    test.use({ locale });

    for (const width of [1280, 390, 320]) {
      test(`nothing moves when the real page comes, at ${width} pixels`, async ({
        page,
        office,
      }) => {
        await page.setViewportSize({ width, height: 800 });
        // Text keeps one font, whichever of the two pages it would come to first.
        await page.route('**/*.woff2', (route) => route.abort());
        const letGo = await holdPortal(page);
        const parts = ['h1', 'input[type="email"]', 'input[type="password"]', 'button', 'main a'];
        await page.goto('/sign-in');
        await expect(page.locator('#outline h1:visible')).toBeVisible();
        const drawn = await places(page, '#outline', parts);
        letGo();
        await expect(outline(page)).toHaveCount(0);
        const real = await places(page, '#root', parts.with(3, 'button[type="submit"]'));
        expectSame(drawn, real);

        // Somebody who was signed in before finds the frame, and the name of the page in its place.
        await signInTo(page, office.admin, settingsPath(office.accountId));
        await expect(page.locator('#root h1')).toBeVisible();
        await page.unroute(PORTAL);
        const letGoAgain = await holdPortal(page);
        await page.reload();
        await expect(page.locator('#outline h1:visible')).toBeVisible();
        // On a phone there is no room for whose session it is.
        const isWide = width > 768;
        const title = await places(page, '#outline', isWide ? ['h1', '.person'] : ['h1']);
        letGoAgain();
        await expect(outline(page)).toHaveCount(0);
        const person = `button[aria-label$="${office.admin.email}"] span`;
        expectSame(title, await places(page, '#root', isWide ? ['h1', person] : ['h1']));
      });
    }
  });
}

test('what a page begins with is asked for once, while its scripts load', async ({
  page,
  office,
  operator,
}) => {
  await operator.addConference(office.accountId, office.admin, {
    tag: 'Asked early',
    adminEmail: `${unique()}@leaders.example`,
    expiresAt: null,
  });
  const letGo = await holdPortal(page);
  const asked: Request[] = [];
  page.on('request', (request) => {
    const isRead = /:runQuery|:batchGet|accounts:lookup/.test(request.url());
    if (isRead && request.method() === 'POST') asked.push(request);
  });
  await signInTo(page, office.admin, settingsPath(office.accountId));
  await expect.poll(() => asked.length).toBe(4);
  letGo();
  await expect(page.getByRole('link', { name: 'Asked early' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  const questions = asked.map((request) => `${request.url()} ${request.postData()}`);
  expect(new Set(questions).size).toBe(questions.length);
  expect(questions).toHaveLength(4);
});

test('a link that looks like a button keeps its words, whichever styles come first', async ({
  page,
  office,
}) => {
  await signInTo(page, office.admin, settingsPath(office.accountId));
  const button = page.getByRole('link', { name: 'Generate New Conference' }).first();
  await expect(button).toBeVisible();
  const { words, ground } = await button.evaluate((element) => {
    const { color, backgroundColor } = getComputedStyle(element);
    return { words: color, ground: backgroundColor };
  });
  expect(words).not.toBe(ground);
});

test('whoever signs out leaves nothing that the next visit begins with', async ({
  page,
  office,
}) => {
  await signInTo(page, office.admin, `/a/${office.accountId}`);
  await expect(heading(page, 'Services')).toBeVisible();
  const kept = () => page.evaluate(() => localStorage.getItem('confdesk.signed-in'));
  expect(await kept()).toBe('yes');
  await page.getByRole('button', { name: office.admin.email }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(heading(page, 'Sign in')).toBeVisible();
  expect(await kept()).toBeNull();
  await holdPortal(page);
  await page.goto(`/a/${office.accountId}`);
  await expect(page.locator('#outline h1:visible')).toHaveText(/^Sign in/);
});

test('the outline can be read by everybody, in both schemes', async ({ page, office }) => {
  await holdPortal(page);
  const found: string[] = [];
  const look = async (where: string): Promise<void> => {
    await expect(page.locator('#outline h1:visible')).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.reload();
      found.push(...(await violations(page, where, colorScheme)));
    }
  };
  await page.goto('/sign-in');
  await look('door');
  await signInTo(page, office.admin, settingsPath(office.accountId));
  await look('frame');
  expect(found).toEqual([]);
});

test('a portal that cannot be loaded says so, and can be loaded again', async ({ page }) => {
  await page.route(PORTAL, (route) => route.abort());
  await page.goto('/sign-in');
  await expect(heading(page, 'Confdesk could not be loaded')).toBeVisible();
  await page.unroute(PORTAL);
  await page.getByRole('link', { name: 'Load again' }).click();
  await expect(outline(page)).toHaveCount(0);
  await expect(heading(page, 'Sign in')).toBeVisible();
});
