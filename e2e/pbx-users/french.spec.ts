import { chooseFile } from '../support/files.ts';
import { DELIVERY_MS } from '../support/patience.ts';
import { heading, signInTo } from '../support/portal.ts';
import { expect, test } from '../support/test.ts';
import { preview } from './load-page.ts';
import { BOTH_SERVICES, manyUsers, MIXED, row, usersPath } from './users-page.ts';

test.use({ locale: 'fr-CA', profile: { ...BOTH_SERVICES, language: 'fr' } });

/** As French spreadsheets write it: with semicolons, in Windows-1252. */
function frenchFile(): Buffer {
  const text =
    'Prénom;Nom de famille;N° de poste;Adresse courriel\r\nZoé;Côté;201;zoe@acme.example\r\nLéa;Œuvrard;;\r\n';
  // Of these letters only Œ is elsewhere than in Latin-1.
  const content = Buffer.from(text, 'latin1');
  content[content.indexOf(Buffer.from('L\u00e9a;', 'latin1')) + 4] = 0x8c;
  return content;
}

test('in French users are loaded, selected and given conferences', async ({
  page,
  office,
  operator,
}) => {
  const { accountId } = office;

  await test.step('the first visit', async () => {
    await signInTo(page, office.admin, usersPath(accountId));
    await expect(heading(page, 'Utilisateurs du PBX')).toBeVisible();
    await expect(
      page.getByRole('link', { name: 'Télécharger un exemple de fichier' }),
    ).toHaveAttribute('href', '/samples/utilisateurs-pbx.csv');
  });

  await test.step('a file with semicolons in Windows-1252 is read as it was meant', async () => {
    await page.getByRole('link', { name: 'Charger des utilisateurs' }).click();
    await expect(heading(page, 'Charger des utilisateurs depuis un fichier')).toBeVisible();
    await expect(
      page.getByRole('link', { name: 'Télécharger un fichier d’exemple' }),
    ).toHaveAttribute('href', '/samples/utilisateurs-pbx.csv');
    await chooseFile(page, { name: 'liste.csv', content: frenchFile() }, 'Choisir un fichier');
    await expect(page.getByText('Windows-1252', { exact: true }).first()).toBeVisible();
    await expect(page.getByText('La ligne 3 n’a pas de courriel.')).toBeVisible();
    await expect(preview(page).getByRole('rowheader')).toHaveText(['Zoé Côté', 'Léa Œuvrard']);
    await page.getByRole('button', { name: 'Charger 2 utilisateurs' }).click();
    await expect(page.getByRole('heading', { name: 'Utilisateurs chargés' })).toBeFocused();
    await expect(page.getByText('2 utilisateurs ajoutés')).toBeVisible();
  });

  const users = await operator.addPbxUsers(accountId, [...manyUsers(60), ...MIXED]);

  await test.step('the list has the words and numbers of Québec', async () => {
    await page.getByRole('link', { name: 'Voir la liste des utilisateurs' }).click();
    await expect(row(page, 'Dev Team')).toContainText('Plusieurs adresses');
    await page.getByRole('checkbox', { name: 'Sélectionner Ana Martín' }).check();
    await expect(page.getByText('1 sélectionné', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Sélectionner les 67' }).click();
    await expect(page.getByText('Les 67 sont sélectionnés')).toBeVisible();
    await page.getByRole('combobox', { name: 'Afficher' }).selectOption('Partis du PBX');
    await expect(page.getByText(/^Parti\sle\s4\s?mars\s2026$/)).toBeVisible();
  });

  await test.step('the preview and the run fit a phone', async () => {
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('combobox', { name: 'Afficher' }).selectOption('Sans conférence');
    for (const name of ['User 001', 'User 002', 'User 003']) {
      await page.getByRole('checkbox', { name: `Sélectionner ${name}` }).check();
    }
    await page.getByRole('link', { name: 'Créer les conférences' }).click();
    await expect(page.getByRole('textbox', { name: 'Étiquette' })).toHaveValue('{nom}');
    await expect(page.getByText('3 conférences seront créées')).toBeVisible();
    expect(await width()).toBe(390);
    await page
      .getByRole('button', { name: 'Créer 3 conférences et envoyer les courriels' })
      .click();
    await expect(page.getByText('3 conférences ont été créées')).toBeVisible({
      timeout: DELIVERY_MS,
    });
    expect(await width()).toBe(390);
    const made = await operator.conferences(accountId);
    const wanted = users.slice(0, 3).map(({ conferenceId }) => conferenceId);
    expect(made.map(({ id }) => id).sort()).toEqual(wanted.sort());
  });
});
