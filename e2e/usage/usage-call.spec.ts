import type { Locator, Page } from '@playwright/test';
import { fontsLoaded } from '../support/portal.ts';
import { expect, test } from '../support/test.ts';
import { unique } from '../support/unique.ts';
import { BOARD, call, callRow, DAYS, followUsage, guest, leader, openUsage } from './usage-page.ts';

const timelineIn = (panel: Locator) => panel.getByRole('img', { name: /^Bars from joining/ });
const panelOf = (page: Page, tag: string) => page.getByRole('dialog', { name: tag, exact: true });

test('a viewer opens calls to their legs, as administrators do', async ({
  page,
  office,
  operator,
}) => {
  const { accountId } = office;
  const viewer = await office.addViewer();
  const [c = ''] = await operator.addManyConferences(accountId, [BOARD]);
  const kept = call(unique(), 'Kept', '2026-03-12T15:00:00Z');
  await operator.changeProfile(accountId, { callerNumbers: 'full' });
  await operator.addCalls(accountId, [kept]);
  await operator.changeProfile(accountId, { callerNumbers: 'masked' });
  const showing = { accountId: await operator.openAccount() };
  const [older, newer] = [
    call(unique(), 'Older', '2026-03-09T15:00:00Z'),
    call(unique(), 'Newer', '2026-03-10T15:00:00Z'),
  ];
  await operator.addMember(showing.accountId, viewer, 'viewer');
  await operator.addCalls(showing.accountId, [older]);
  await operator.changeProfile(showing.accountId, { callerNumbers: 'full' });
  await operator.addCalls(showing.accountId, [newer]);

  const withheld = { caller: null, joined: 100, left: null };
  const board = call(c, 'Board', '2026-03-10T15:00:00Z', [guest, leader, withheld]);
  const none = call(unique(), 'None', '2026-03-10T15:00:10Z', [{ ...guest, left: 0 }]);
  const late = { ...leader, joined: 541, left: 541 };
  const ends = call(unique(), 'Ends', '2026-03-10T15:00:00Z', [guest, late]);
  const guests = Array.from({ length: 109 }, (_, n) => ({ ...guest, joined: n, left: 900 }));
  const long = call(unique(), 'Long', '2026-03-10T15:00:00Z', [
    ...guests.slice(0, 90),
    { ...leader, joined: 90, left: 900 },
    ...guests.slice(90),
    // Comes and goes as the last one.
    { caller: '+33199000712', joined: 900, left: 900 },
  ]);
  // Past midnight, and a long wait for the leader.
  const night = call(unique(), 'Conseil', '2026-09-01T03:20:13Z', [
    { caller: '+442079460958', joined: 0, left: 4400 },
    { caller: null, joined: 20, left: null },
    { ...leader, joined: 3700, left: 4500 },
  ]);
  // Alone before, between and after two stays of its leader.
  const alone = {
    ...call(unique(), 'Alone', '2026-03-10T15:00:00Z', [
      { ...guest, left: 600 },
      { ...leader, joined: 60, left: 120 },
      { ...leader, joined: 300, left: 360 },
    ]),
    failed: ['locked', 'hungUp', 'locked'] as const,
  };
  const fiveMinutesAgo = new Date(Date.now() - 5 * 60_000).toISOString();
  const over = call(unique(), 'Going', fiveMinutesAgo, [guest]);
  const going = { ...over, legs: [{ ...guest, left: null }], endReason: null };
  await operator.addCalls(accountId, [board, none, ends, long, night, alone, going]);

  await test.step('from the list, and back to its row', async () => {
    await openUsage(page, office, DAYS, viewer);
    await expect(callRow(page, 'Board')).toContainText('Estimated');
    const link = page.getByRole('link', { name: /^Call of Board/ });
    await link.press('Enter');
    await expect(page).toHaveURL(new RegExp(`call=${board.id}`));
    const panel = panelOf(page, 'Board');
    await expect(timelineIn(panel)).toBeVisible();
    const legs = panel.getByRole('table').locator('tbody tr');
    await expect(legs).toHaveCount(3);
    await expect(legs.nth(0)).toContainText('+44 ••• ••58');
    await expect(legs.nth(0)).toContainText('11:00:00');
    await expect(legs.nth(0)).toContainText('30 s');
    await expect(legs.nth(1)).toContainText('Leader');
    await expect(legs.nth(2)).toContainText('Number withheld');
    await expect(legs.nth(2)).toContainText('Estimated');
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await expect(link).toBeFocused();
    await page.goBack();
    await expect(panel).toBeVisible();
    await page.reload();
    await expect(legs).toHaveCount(3);
  });

  // Its address alone opens a call, wherever in the list it stands.
  await test.step('a call of no length has its start on the timeline', async () => {
    await followUsage(page, office, `?call=${none.id}`);
    const panel = panelOf(page, 'None');
    await expect(timelineIn(panel)).toContainText('11:00:10');
    await expect(panel.locator('dt:text-is("Started") + dd')).toHaveText(/^10.Mar.2026, 11:00:10$/);
  });

  await test.step('a leg that ends with the call is all in its track', async () => {
    await followUsage(page, office, `?call=${ends.id}`);
    const bar = timelineIn(panelOf(page, 'Ends')).locator('[data-role="leader"][data-end]');
    await expect(bar).toBeVisible();
    const [right, edge] = await bar.evaluate((element) => [
      element.getBoundingClientRect().right,
      element.parentElement?.getBoundingClientRect().right,
    ]);
    expect(right).toBeLessThanOrEqual(Number(edge) + 0.1);
  });

  await test.step('a long call draws its late leader, and its last step keeps the focus', async () => {
    await followUsage(page, office, `?call=${long.id}`);
    const panel = panelOf(page, 'Long');
    const timeline = timelineIn(panel);
    await expect(timeline.locator('[data-role="leader"][data-end]')).toHaveCount(1);
    await expect(timeline.locator('[data-end]')).toHaveCount(40);
    await expect(panel.getByText('71 more callers are not drawn here.')).toBeVisible();

    const rows = panel.getByRole('table').locator('tbody tr');
    await expect(rows).toHaveCount(100);
    await fontsLoaded(page);
    const heights = await rows.evaluateAll((all) => all.map((row) => row.clientHeight));
    expect(new Set(heights).size).toBe(1);
    const more = panel.getByRole('button', { name: 'Show more callers' });
    await more.press('Enter');
    await expect(rows).toHaveCount(111);
    await expect(more).toBeHidden();
    await expect(rows.nth(100)).toBeFocused();
  });

  await test.step('a call says how long one waited in all, and who could not join', async () => {
    await followUsage(page, office, `?call=${alone.id}`);
    const panel = panelOf(page, 'Alone');
    await expect(
      panel.getByText(
        '2 callers could not join: the conference was locked. 1 caller hung up before joining.',
      ),
    ).toBeVisible();
    await expect(panel.locator('dt:text-is("Callers") + dd')).toHaveText('3');
    await expect(panel.getByRole('table').locator('tbody tr').first()).toContainText(/8.min.00.s/);
    const bar = timelineIn(panel).locator('[data-role="participant"][data-end]');
    const waits = await bar.locator('span').evaluateAll((spans) =>
      spans.map((span) => {
        const { left, width } = span.getBoundingClientRect();
        const whole = span.parentElement!.getBoundingClientRect();
        return [left - whole.left, width].map((part) => Math.round((part / whole.width) * 10));
      }),
    );
    // Of ten minutes: the first, from the second to the fifth, and from the sixth on.
    expect(waits).toEqual([
      [0, 1],
      [2, 3],
      [6, 4],
    ]);
  });

  await test.step('a call that is not there says how long they are kept', async () => {
    await followUsage(page, office, `?call=${unique()}`);
    await expect(page.getByText('Calls are kept for 13 months.')).toBeVisible();
  });

  const masked = '+1 514 ••• ••34';
  const whole = '+1 514 555 0134';
  await test.step('numbers are masked where the account has them masked, kept or not', async () => {
    await followUsage(page, office, `?call=${kept.id}`);
    const panel = panelOf(page, 'Kept');
    await expect(panel.getByText(masked).first()).toBeVisible();
    await expect(panel.getByText(whole)).toHaveCount(0);
  });

  await test.step('and whole where it has them shown, as long as they are kept', async () => {
    await followUsage(page, showing, `?call=${newer.id}`);
    await expect(panelOf(page, 'Newer').getByText(whole).first()).toBeVisible();
    await followUsage(page, showing, `?call=${older.id}`);
    const panel = panelOf(page, 'Older');
    await expect(panel.getByText('Whole numbers are kept for 90 days.')).toBeVisible();
    await expect(panel.getByText(masked).first()).toBeVisible();
  });

  await test.step('a call leads to its conference', async () => {
    await followUsage(page, office, `?call=${board.id}`);
    await panelOf(page, 'Board').getByRole('link', { name: 'Open the conference' }).click();
    await expect(page).toHaveURL(new RegExp(`settings/${c}`));
  });

  await test.step('in French its callers’ table stays in its panel, and its clocks are no lengths of time', async () => {
    await page.getByRole('combobox', { name: 'Language' }).selectOption('fr');
    await followUsage(page, office, `?call=${night.id}`);
    await expectFrenchTable(page, panelOf(page, 'Conseil'));
    await followUsage(page, office, `?call=${alone.id}`);
    await expect(
      panelOf(page, 'Alone').getByText(
        /2 appelants n’ont pas pu se joindre à l’appel.: la conférence était verrouillée/,
      ),
    ).toBeVisible();
    await page.getByRole('combobox', { name: 'Langue' }).selectOption('en');
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  await test.step('callers of a call that goes on are still there, until it ends while it is looked at', async () => {
    await page.clock.install();
    await followUsage(page, office, '');
    await expect(callRow(page, 'Going')).toContainText('In progress');
    await callRow(page, 'Going').click();
    const panel = panelOf(page, 'Going');
    await expect(panel.getByText('Still there').first()).toBeVisible();

    // It ends after it was asked whether it has, and before that is answered.
    let answer = (): void => undefined;
    const mayAnswer = new Promise<void>((resolve) => (answer = resolve));
    const isAbout = (body: string | null) => (body ?? '').includes(`/calls/${over.id}`);
    await page.route(/batchGet/, async (route) => {
      if (!isAbout(route.request().postData())) return route.fallback();
      await mayAnswer;
      return route.continue();
    });
    const asked = page.waitForRequest(
      (request) => request.url().includes('batchGet') && isAbout(request.postData()),
    );
    await page.clock.runFor(21_000);
    await asked;
    await operator.addCalls(accountId, [over]);
    answer();
    await expect(panel.getByText('The last caller left')).toBeVisible();
    await expect(panel.getByText('Hung up')).toBeVisible();
    await expect(panel.getByText('Still there')).toHaveCount(0);
  });
});

/** What is past midnight there, in a panel that becomes narrower. */
async function expectFrenchTable(page: Page, panel: Locator): Promise<void> {
  const table = panel.getByRole('table');
  await expect(table.getByText('Numéro masqué')).toBeVisible();
  const first = table.locator('tbody tr').first();
  await expect(first).toContainText('23:20:13');
  await expect(first).toContainText(/1er.sept..2026, 00:33:33/);
  await expect(panel.locator('dt:text-is("Durée de l’appel") + dd')).toHaveText(
    /^1.h.15.min.00.s$/,
  );
  const track = panel.getByRole('img', { name: /^Barres/ });
  await fontsLoaded(page);
  const endOf = (what: Locator) =>
    what.evaluate((element) => element.getBoundingClientRect().right);
  for (const width of [1280, 1000, 900]) {
    await page.setViewportSize({ width, height: 800 });
    const [end, edge] = await Promise.all([endOf(table), endOf(track)]);
    expect(end, `at ${width}`).toBeLessThanOrEqual(edge + 0.5);
  }

  // What is wider than anything we know scrolls by itself, also by keyboard: whatever made it wider,
  // and though its box stays as it is.
  const box = panel.getByRole('group', { name: 'Appelants' });
  await expect(box).toHaveCount(0);
  await table.evaluate(async (element: HTMLElement) => {
    let scrolling: HTMLElement = element;
    while (getComputedStyle(scrolling).overflowX !== 'auto') scrolling = scrolling.parentElement!;
    scrolling.style.height = '300px';
    // Until whoever watches the box has been told of that.
    for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
  });
  await table.evaluate((element) => element.style.setProperty('min-width', '2000px'));
  await expect(box).toHaveAttribute('tabindex', '0');
  await table.evaluate((element) => element.style.removeProperty('min-width'));
  await expect(box).toHaveCount(0);
  await table.evaluate((element) => element.style.setProperty('min-width', '2000px'));
  await expect(box).toHaveAttribute('tabindex', '0');
  expect(await endOf(box)).toBeLessThanOrEqual((await endOf(track)) + 0.5);
}
