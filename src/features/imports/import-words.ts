import { messagesPart } from '../../components/late/messages-part.tsx';
import { csvWords } from '../../csv-files/screens/csv-words.ts';
import { runWords } from '../../runs/screens/run-words.ts';

/** The words of an import, with those of CSV files and of starting a run. */
export const { Provider: ImportWords, useWords: useImportWords } = messagesPart(
  {
    en: async () => (await import('../../i18n/en/imports.ts')).imports,
    fr: async () => (await import('../../i18n/fr/imports.ts')).imports,
  },
  [csvWords, runWords],
);
