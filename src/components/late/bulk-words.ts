import { messagesPart } from './messages-part.tsx';

/** The words of everything that is done for many at once; pages of this feature alone download them. */
export const { Provider: BulkWords, useWords: useBulkWords } = messagesPart({
  en: async () => (await import('../../i18n/en/bulk/index.ts')).bulk,
  fr: async () => (await import('../../i18n/fr/bulk/index.ts')).bulk,
});
