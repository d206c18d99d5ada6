import { outlineIsGone, showFailedOutline, showOutline } from '../components/pages/outline.ts';
import { FIRST_PAGE_QUERY } from '../features/conferences/api/first-page-query.ts';
import { readConfiguration } from '../firebase/configuration.ts';
import { askEarly } from '../firebase/early/ask-early.ts';
import { answerEarly } from '../firebase/early/early-answers.ts';
import { readStoredSession } from '../firebase/early/stored-session.ts';
import { browserLanguage, chosenLanguage, loadMessages } from '../i18n/language.ts';
import { fetchInter, hasInter, writeInInter } from '../styles/fonts.ts';
import { accountInPath } from './account-in-path.ts';

/*
 * The first script of the page, a small one that waits for no other. While the large ones load it has the
 * words and the page's own part loaded beside them, and asks for what the page will show. All of that is
 * only sooner: whatever fails is done again, and told of, by what comes later.
 */

/** What the page will be written in, unless its account says otherwise. */
const language = chosenLanguage() ?? browserLanguage(navigator.languages) ?? 'en';

ask().catch(() => undefined);
loadMessages(language).catch(() => undefined);
if (hasInter()) writeInInter();
start().catch(showFailedOutline);

async function ask(): Promise<void> {
  const configuration = readConfiguration();
  const session = await readStoredSession(window, configuration.apiKey);
  showOutline(session, location.pathname);
  if (session === null) return;
  // Every page of the signed-in begins with the account's frame, which is in it.
  // First what it needs, so that it is run first, and alone.
  import('./database-part.ts').catch(() => undefined);
  import('./desk.ts').catch(() => undefined);
  const { accountId, isList } = accountInPath(location);
  await askEarly(answerEarly(window), {
    configuration,
    session,
    accountId,
    firstQuery: isList ? FIRST_PAGE_QUERY : null,
    now: new Date(),
  });
}

/** The page names all of it as well, so that it is on its way by now (local/build/outline-page.ts). */
async function start(): Promise<void> {
  await import('./react.ts');
  await nextTask();
  await import('./session-part.ts');
  await untilStyled();
  await nextTask();
  const { showPortal } = await import('./main.tsx');
  // The font comes behind the scripts, which it would hold back, and while they run. It is used once the first page
  // is painted, and before there is so much text that finding its place again would take long.
  fetchInter();
  await showPortal(language);
  await outlineIsGone;
  await nextPaint();
  writeInInter();
}

/** Whatever came meanwhile has its turn. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const nextPaint = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/** Until the styles that the page names are here, or cannot be had: then the page has loaded without them. */
async function untilStyled(): Promise<void> {
  const sheets = document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]');
  const pending = [...sheets].filter(({ sheet }) => sheet === null);
  if (document.readyState === 'complete') return;
  const loaded = new Promise((resolve) => addEventListener('load', resolve));
  const styled = pending.map(
    (sheet) => new Promise((done) => sheet.addEventListener('load', done)),
  );
  await Promise.race([loaded, Promise.all(styled)]);
}
