import { heading, signInTo, turnTo } from '../support/portal.ts';
import { expect, test } from '../support/test.ts';

// What each page takes of its address, and that it leaves the rest, is in src/app/known-search.test.ts.

test.use({ profile: { services: { conferencing: true, pbx: true } } });

/** Of nobody and nothing, but as an id may be. */
const UNKNOWN = 'abcdefghijKLMNOPQR09';

test('links from an old version, cut short or made up open the page without what means nothing', async ({
  page,
  office,
  operator,
}) => {
  await operator.addManyConferences(office.accountId, [
    { tag: 'Board', adminEmail: 'zoe@acme.example', expiresAt: null },
    { tag: 'Sales', adminEmail: 'li@acme.example', expiresAt: null },
  ]);
  const tags = page.getByRole('link', { name: /^Open / });
  const path = (link: string) => `/a/${office.accountId}/conferencing/${link}`;

  const odd = `settings?status=["failed"]&q[]=x&page=7&unknown=1&after=${UNKNOWN}`;
  await signInTo(page, office.admin, path(`${odd}&sort=-tag`));
  await expect(tags).toHaveText(['Sales', 'Board']);
  await expect(page.getByRole('combobox', { name: 'Status' })).toHaveValue('all');
  await expect(page.getByRole('alert')).toHaveCount(0);

  for (const [link, title] of [
    [`settings?before=${UNKNOWN}&sort={"a":1}`, 'Conferences'],
    ['settings?after=..%2F..%2Fx&before=%00&status=foo', 'Conferences'],
    [`users?show=foo&sort=name&after=${UNKNOWN}`, 'Cloud PBX users'],
    ['usage?from=2026-02-30&to=foo&conference=..%2Fx&call=%7B%7D&after=1', 'Usage history'],
  ] as const) {
    await test.step(link, async () => {
      await turnTo(page, path(link));
      await expect(heading(page, title)).toBeVisible();
      await expect(page.getByRole('progressbar')).toHaveCount(0);
      await expect(page.getByText('Something went wrong')).toHaveCount(0);
      await expect(page.getByRole('alert')).toHaveCount(0);
    });
  }
});
