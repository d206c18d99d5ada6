import {
  conferenceForm,
  conferenceRow,
  openConference,
  openConferences,
  openEdit,
  submitSignIn,
} from '../support/portal.ts';
import { unique } from '../support/unique.ts';
import { expect, test } from '../support/test.ts';

const sentOnce = (tag: string) => ({
  tag,
  adminEmail: `${unique()}@leaders.example`,
  expiresAt: null,
});

test('Delete asks first, and Undo brings the conference back with its codes', async ({
  page,
  office,
  operator,
}) => {
  const before = await operator.addConference(office.accountId, office.admin, sentOnce('Board'));
  const panel = await openConference(page, office, before.id);
  await panel.getByRole('button', { name: 'Delete' }).click();
  const question = page.getByRole('dialog', { name: 'Delete “Board”?' });
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(panel.getByRole('button', { name: 'Delete' })).toBeFocused();

  await page.keyboard.press('Enter');
  await question.getByRole('button', { name: 'Delete conference' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const undo = page.getByRole('button', { name: 'Undo deleting Board' });
  await expect(undo).toBeFocused();
  await expect(conferenceRow(page, 'Board')).toHaveCount(0);
  // The server ends the codes before they are wanted back.
  await expect.poll(() => operator.liveCodes(before.id)).toEqual([]);

  await page.keyboard.press('Enter');
  await expect(conferenceRow(page, 'Board')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open Board' })).toBeFocused();
  await expect.poll(() => operator.liveCodes(before.id)).toEqual(['leader', 'participant']);
  const [after] = await operator.conferences(office.accountId);
  expect(after).toEqual(before);
});

test('two deletions in a row have an undo each; Ctrl Z takes the newest back', async ({
  page,
  office,
  operator,
}) => {
  await operator.addConference(office.accountId, office.admin, sentOnce('First'));
  await operator.addConference(office.accountId, office.admin, sentOnce('Second'));
  await openConferences(page, office);
  for (const tag of ['First', 'Second']) {
    await page.getByRole('button', { name: `Actions for ${tag}` }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete conference' }).dblclick();
    await expect(page.getByRole('button', { name: `Undo deleting ${tag}` })).toBeFocused();
  }
  await expect(page.getByRole('button', { name: /^Undo deleting/ })).toHaveCount(2);
  // A short page stays as short: the undo takes room at the end of a long one only.
  const below = () => page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  expect(await below()).toBe(0);
  await page.keyboard.press('Control+z');
  await expect(conferenceRow(page, 'Second')).toBeVisible();
  await expect(conferenceRow(page, 'First')).toHaveCount(0);
});

test('the second half of a double click does not reach the page under the dialog', async ({
  page,
  office,
  operator,
}) => {
  await operator.addConference(office.accountId, office.admin, sentOnce('Board'));
  await openConferences(page, office);
  // As soon as the dialog has gone: where its button was, the page is now.
  await page.evaluate(() => {
    let isOpen = false;
    const watch = new MutationObserver(() => {
      const wasOpen = isOpen;
      isOpen = document.querySelector('[role="dialog"]') !== null;
      if (isOpen || !wasOpen) return;
      watch.disconnect();
      const second = { bubbles: true, cancelable: true, detail: 2 };
      document.title = String(document.body.dispatchEvent(new MouseEvent('mousedown', second)));
    });
    watch.observe(document.body, { childList: true, subtree: true });
  });
  await page.getByRole('button', { name: 'Actions for Board' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete conference' }).click();
  await expect(page.getByRole('button', { name: 'Undo deleting Board' })).toBeFocused();
  // Cancelled: it neither took the focus nor pressed anything.
  await expect(page).toHaveTitle('false');
});

test('the undo goes after ten seconds, and the deletion stays', async ({
  page,
  office,
  operator,
}) => {
  const { id } = await operator.addConference(office.accountId, office.admin, sentOnce('Brief'));
  await page.clock.install();
  const panel = await openConference(page, office, id);
  await panel.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete conference' }).click();
  const undo = page.getByRole('button', { name: 'Undo deleting Brief' });
  await expect(undo).toBeVisible();
  await page.clock.runFor(10_500);
  await expect(undo).toHaveCount(0);
  await expect(page.getByRole('main')).toBeFocused();
});

test('whoever is at the undo with the keyboard has as long as it is taken', async ({
  page,
  office,
  operator,
}) => {
  const tags = ['First', 'Second'];
  for (const tag of tags)
    await operator.addConference(office.accountId, office.admin, sentOnce(tag));
  await page.clock.install();
  await openConferences(page, office);
  const undoOf = (tag: string) => page.getByRole('button', { name: `Undo deleting ${tag}` });
  const remove = async (tag: string) => {
    await page.getByRole('button', { name: `Actions for ${tag}` }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete conference' }).press('Enter');
    await expect(undoOf(tag)).toBeFocused();
  };

  await remove('First');
  await page.clock.runFor(30_000);
  await expect(undoOf('First')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.clock.runFor(1_000);
  await expect(page.getByRole('button', { name: 'Close the message about First' })).toBeFocused();
  // To the end of the page, and on from it.
  await page.keyboard.press('Tab');
  await page.clock.runFor(1_000);
  await expect(undoOf('First')).toHaveCount(0);

  await remove('Second');
  await page.clock.runFor(60_500);
  await expect(undoOf('Second')).toHaveCount(0);
  await expect(page.getByRole('main')).toBeFocused();
});

test('offline, neither the deletion nor its undo is lost', async ({
  page,
  office,
  operator,
  context,
}) => {
  const { id } = await operator.addConference(office.accountId, office.admin, sentOnce('Network'));
  const panel = await openConference(page, office, id);
  await panel.getByRole('button', { name: 'Delete' }).click();
  const confirm = page.getByRole('button', { name: 'Delete conference' });
  await expect(confirm).toBeVisible();
  await context.setOffline(true);
  await confirm.click();
  // Whatever of the panel behind it was still on its way is told there.
  const question = page.getByRole('dialog', { name: 'Delete “Network”?' });
  await expect(question.getByRole('alert')).toContainText('You may be offline');
  await context.setOffline(false);
  await confirm.click();
  const undo = page.getByRole('button', { name: 'Undo deleting Network' });
  await expect(undo).toBeFocused();
  await context.setOffline(true);
  await undo.click();
  const missed = page.getByRole('alert').filter({ hasText: 'Perhaps not undone.' });
  await expect(missed).toContainText('There was no answer');
  await context.setOffline(false);
  await undo.click();
  await expect(conferenceRow(page, 'Network')).toBeVisible();
});

test('who edits a conference that somebody deletes keeps what they typed', async ({
  page,
  office,
  operator,
  browser,
}) => {
  const { id } = await operator.addConference(
    office.accountId,
    office.admin,
    sentOnce('Contested'),
  );
  const colleague = await office.addAdmin();
  const form = await openEdit(page, office, id);
  await form.tag.fill('Half done');

  const elsewhere = await browser.newPage();
  await elsewhere.goto(new URL(`./${id}`, page.url().replace('/edit', '')).href);
  await submitSignIn(elsewhere, colleague.email, colleague.password);
  await elsewhere.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await elsewhere.getByRole('button', { name: 'Delete conference' }).click();
  await expect(elsewhere.getByRole('button', { name: 'Undo deleting Contested' })).toBeVisible();
  await elsewhere.close();

  await form.save.click();
  await expect(form.problem('This conference no longer exists')).toBeVisible();
  await expect(conferenceForm(page).tag).toHaveValue('Half done');
});
