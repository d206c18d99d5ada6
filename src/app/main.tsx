import '../styles/mantine-base.css';
import '../styles/tokens.css';
import '../styles/global.css';
import '../styles/forced-colors.css';
import '../styles/print.css';
import { startTransition, StrictMode } from 'react';
import type { Language } from '../../domain/account/account.ts';
import { loadMessages } from '../i18n/language.ts';
import { App } from './app.tsx';
import { createRoot } from './react.ts';

/**
 * Shows the portal. Not while this file is run: what awaits there keeps all that needs this file waiting,
 * and it awaits words that may need it.
 *
 * @throws Error when the words of the language cannot be had
 */
export async function showPortal(language: Language): Promise<void> {
  const messages = await loadMessages(language);
  document.documentElement.lang = language;
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  // In steps, between which the browser answers.
  startTransition(() => {
    createRoot(root).render(
      <StrictMode>
        <App language={language} messages={messages} />
      </StrictMode>,
    );
  });
}
