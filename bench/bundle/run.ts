import type { Language } from '../../domain/account/account.ts';
import { addMember } from '../../local/operator/members/add-member.ts';
import { connectToSuite } from '../../local/operator/connect.ts';
import type { Suite } from '../../local/suite/start-suite.ts';
import { seedAccount } from '../list/seed.ts';
import type { Figure } from '../report.ts';
import { drawPassword, launchBrowser, withSmtp, withSuite, withoutTriggers } from '../suite.ts';
import { measureBundles, type Visit } from './measure.ts';

/** Enough for rows of every kind: sent, failed, expired. */
const CONFERENCES = 10;

const LANGUAGES: Readonly<Record<Language, Pick<Visit, 'language' | 'locale'>>> = {
  en: { language: 'English', locale: 'en-CA' },
  fr: { language: 'French', locale: 'fr-CA' },
};

/** What the portal weighs in each language, in a browser on the running suite. */
export async function measurePortal(): Promise<Figure[]> {
  return withSmtp(async (smtp, say) => {
    return withSuite(smtp, say, async (suite) => {
      const visits = await seed(suite);
      say('Loading the portal in a browser');
      const browser = await launchBrowser(suite, say);
      try {
        const figures: Figure[] = [];
        for (const visit of visits) figures.push(...(await measureBundles(browser, visit)));
        return figures;
      } finally {
        await browser.close();
      }
    });
  });
}

/** An account in each language, and an administrator for each. */
async function seed(suite: Suite): Promise<Visit[]> {
  const operator = connectToSuite(suite.addresses);
  const visits: Visit[] = [];
  try {
    await withoutTriggers(suite.addresses, async () => {
      for (const language of ['en', 'fr'] as const) {
        const accountId = `bench-${language}`;
        const person = { email: `admin-${language}@bench.example`, password: drawPassword() };
        await seedAccount(operator.db, accountId, CONFERENCES, language);
        await addMember(operator, accountId, { ...person, role: 'admin' });
        const path = `/a/${accountId}/conferencing/settings`;
        const settings = new URL(path, suite.addresses.portalUrl).href;
        visits.push({ ...LANGUAGES[language], ...person, settings });
      }
    });
    return visits;
  } finally {
    await operator.close();
  }
}
