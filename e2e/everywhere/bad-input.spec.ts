import { done, conferenceRow, openNewConference, saveAndSend } from '../support/portal.ts';
import { unique } from '../support/unique.ts';
import { expect, test } from '../support/test.ts';

const RIGHT_TO_LEFT_OVERRIDE = '\u202E';

test('an empty form says what is missing and keeps what is there', async ({
  page,
  office,
  operator,
}) => {
  const form = await openNewConference(page, office);
  await form.save.click();
  await expect(page.getByText('Give the conference a Tag.')).toBeVisible();
  await expect(page.getByText('Enter the conference admin’s email address.')).toBeVisible();
  await expect(form.tag).toBeFocused();
  await expect(form.tag).toHaveAttribute('aria-invalid', 'true');

  await form.tag.fill('   ');
  await form.email.fill('ana@leaders.example');
  await form.save.click();
  await expect(page.getByText('Give the conference a Tag.')).toBeVisible();
  await expect(form.email).toHaveValue('ana@leaders.example');
  expect(await operator.conferences(office.accountId)).toEqual([]);
});

const badTags = [
  { what: '61 characters', tag: 'x'.repeat(61), says: 'A Tag has at most 60 characters' },
  {
    what: 'a bidirectional override',
    tag: `Weekly ${RIGHT_TO_LEFT_OVERRIDE}selas`,
    says: 'The Tag holds an invisible character',
  },
  { what: 'a tabulator', tag: 'Weekly\tsales', says: 'The Tag holds an invisible character' },
];

test('a Tag that is too long or holds unseen characters is refused and kept', async ({
  page,
  office,
  operator,
}) => {
  const form = await openNewConference(page, office);
  await form.email.fill('ana@leaders.example');
  for (const { what, tag, says } of badTags) {
    await test.step(what, async () => {
      await form.tag.fill(tag);
      await form.save.click();
      await expect(page.getByText(says)).toBeVisible();
      await expect(form.tag).toHaveValue(tag);
      await form.tag.fill('Weekly sales');
      await expect(page.getByText(says)).toHaveCount(0);
    });
  }
  expect(await operator.conferences(office.accountId)).toEqual([]);
});

const badAddresses = [
  { email: 'ana@leaders.example, li@leaders.example', says: 'Enter exactly one address' },
  { email: 'ana@x.example;li@x.example', says: 'Enter exactly one address' },
  { email: 'Ana Lopez', says: 'This is not an email address' },
];

test('two addresses, or none that can be written to, are refused and kept', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  const form = await openNewConference(page, office);
  await form.tag.fill('Two leaders');
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

test('markup in a Tag stays text in the page and in the email', async ({ page, office, inbox }) => {
  const tag = `<script>document.title='x'</script><b>&`;
  const leader = `${unique()}@leaders.example`;
  const title = await page.title();
  const form = await openNewConference(page, office);
  await form.tag.fill(tag);
  await form.email.fill(leader);
  await saveAndSend(page, form, leader);
  await done(page);

  await expect(conferenceRow(page, tag)).toBeVisible();
  expect(await page.title()).not.toBe('x');
  expect(title).not.toBe('x');

  const [mail] = await inbox.wait(leader, 1);
  expect(mail!.html || '').toContain('&lt;script&gt;document.title=&#39;x&#39;&lt;/script&gt;');
  expect(mail!.html || '').not.toContain('<script');
  expect(mail!.text).toContain(tag);
  expect(mail!.subject).toMatch(/^<script>document.* for your conference$/);
});

test('line breaks pasted into a Tag reach no header', async ({ page, office, inbox }) => {
  const leader = `${unique()}@leaders.example`;
  const victim = `${unique()}@victims.example`;
  const form = await openNewConference(page, office);
  await form.tag.evaluate((field, text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    field.focus();
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  }, `Weekly\r\nBcc: ${victim}`);
  await form.tag.fill(`Weekly Bcc: ${victim}`);
  await form.email.fill(leader);
  await saveAndSend(page, form, leader);

  const [mail] = await inbox.wait(leader, 1);
  expect(mail!.headers.has('bcc')).toBe(false);
  expect(mail!.subject).toMatch(/^Weekly Bcc: [^\r\n]* for your conference$/);
  expect(await inbox.count(victim)).toBe(0);
});
