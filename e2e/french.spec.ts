import { settingsPath } from './support/portal.ts';
import { unique } from './support/operator.ts';
import { expect, test } from './support/test.ts';
import { DELIVERY_MS } from './support/patience.ts';

test.use({ locale: 'fr-CA', profile: { language: 'fr' } });

test('in a French browser the portal is French, and so is the email of a French account', async ({
  page,
  office,
  inbox,
}) => {
  const leader = `${unique()}@leaders.example`;
  await page.goto(`${settingsPath(office.accountId)}/new`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await page.getByRole('textbox', { name: 'Courriel' }).fill(office.admin.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(office.admin.password);
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click();

  await page.getByRole('textbox', { name: 'Étiquette' }).fill('Réunion d’équipe');
  await page.getByRole('textbox', { name: 'Courriel du responsable' }).fill(leader);
  await page.getByRole('button', { name: 'Enregistrer et envoyer' }).click();
  await expect(page.getByText(`Courriel envoyé à ${leader}`, { exact: true })).toBeVisible({
    timeout: DELIVERY_MS,
  });

  const [mail] = await inbox.wait(leader, 1);
  expect(mail!.subject).toBe('Votre conférence téléphonique\u00a0: numéros et codes d’accès');
  expect(mail!.text).toContain('Réunion d’équipe');
  expect(mail!.text).toContain('Code d’animateur');
});
