import '../styles/fonts.css';
import '../styles/mantine-base.css';
import '../styles/tokens.css';
import '../styles/global.css';
import '../styles/forced-colors.css';
import '../styles/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browserLanguage, chosenLanguage, loadMessages } from '../i18n/language.ts';
import { App } from './app.tsx';

const language = chosenLanguage() ?? browserLanguage(navigator.languages) ?? 'en';
const messages = await loadMessages(language);
document.documentElement.lang = language;

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App language={language} messages={messages} />
  </StrictMode>,
);
