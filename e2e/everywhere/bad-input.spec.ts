import { done, conferenceRow, openNewConference, saveAndSend } from '../support/portal.ts';
import { unique } from '../support/unique.ts';
import { expect, test } from '../support/test.ts';

const RIGHT_TO_LEFT_OVERRIDE = '\u202E';

const badTags = [
  { what: 'blanks', tag: '   ', says: 'Give the conference a Tag.' },
  { what: '61 characters', tag: 'x'.repeat(61), says: 'A Tag has at most 60 characters' },
  {
    what: 'a bidirectional override',
    tag: `Weekly ${RIGHT_TO_LEFT_OVERRIDE}selas`,
    says: 'The Tag holds an invisible character',
  },
  { what: 'a tabulator', tag: 'Weekly\tsales', says: 'The Tag holds an invisible character' },
];

const badAddresses = [
  { email: 'ana@leaders.example, li@leaders.example', says: 'Enter exactly one address' },
  { email: 'ana@x.example;li@x.example', says: 'Enter exactly one address' },
  { email: 'Ana Lopez', says: 'This is not an email address' },
];

test('the form says what is missing or wrong, keeps what is there and saves nothing', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  const form = await openNewConference(page, office);
  await test.step('nothing', async () => {
    await form.save.click();
    await expect(page.getByText('Give the conference a Tag.')).toBeVisible();
    await expect(page.getByText('Enter the conference admin’s email address.')).toBeVisible();
    await expect(form.tag).toBeFocused();
    await expect(form.tag).toHaveAttribute('aria-invalid', 'true');
  });
  await form.email.fill('ana@leaders.example');
  for (const { what, tag, says } of badTags) {
    await test.step(`a Tag of ${what}`, async () => {
      await form.tag.fill(tag);
      await form.save.click();
      await expect(page.getByText(says)).toBeVisible();
      await expect(form.tag).toHaveValue(tag);
      await form.tag.fill('Weekly sales');
      await expect(page.getByText(says)).toHaveCount(0);
      await expect(form.email).toHaveValue('ana@leaders.example');
    });
  }
  for (const { email, says } of badAddresses) {
    await test.step(email, async () => {
      await form.email.fill(email);
      await form.save.click();
      await expect(page.getByText(says)).toBeVisible();
      await expect(form.email).toHaveValue(email);
      await form.email.fill('ana@leaders.example');
      await expect(page.getByText(says)).toHaveCount(0);
    });
  }
  expect(await operator.conferences(office.accountId)).toEqual([]);
  expect(await inbox.count('li@leaders.example')).toBe(0);
});

test('markup and line breaks in a Tag stay text in the page, in the email and out of its headers', async ({
  page,
  office,
  inbox,
}) => {
  const leader = `${unique()}@leaders.example`;
  const victim = `${unique()}@x.example`;
  const form = await openNewConference(page, office);
  await form.tag.focus();
  // As pasting does.
  await page.keyboard.insertText(`<script>x=0</script>'&\r\nBcc:${victim}`);
  const tag = await form.tag.inputValue();
  expect(tag).toMatch(/^<script>x=0<\/script>'& *Bcc:/);
  await form.email.fill(leader);
  await saveAndSend(page, form, leader);
  await done(page);
  await expect(conferenceRow(page, tag)).toBeVisible();
  expect(await page.evaluate(() => 'x' in window), 'the script has run').toBe(false);

  const [mail] = await inbox.wait(leader, 1);
  expect(mail!.html || '').toContain('&lt;script&gt;x=0&lt;/script&gt;&#39;&amp;');
  expect(mail!.html || '').not.toContain('<script');
  expect(mail!.text).toContain(tag);
  expect(mail!.headers.has('bcc')).toBe(false);
  expect(mail!.subject).toMatch(/^<script>x=0[^\r\n]* for your conference$/);
  expect(await inbox.count(victim)).toBe(0);
});
