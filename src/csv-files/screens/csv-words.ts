import { messagesPart } from '../../components/late/messages-part.tsx';

/** The words of a CSV file being read; a page downloads them beside its own. */
export const csvWords = messagesPart({
  en: async () => (await import('../../i18n/en/csv-files.ts')).csvFiles,
  fr: async () => (await import('../../i18n/fr/csv-files.ts')).csvFiles,
});

export const { useWords: useCsvWords } = csvWords;
