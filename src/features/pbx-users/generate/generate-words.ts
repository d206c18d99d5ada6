import { messagesPart } from '../../../components/late/messages-part.tsx';
import { runWords } from '../../../runs/screens/run-words.ts';

/** The words of generating conferences for users, with those of starting a run. */
export const { Provider: GenerateWords, useWords: useGenerateWords } = messagesPart(
  {
    en: async () => (await import('../../../i18n/en/pbx-users/generate.ts')).generate,
    fr: async () => (await import('../../../i18n/fr/pbx-users/generate.ts')).generate,
  },
  [runWords],
);
