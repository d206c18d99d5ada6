import { expect, test } from '../support/test.ts';
import { fontsLoaded, openEdit, openNewConference } from '../support/portal.ts';
import { dayIn } from '../../domain/time/local-time.ts';
import { addDays, addMonths } from '../../domain/usage/day-ranges.ts';

/** The account's day, whatever the browser's. */
const today = () => dayIn(new Date(), 'America/Toronto');

test('a day is typed as one writes it, and written as the portal writes days once it is left', async ({
  page,
  office,
}) => {
  const form = await openNewConference(page, office);
  await form.neverExpires.uncheck();
  for (const [typed, shown] of [
    ['2035-03-31', 'Sat, 31 Mar 2035'],
    ['31/03/2035', 'Sat, 31 Mar 2035'],
    ['March 30, 2035', 'Fri, 30 Mar 2035'],
    ['31 mars 2035', 'Sat, 31 Mar 2035'],
  ] as const) {
    await form.date.fill(typed);
    await form.date.blur();
    await expect(form.date).toHaveValue(shown);
  }

  await test.step('with the time that stands with it', async () => {
    await form.date.fill('1 Apr 2035 at 9:30 am');
    await form.date.blur();
    await expect(form.date).toHaveValue('Sun, 1 Apr 2035');
    await expect(form.time).toHaveValue('09:30');
  });

  await test.step('what is no day stays as it was typed, and is told at the field', async () => {
    for (const wrong of ['31 April 2035', 'tomorrow', '46000', 'T']) {
      await form.date.fill(wrong);
      await form.date.blur();
      await expect(form.date).toHaveValue(wrong);
      await expect(page.getByRole('alert')).toContainText('There is no such day or time.');
      await expect(form.date).toHaveAccessibleDescription(/There is no such day or time\./);
    }
    await form.tag.fill('No day');
    await form.email.fill('ana@leaders.example');
    await form.save.click();
    await expect(form.date).toBeFocused();
  });

  await test.step('a day that has passed is refused when it is left, not while it is typed', async () => {
    await form.date.fill('');
    await form.date.pressSequentially('31 Mar 20');
    await expect(page.getByText('This moment has passed')).toHaveCount(0);
    await form.date.blur();
    await expect(page.getByText('This moment has passed')).toBeVisible();
  });
});

test('the calendar takes the focus, and goes over months by keys', async ({ page, office }) => {
  const form = await openNewConference(page, office);
  await form.neverExpires.uncheck();
  const opener = page.getByRole('button', { name: 'Open the calendar' });
  const calendar = page.getByRole('dialog', { name: 'Expires on' });
  const at = calendar.locator(':focus');
  await form.date.focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(at).toHaveAttribute('data-day', today());
  await expect(at).toHaveAttribute('aria-current', 'date');

  await test.step('never before today', async () => {
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('PageUp');
    await expect(at).toHaveAttribute('data-day', today());
  });

  await test.step('over the end of a month', async () => {
    const nextMonth = addMonths(today().slice(0, 7), 1);
    await page.keyboard.press('PageDown');
    await expect(at).toHaveAttribute('data-day', new RegExp(`^${nextMonth}`));
    const from = (await at.getAttribute('data-day'))!;
    for (let week = 1; week <= 5; week += 1) await page.keyboard.press('ArrowDown');
    await expect(at).toHaveAttribute('data-day', addDays(from, 35));
    await page.keyboard.press('ArrowRight');
    await expect(at).toHaveAttribute('data-day', addDays(from, 36));
    await page.keyboard.press('Shift+PageDown');
    await expect(at).not.toHaveAttribute('data-day', addDays(from, 36));
    await page.keyboard.press('Shift+PageUp');
    await expect(at).toHaveAttribute('data-day', addDays(from, 36));
    await page.keyboard.press('Enter');
    await expect(calendar).toHaveCount(0);
    await expect(opener).toBeFocused();
  });

  await test.step('it opens at the day that is chosen, and Escape leaves that', async () => {
    const chosen = await form.date.inputValue();
    await page.keyboard.press('Enter');
    await expect(at).toHaveAttribute('data-selected');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Escape');
    await expect(calendar).toHaveCount(0);
    await expect(form.date).toHaveValue(chosen);
    await expect(opener).toBeFocused();
    await expect(form.tag).toBeVisible();
  });

  await test.step('the day can be read whole where there is little room', async () => {
    const size = page.viewportSize()!;
    await page.setViewportSize({ width: 320, height: 700 });
    const cut = () => form.date.evaluate((input) => input.scrollWidth - input.clientWidth);
    await expect.poll(cut).toBeLessThanOrEqual(0);
    await page.setViewportSize(size);
  });

  await test.step('every day that it shows can be chosen, but those that have passed', async () => {
    await opener.click();
    await expect(calendar.getByRole('button', { name: 'Next month' })).toBeVisible();
    const outside = await calendar
      .locator('[data-outside]')
      .evaluateAll((days) => days.filter((day) => day.checkVisibility()).length);
    expect(outside).toBe(0);
    // Weeks begin on Sunday in Canada.
    await expect(calendar.getByRole('columnheader').first()).toHaveText(/^Su/);
  });
});

test('a day stands whole in its field, with its year, however narrow what it stands in', async ({
  page,
  office,
  operator,
}) => {
  const board = { tag: 'Board', adminEmail: 'ana@leaders.example', expiresAt: null };
  const [id = ''] = await operator.addManyConferences(office.accountId, [board]);
  const form = await openEdit(page, office, id);
  await form.email.fill('successor@leaders.example');
  await page.getByRole('checkbox', { name: 'The participant code keeps working' }).check();
  const until = page.getByLabel('Until');
  await until.fill(addDays(today(), 9));
  await fontsLoaded(page);
  for (const width of [320, 390, 600, 800, 993, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await until.blur();
    await expect(until).toHaveValue(/^[A-Z][a-z]{2}, \d+ [A-Z][a-z]{2,3} \d{4}$/);
    const beyond = await until.evaluate((field) => field.scrollWidth - field.clientWidth);
    expect(beyond, `at ${width} px`).toBeLessThanOrEqual(0);
  }
});
