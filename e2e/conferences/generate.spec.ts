import { emailedCode } from '../../domain/conference/access-code.ts';
import {
  done,
  conferenceRow,
  expectSent,
  heading,
  openConferences,
  openNewConference,
  saveAndSend,
  signIn,
  conferenceForm,
} from '../support/portal.ts';
import { unique } from '../support/unique.ts';
import { expect, test } from '../support/test.ts';

/** `4829151234` as it is written for reading: `482 915 1234`. */
const grouped = (code: string) => `${code.slice(0, 3)} ${code.slice(3, 6)} ${code.slice(6)}`;

test('a conference is generated and its leader gets the email', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  const leader = `${unique()}@leaders.example`;
  await signIn(page, office.admin);
  await page
    .getByRole('main')
    .getByRole('link', { name: /Conferencing/ })
    .click();
  await expect(heading(page, 'Conferences')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'No conferences yet' })).toBeVisible();
  await page.getByRole('link', { name: 'Generate New Conference' }).first().click();
  const form = conferenceForm(page);
  await expect(form.neverExpires).toBeChecked();
  await form.tag.fill('  Weekly sales  ');
  await form.email.fill(leader);
  await saveAndSend(page, form, leader);

  const [conference, ...others] = await operator.conferences(office.accountId);
  expect(others).toEqual([]);
  const participantCode = conference!.participantCode!;
  const leaderCode = conference!.leaderCode!;
  expect(participantCode).toMatch(/^[1-9]\d{9}$/);
  expect(leaderCode).toMatch(/^[1-9]\d{9}$/);

  const [mail] = await inbox.wait(leader, 1);
  expect(mail!.subject).toBe('Weekly sales: dial-in numbers and codes for your conference');
  const html = mail!.html || '';
  const text = mail!.text ?? '';
  for (const body of [html, text]) {
    expect(body).toContain('Weekly sales');
    expect(body).toContain('Montréal');
    expect(body).toContain('Canada, toll-free');
    expect(body).toContain('This conference never expires');
    expect(body).toContain('Mute everyone');
    expect(body).toContain(`tel:+15145550100,,${participantCode}`);
    expect(body).toContain(`tel:+18005550199,,${participantCode}`);
    expect(body).not.toContain(`,,${leaderCode}`);
  }
  expect(text).toContain(emailedCode(leaderCode));
  expect(text).toContain(emailedCode(participantCode));

  await done(page);
  const row = conferenceRow(page, 'Weekly sales');
  await expect(row).toContainText(leader);
  await expect(row).toContainText(grouped(participantCode));
  await expect(row).toContainText('Never');
  await expect(row).toContainText('Sent');
  await expect(page.getByText(grouped(leaderCode))).toHaveCount(0);
});

test('the leader code is masked until an administrator reveals it', async ({
  page,
  office,
  operator,
}) => {
  const leader = `${unique()}@leaders.example`;
  const form = await openNewConference(page, office);
  await form.tag.fill('Board');
  await form.email.fill(leader);
  await saveAndSend(page, form, leader);
  const [conference] = await operator.conferences(office.accountId);
  const code = grouped(conference!.leaderCode!);

  await done(page);
  await expect(page.getByText(code)).toHaveCount(0);
  await page.getByRole('button', { name: 'Reveal the leader code of Board' }).click();
  await expect(page.getByText(code)).toBeVisible();
  await page.getByRole('button', { name: 'Hide the leader code of Board' }).click();
  await expect(page.getByText(code)).toHaveCount(0);
});

test('the row is there at once, before codes and email', async ({ page, office }) => {
  const leader = `${unique()}@leaders.example`;
  const form = await openNewConference(page, office);
  await form.tag.fill('At once');
  await form.email.fill(leader);
  await form.save.click();

  await expect(conferenceRow(page, 'At once')).toBeVisible();
  await expectSent(page, leader);
});

test('two conferences may share a Tag whatever its case, with a warning', async ({
  page,
  office,
  operator,
}) => {
  const leader = `${unique()}@leaders.example`;
  const form = await openNewConference(page, office);
  // It is looked up once before there is one.
  const lookedUp = page.waitForResponse((answer) =>
    Boolean(answer.request().postData()?.includes('"Twins"')),
  );
  await form.tag.fill('Twins');
  await lookedUp;
  await form.email.fill(leader);
  await saveAndSend(page, form, leader);

  await page.getByRole('button', { name: 'Generate another' }).click();
  await expect(form.tag).toHaveValue('');
  await form.tag.fill('twins');
  await form.email.fill(leader);
  await expect(page.getByText('Another conference already has this Tag')).toBeVisible();
  await saveAndSend(page, form, leader);

  const both = await operator.conferences(office.accountId);
  expect(both).toHaveLength(2);
  expect(new Set(both.flatMap((each) => [each.leaderCode, each.participantCode])).size).toBe(4);
});

test('the list is newest first and counted', async ({ page, office, operator }) => {
  for (const tag of ['First', 'Second']) {
    const adminEmail = `${unique()}@leaders.example`;
    await operator.addConference(office.accountId, office.admin, {
      tag,
      adminEmail,
      expiresAt: null,
    });
  }
  await openConferences(page, office);
  await expect(page.getByText('2 conferences')).toBeVisible();
  const rows = page.getByRole('rowgroup').last().getByRole('row');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('Second');
  await expect(rows.last()).toContainText('First');
});

test('the email is previewed as one types, with dots for codes', async ({ page, office }) => {
  const form = await openNewConference(page, office);
  await form.tag.fill('Preview <b>me</b>');

  const preview = page.frameLocator('iframe');
  await expect(preview.getByText('Preview <b>me</b>').first()).toBeVisible();
  await expect(preview.getByText('••• ••• ••••').first()).toBeVisible();

  // All of it is seen without scrolling in it, also when it grows.
  const frame = page.locator('iframe');
  await frame.evaluate((element: HTMLIFrameElement) => {
    element.contentDocument!.body.style.paddingBottom = '5000px';
  });
  await expect.poll(() => frame.evaluate((element) => element.clientHeight)).toBeGreaterThan(5_000);
});
