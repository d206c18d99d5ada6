import { expiredWords } from '../../../components/expired/expired-words.ts';
import { messagesPart } from '../../../components/late/messages-part.tsx';
import { runWords } from '../../../runs/screens/run-words.ts';

/** The words of the bar that tells what is selected. */
export const { Provider: ManyBarWords, useWords: useManyBarWords } = messagesPart({
  en: async () => (await import('../../../i18n/en/many/bar.ts')).manyBar,
  fr: async () => (await import('../../../i18n/fr/many/bar.ts')).manyBar,
});

/** The words of what is about to be done to many, with those of starting a run and of what has expired. */
export const { Provider: ManyWords, useWords: useManyWords } = messagesPart(
  {
    en: async () => (await import('../../../i18n/en/many/page.ts')).many,
    fr: async () => (await import('../../../i18n/fr/many/page.ts')).many,
  },
  [runWords, expiredWords],
);
