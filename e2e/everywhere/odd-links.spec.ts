import { heading, openConferences, signInTo } from '../support/portal.ts';
import { expect, test } from '../support/test.ts';

const UNKNOWN = 'abcdefghijKLMNOPQR09';

/** Links by hand, from an old version or cut short; each goes to a page that has a list. */
const LINKS: readonly (readonly [path: string, title: string])[] = [
  ['conferencing/settings?status=foo', 'Conferences'],
  ['conferencing/settings?sort=bar', 'Conferences'],
  ['conferencing/settings?status=["failed"]&sort={"a":1}&q[]=x', 'Conferences'],
  ['conferencing/settings?after=..%2F..%2Fx&before=%00', 'Conferences'],
  [`conferencing/settings?after=${UNKNOWN}`, 'Conferences'],
  [`conferencing/settings?before=${UNKNOWN}&unknown=1`, 'Conferences'],
  ['conferencing/users?show=foo', 'Cloud PBX users'],
  [`conferencing/users?after=${UNKNOWN}&sort=name`, 'Cloud PBX users'],
  ['conferencing/usage?from=2026-02-30&to=foo', 'Usage history'],
  ['conferencing/usage?conference=..%2Fx&call=%7B%7D&after=1', 'Usage history'],
];

test.use({ profile: { services: { conferencing: true, pbx: true } } });

test('links whose filters mean nothing open the page without them', async ({ page, office }) => {
  await openConferences(page, office);
  for (const [path, title] of LINKS) {
    await test.step(path, async () => {
      await signInTo(page, office.admin, `/a/${office.accountId}/${path}`);
      await expect(heading(page, title)).toBeVisible();
      await expect(page.getByRole('progressbar')).toHaveCount(0);
      await expect(page.getByText('Something went wrong')).toHaveCount(0);
      await expect(page.getByRole('alert')).toHaveCount(0);
    });
  }
});

test('a filter that is known works beside one that is not', async ({ page, office, operator }) => {
  await operator.addManyConferences(office.accountId, [
    { tag: 'Board', adminEmail: 'zoe@acme.example', expiresAt: null },
    { tag: 'Sales', adminEmail: 'li@acme.example', expiresAt: null },
  ]);
  const settings = `/a/${office.accountId}/conferencing/settings`;
  await signInTo(page, office.admin, `${settings}?status=foo&sort=-tag&page=7`);
  await expect(page.getByRole('link', { name: /^Open / })).toHaveText(['Sales', 'Board']);
  await expect(page.getByRole('combobox', { name: 'Status' })).toHaveValue('all');
});
