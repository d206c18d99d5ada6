import type { Page } from '@playwright/test';
import { settingsPath, turnTo } from '../support/portal.ts';
import { unique } from '../support/unique.ts';
import { expect, test } from '../support/test.ts';
import { DELIVERY_MS } from '../support/patience.ts';

/** What is drawn in another way at each: the list, and the preview beside the form. */
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 390, height: 844 };

test.use({ locale: 'fr-CA', profile: { language: 'fr' } });

test('a French browser has the portal in French, a French account its email, and no English is left', async ({
  page,
  office,
  operator,
  inbox,
}) => {
  const viewer = await office.addViewer();
  const leader = `${unique()}@leaders.example`;
  await operator.addManyConferences(office.accountId, [
    { tag: 'Conseil', adminEmail: 'zoe@acme.example', expiresAt: null, failed: true },
    { tag: 'Passée', adminEmail: 'li@acme.example', expiresAt: new Date('2001-02-03') },
    { tag: 'Bientôt finie', adminEmail: 'li@acme.example', expiresAt: inDays(9.5) },
  ]);
  const look = async (screen: string) => {
    expect.soft(await englishOn(page), screen).toEqual([]);
  };

  await page.goto(`${settingsPath(office.accountId)}/new`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  // What is painted before the page has the words of both languages in it.
  await expect(page.locator('#outline')).toHaveCount(0);
  await look('sign-in');
  await page.getByRole('textbox', { name: 'Courriel' }).fill(office.admin.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(office.admin.password);
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
  await page.getByRole('textbox', { name: 'Étiquette' }).fill('Réunion d’équipe');
  await page.getByRole('textbox', { name: 'Courriel du responsable' }).fill(leader);
  await look('new conference');
  await page.setViewportSize(NARROW);
  await look('new conference, narrow');
  await page.getByRole('button', { name: 'Enregistrer et envoyer' }).click();
  await expect(page.getByText(`Courriel envoyé à ${leader}`, { exact: true })).toBeVisible({
    timeout: DELIVERY_MS,
  });
  await look('saved');
  const [mail] = await inbox.wait(leader, 1);
  expect(mail!.subject).toBe('Réunion d’équipe\u00a0: numéros et codes de votre conférence');
  expect(mail!.text).toContain('Réunion d’équipe');
  expect(mail!.text).toContain('Code d’animateur');
  await page.getByRole('button', { name: 'Terminé' }).click();

  for (const [width, size] of Object.entries({ narrow: NARROW, wide: WIDE })) {
    await page.setViewportSize(size);
    await expect(page.getByText('1 courriel en échec')).toBeVisible();
    await look(`list, ${width}`);
    await page.getByRole('button', { name: 'Actions pour Réunion d’équipe' }).click();
    await expect(page.getByRole('menuitem', { name: 'Supprimer' })).toBeVisible();
    await look(`menu, ${width}`);
    await page.keyboard.press('Escape');
  }

  await page.getByRole('button', { name: 'Actions pour Passée' }).click();
  await page.getByRole('menuitem', { name: 'Renvoyer le courriel' }).click();
  const over = page.getByRole('dialog', { name: 'est expirée' });
  await over.getByRole('button', { name: 'Enregistrer et renvoyer' }).click();
  await expect(over.getByRole('alert')).toBeVisible();
  await look('expired');
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'Ouvrir Réunion d’équipe' }).click();
  const panel = page.getByRole('dialog', { name: 'Réunion d’équipe' }).first();
  await expect(panel.getByRole('heading', { name: 'Codes d’accès' })).toBeVisible();
  await expect(panel.getByText('Courriel envoyé', { exact: true }).first()).toBeVisible();
  await look('panel');
  await panel.getByRole('button', { name: 'Nouveaux codes' }).click();
  const question = page.getByRole('dialog', { name: 'Nouveaux codes pour' });
  await question.getByRole('checkbox').check();
  await question.getByLabel('Jusqu’au').fill('');
  await question.getByRole('button', { name: 'Attribuer de nouveaux codes' }).click();
  await expect(question.getByRole('alert')).toBeVisible();
  await look('new codes');
  await page.keyboard.press('Escape');
  await panel.getByRole('button', { name: 'Afficher à l’écran' }).click();
  await expect(page.getByRole('img', { name: /code QR/i })).toBeVisible();
  await look('on screen');
  await page.keyboard.press('Escape');
  await panel.getByRole('button', { name: 'Supprimer' }).click();
  const confirm = page.getByRole('button', { name: 'Supprimer la conférence' });
  await expect(confirm).toBeVisible();
  await look('deleting');
  await confirm.click();
  await expect(page.getByRole('button', { name: /^Annuler la suppression/ })).toBeFocused();
  await look('deleted');

  await turnTo(page, `/a/${office.accountId}/profile`);
  await expect(page.getByText(viewer.email, { exact: true })).toBeVisible();
  await look('profile and team');
  await page.getByRole('button', { name: 'Inviter quelqu’un' }).click();
  await page.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  await expect(page.getByText('Saisissez l’adresse courriel de la personne.')).toBeVisible();
  await look('invitation');
  await turnTo(page, `/a/${office.accountId}/activity`);
  await expect(page.getByText('Réunion d’équipe').first()).toBeVisible();
  await look('activity');
});

const inDays = (days: number) => new Date(Date.now() + days * 24 * 3_600_000);

/** Words of the portal that are English and never French. */
const ENGLISH = new RegExp(
  `\\b(${[
    'the and of to is are was were has have with your you this it by at ago not no',
    'new old sent send save delete deleted undo cancel close never until expires expired',
    'search status next previous team member viewer administrator time language copy show hide',
    'reveal email today yesterday tomorrow loading saved earlier',
  ]
    .join(' ')
    .replaceAll(' ', '|')})\\b`,
  'i',
);

/**
 * Texts of the page in which English is left: those that are shown only at another width too, and names
 * that only assistive technology reads.
 */
async function englishOn(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const NAMES = ['aria-label', 'placeholder', 'title', 'alt', 'aria-description'];
    const named = [...document.querySelectorAll(NAMES.map((name) => `[${name}]`).join())];
    const written = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [document.title];
    while (written.nextNode() !== null) {
      const { parentElement, textContent } = written.currentNode;
      if (parentElement?.closest('script, style, noscript') === null) texts.push(textContent ?? '');
    }
    return [
      ...texts,
      ...named.flatMap((element) => NAMES.map((name) => element.getAttribute(name) ?? '')),
    ];
  });
  // Addresses are data.
  return texts.filter((text) => ENGLISH.test(text.replaceAll(/\S+@\S+/g, '')));
}
