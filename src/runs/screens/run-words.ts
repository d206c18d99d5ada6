import { messagesPart } from '../../components/late/messages-part.tsx';

/** The words of a run; a page that starts one downloads them beside its own. */
export const runWords = messagesPart({
  en: async () => (await import('../../i18n/en/runs.ts')).runs,
  fr: async () => (await import('../../i18n/fr/runs.ts')).runs,
});

export const { Provider: RunWords, useWords: useRunWords } = runWords;
