import type { Browser, BrowserContext } from '@playwright/test';
import { addMember } from '../../local/operator/members/add-member.ts';
import { connectToSuite } from '../../local/operator/connect.ts';
import type { SuiteAddresses } from '../../local/suite/addresses.ts';
import { PORTAL_DIST } from '../../local/support/paths.ts';
import { seedAccount } from '../list/seed.ts';
import { drawId } from '../save/client.ts';
import { type Figure, median, milliseconds, ratio } from '../report.ts';
import { drawPassword, launchBrowser, withSmtp, withSuite, withoutTriggers } from '../suite.ts';
import { withEarlierPortal } from './earlier.ts';
import { type Site, startSite } from './site.ts';
import { visit, type VisitFigures } from './visit.ts';

/** The last version of which nothing was seen until its scripts ran; another by `BENCH_PAGE_EARLIER`. */
const EARLIER = process.env['BENCH_PAGE_EARLIER'] ?? 'cbf1689';
const ROUNDS = Number(process.env['BENCH_PAGE_ROUNDS'] ?? 5);
const CONFERENCES = 48;

/** What each page is visited for. */
const THERE = { settings: '[data-conference]', signIn: '#root input[type="password"]' } as const;
type PageName = keyof typeof THERE;
/** With nothing in the browser's cache, and with what the first visit left there. */
type VisitName = `${PageName} ${'cold' | 'warm'}`;

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

/** How soon the portal is there on a slow phone: an earlier version and this one in turn. */
export async function measurePages(): Promise<Figure[]> {
  return withSmtp(async (smtp, say) => {
    say(`Building the portal of ${EARLIER}`);
    return withEarlierPortal(EARLIER, (earlier) =>
      withSuite(smtp, say, async (suite) => {
        const browser = await launchBrowser(suite, say);
        try {
          say('Visiting');
          const dists = { earlier, now: PORTAL_DIST };
          return report(await compare(suite.addresses, browser, dists));
        } finally {
          await browser.close();
        }
      }),
    );
  });
}

/**
 * Visits both portals in turn, on a suite whose functions need not know of it.
 *
 * @param dists  folders of the built portals
 */
export async function compare(
  suite: SuiteAddresses,
  browser: Browser,
  dists: Versions<string>,
): Promise<Versions<Visits>> {
  const person = await seed(suite);
  const site = await startSite(suite);
  try {
    await site.show(dists.earlier);
    const session = await signIn(browser, site, person);
    return await visitInTurn(browser, site, { session, settings: person.settings }, dists);
  } finally {
    await site.stop();
  }
}

interface Person {
  readonly email: string;
  readonly password: string;
  /** The path of their Settings. */
  readonly settings: string;
}

async function seed(suite: SuiteAddresses): Promise<Person> {
  const operator = connectToSuite(suite);
  const accountId = `page-${drawId().toLowerCase()}`;
  const person = { email: `${accountId}@bench.example`, password: drawPassword() };
  try {
    await withoutTriggers(suite, async () => {
      await seedAccount(operator.db, accountId, CONFERENCES);
      await addMember(operator, accountId, { ...person, role: 'admin' });
    });
    return { ...person, settings: `/a/${accountId}/conferencing/settings` };
  } finally {
    await operator.close();
  }
}

/** @returns what a browser keeps of a session; the earlier version leaves nothing else behind. */
async function signIn(browser: Browser, site: Site, person: Person): Promise<Session> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(site.url + person.settings);
    await page.locator('input[type="email"]').fill(person.email);
    await page.locator('input[type="password"]').fill(person.password);
    await page.locator('button[type="submit"]').click();
    await page.locator(THERE.settings).first().waitFor();
    return await context.storageState({ indexedDB: true });
  } finally {
    await context.close();
  }
}

export type Visits = Readonly<Record<VisitName, VisitFigures[]>>;
export interface Versions<T> {
  readonly earlier: T;
  readonly now: T;
}

const none = (): Visits => ({
  'settings cold': [],
  'settings warm': [],
  'signIn cold': [],
  'signIn warm': [],
});

/** In turn, so that whatever else the machine does falls on both. */
async function visitInTurn(
  browser: Browser,
  site: Site,
  { session, settings }: { readonly session: Session; readonly settings: string },
  dists: Versions<string>,
): Promise<Versions<Visits>> {
  const visits = { earlier: none(), now: none() };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const version of ['earlier', 'now'] as const) {
      await site.show(dists[version]);
      for (const name of ['settings', 'signIn'] as const) {
        const path = name === 'settings' ? settings : '/sign-in';
        const context = await browser.newContext(
          name === 'settings' ? { storageState: session } : {},
        );
        try {
          for (const kind of ['cold', 'warm'] as const) {
            const figures = await visit(context, site.url + path, THERE[name]);
            visits[version][`${name} ${kind}`].push(figures);
          }
        } finally {
          await context.close();
        }
      }
    }
  }
  return visits;
}

const TITLES: Readonly<Record<VisitName, string>> = {
  'settings cold': 'Settings with 48 rows, nothing cached',
  'settings warm': 'Settings, visited before',
  'signIn cold': 'Sign-in, nothing cached',
  'signIn warm': 'Sign-in, visited before',
};

/** At most so many times the earlier version's. */
const AIMS: Readonly<Partial<Record<VisitName, Partial<Record<keyof VisitFigures, number>>>>> = {
  'settings cold': { largestPaint: 0.55, blocked: 0.5, firstPaint: 0.5 },
  'signIn cold': { largestPaint: 0.7 },
};

const ROWS: readonly (readonly [keyof VisitFigures, string, (value: number) => string])[] = [
  ['firstPaint', 'first paint', milliseconds],
  ['largestPaint', 'largest paint', milliseconds],
  ['there', 'first row or field in the page', milliseconds],
  ['blocked', 'main thread blocked', milliseconds],
  ['processor', 'processor time of the main thread', milliseconds],
  ['kilobytes', 'over the network', (value) => `${value.toFixed(0)} KB`],
  ['requests', 'requests', (value) => value.toFixed(0)],
  ['moved', 'layout shift', (value) => value.toFixed(3)],
];

export function report({ earlier, now }: Versions<Visits>): Figure[] {
  const names = Object.keys(TITLES) as VisitName[];
  return names.flatMap((name) =>
    ROWS.map(([key, what, write]): Figure => {
      const middle = (visits: Visits) => median(visits[name].map((figures) => figures[key]));
      const [before, after] = [middle(earlier), middle(now)];
      const aim = AIMS[name]?.[key];
      return {
        name: `${TITLES[name]}: ${what}`,
        value: write(after),
        against:
          before === 0 ? `${write(before)} before` : `${ratio(after, before)} ${write(before)}`,
        aim: aim === undefined ? '' : `≤ ${aim} ×`,
        met: aim === undefined ? null : after <= aim * before,
      };
    }),
  );
}
