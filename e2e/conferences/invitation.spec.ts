import { openConference, openConferences } from '../support/portal.ts';
import { unique } from '../support/unique.ts';
import { expect, test } from '../support/test.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const sentOnce = (tag: string) => ({
  tag,
  adminEmail: `${unique()}@leaders.example`,
  expiresAt: null,
});

/** What the clipboard holds, by type; nothing when it changed while it was read. */
async function clipboard(): Promise<Record<string, string>> {
  const [item] = await navigator.clipboard.read();
  const forms: Record<string, string> = {};
  try {
    for (const type of item?.types ?? []) {
      forms[type] = await (await item!.getType(type)).text();
    }
  } catch (error) {
    // Which of the two it is depends on the browser's version.
    const isChanged = (name: string) => name === 'InvalidStateError' || name === 'DataError';
    if (error instanceof DOMException && isChanged(error.name)) return {};
    throw error;
  }
  return forms;
}

test('the invitation is copied as HTML and as text, with one-tap links and no leader code', async ({
  page,
  office,
  operator,
}) => {
  const { id, participantCode, leaderCode } = await operator.addConference(
    office.accountId,
    office.admin,
    sentOnce('Invited'),
  );
  const panel = await openConference(page, office, id);
  await panel.getByRole('button', { name: 'Copy invitation' }).click();
  await expect(panel.getByRole('button', { name: 'Copied' })).toBeVisible();
  const { 'text/html': html = '', 'text/plain': text = '' } = await page.evaluate(clipboard);
  for (const form of [html, text]) {
    expect(form).toContain('Invited');
    expect(form).toContain(`tel:+15145550100,,${participantCode!}`);
    expect(form.replaceAll(/\D/g, '')).not.toContain(leaderCode!);
  }
  await panel.getByRole('button', { name: 'Copy as plain text' }).click();
  await expect
    .poll(async () => Object.keys(await page.evaluate(clipboard)))
    .toEqual(['text/plain']);
});

test('the list copies it too', async ({ page, office, operator }) => {
  const { participantCode } = await operator.addConference(
    office.accountId,
    office.admin,
    sentOnce('From the row'),
  );
  await openConferences(page, office);
  await page.getByRole('button', { name: 'Actions for From the row' }).click();
  await page.getByRole('menuitem', { name: 'Copy invitation' }).click();
  await expect
    .poll(async () => (await page.evaluate(clipboard))['text/html'])
    .toContain(`tel:+15145550100,,${participantCode!}`);
});

test('on screen it stands large, dark on white also in the dark scheme, and Escape closes it', async ({
  page,
  office,
  operator,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const { id, leaderCode } = await operator.addConference(
    office.accountId,
    office.admin,
    sentOnce('In the room'),
  );
  const panel = await openConference(page, office, id);
  const show = panel.getByRole('button', { name: 'Show on screen' });
  await show.click();
  const screen = page.getByRole('dialog', { name: 'In the room' }).last();
  await expect(screen.getByRole('img', { name: /QR code that dials \+1 514/ })).toBeVisible();
  await screen.getByLabel('The QR code dials').selectOption({ index: 1 });
  await expect(screen.getByRole('img', { name: /QR code that dials \+1 800/ })).toBeVisible();
  await expect(screen).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  expect((await screen.innerText()).replaceAll(/\D/g, '')).not.toContain(leaderCode!);
  await page.keyboard.press('Escape');
  await expect(show).toBeFocused();
});
