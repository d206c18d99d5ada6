import { follow } from '../support/links.ts';
import { heading } from '../support/portal.ts';
import { expect, test } from '../support/test.ts';
import {
  bar,
  BOTH_SERVICES,
  box,
  button,
  filter,
  generate,
  load,
  MIXED,
  names,
  openUsers,
  position,
  row,
  search,
  told,
  usersPath,
} from './users-page.ts';

test.use({ profile: BOTH_SERVICES });

const PRESENT = MIXED.filter(({ leftAt }) => leftAt === undefined).map(({ name }) => name);

test('users are listed by name, searched and filtered', async ({ page, office, operator }) => {
  const { accountId, admin } = office;
  const stored = await operator.addPbxUsers(accountId, MIXED);
  const provider = { ...BOTH_SERVICES, pbxDirectory: 'provider' } as const;
  const [fresh, waiting, kept] = await Promise.all(
    [BOTH_SERVICES, provider, provider].map(async (profile) => {
      const id = await operator.openAccount(profile);
      await operator.addMember(id, admin, 'admin');
      return id;
    }),
  );
  await operator.addPbxUsers(kept!, MIXED);

  await test.step('with what becomes of their emails and conferences', async () => {
    await openUsers(page, office);
    await expect(names(page)).toHaveText(PRESENT);
    await expect(page.getByText('5 users', { exact: true })).toHaveCount(1);
    await expect(row(page, 'Ana Martín')).toContainText('201ana@acme.exampleNone');
    await expect(row(page, 'Chloé Œuvrard')).toContainText('No email');
    await expect(row(page, 'Dev Team')).toContainText('Several addresses');
    await expect(row(page, 'Émile Roy')).toContainText('Not an address');
    await expect(row(page, 'Émile Roy')).toContainText('emile at acme');
    await expect(load(page)).toHaveAttribute('href', `${usersPath(accountId)}/load`);
    await expect(
      page.getByRole('link', { name: 'Open the conference of Bo Lindqvist' }),
    ).toHaveAttribute('href', `/a/${accountId}/conferencing/settings/${stored[1]!.conferenceId}`);
  });

  await test.step('filters narrow them', async () => {
    const shown = {
      'Without a conference': ['Ana Martín', 'Chloé Œuvrard', 'Dev Team', 'Émile Roy'],
      'With a conference': ['Bo Lindqvist'],
      'Email not usable': ['Chloé Œuvrard', 'Dev Team', 'Émile Roy'],
      'No longer in the PBX': [/^Former PersonLeft\son\s4\sMar\s2026$/],
      'All users': PRESENT,
    };
    for (const [label, wanted] of Object.entries(shown)) {
      await filter(page).selectOption(label);
      await expect(names(page), label).toHaveText(wanted);
    }
  });

  await test.step('a search finds beginnings of names, extensions and emails', async () => {
    await search(page).fill('MARTIN');
    await expect(names(page)).toHaveText(['Ana Martín']);
    await expect(told(page, '1 user found.')).toHaveCount(1);
    await expect(position(page, '1–1 of 1')).toBeVisible();
    await search(page).fill('20');
    await expect(names(page)).toHaveText(['Ana Martín', 'Bo Lindqvist', 'Émile Roy']);
    await search(page).fill('bo@');
    await expect(names(page)).toHaveText(['Bo Lindqvist']);
    await expect(page).toHaveURL(/\?q=bo/);
  });

  await test.step('what nobody matches can be taken back', async () => {
    await filter(page).selectOption('Email not usable');
    await expect(
      page.getByText('begins with “bo@” among the users of “Email not usable”'),
    ).toBeVisible();
    await page.goBack();
    await expect(names(page)).toHaveText(['Bo Lindqvist']);
    await filter(page).selectOption('Email not usable');
    await button(page, 'Clear filters').click();
    await expect(names(page)).toHaveText(PRESENT);
    await expect(search(page)).toHaveValue('');
  });

  await test.step('a failed reading is told, and is tried again', async () => {
    await page.context().setOffline(true);
    await search(page).fill('dev');
    await expect(page.getByRole('alert')).toContainText('offline');
    await page.context().setOffline(false);
    await button(page, 'Try again').click();
    await expect(names(page)).toHaveText(['Dev Team']);
  });

  await test.step('the first visit says what this is for and how the users come here', async () => {
    await follow(page, usersPath(fresh!));
    await expect(page.getByRole('heading', { name: 'No users yet' })).toBeVisible();
    await expect(search(page)).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Download a sample file' })).toHaveAttribute(
      'href',
      '/samples/pbx-users.csv',
    );
    await load(page).click();
    await expect(page).toHaveURL(/\/users\/load$/);
  });

  await test.step('where the provider keeps the directory, it says so and nobody loads it', async () => {
    await follow(page, usersPath(waiting!));
    await expect(page.getByText('Your telephony provider loads the users')).toBeVisible();
    await follow(page, usersPath(kept!));
    await expect(page.getByText('Your telephony provider keeps this list')).toBeVisible();
    await expect(names(page)).toHaveText(PRESENT);
    await expect(load(page)).toHaveCount(0);
    await box(page, 'Ana Martín').check();
    await expect(generate(page)).toBeVisible();
    await expect(bar(page)).toContainText('1 selected');
    await follow(page, `${usersPath(kept!)}/load`);
    await expect(heading(page, 'Your provider keeps this list up to date')).toBeVisible();
    await expect(button(page, 'Choose a file')).toHaveCount(0);
  });
});
