import { FIRST_PAGE_QUERY } from '../features/conferences/api/first-page-query.ts';
import { readConfiguration } from '../firebase/configuration.ts';
import { askEarly } from '../firebase/early/ask-early.ts';
import { answerEarly } from '../firebase/early/early-answers.ts';
import { readStoredSession } from '../firebase/early/stored-session.ts';
import { browserLanguage, chosenLanguage, loadMessages } from '../i18n/language.ts';
import { accountInPath } from './account-in-path.ts';
import { showOutline } from '../components/pages/outline.ts';

/*
 * The first script of the page, a small one that waits for no other: while the large ones load it has
 * the words and the page's own part loaded beside them, and asks for what the page will show. All of it
 * is only sooner; whatever fails here is done again, and told of, by what comes later.
 */

/** What the page will be written in, unless its account says otherwise. */
export const language = chosenLanguage() ?? browserLanguage(navigator.languages);

loadMessages(language).catch(() => undefined);
begin().catch(() => undefined);

async function begin(): Promise<void> {
  const configuration = readConfiguration();
  const session = await readStoredSession(indexedDB, configuration.apiKey);
  showOutline(session !== null, location.pathname);
  if (session === null) return;
  // Most pages begin with the account's frame, which is in this part.
  import('../features/conferences/list/settings-page.tsx').catch(() => undefined);
  const { accountId, isList } = accountInPath(location);
  await askEarly(answerEarly(window), {
    configuration,
    session,
    accountId,
    firstQuery: isList ? FIRST_PAGE_QUERY : null,
    now: new Date(),
  });
}
