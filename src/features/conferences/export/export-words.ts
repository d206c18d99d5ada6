import { messagesPart } from '../../../components/late/messages-part.tsx';

/** The words of the export, which only who exports downloads. */
export const { Provider: ExportWords, useWords: useExportWords } = messagesPart({
  en: async () => (await import('../../../i18n/en/bulk/load.ts')).load.export,
  fr: async () => (await import('../../../i18n/fr/bulk/load.ts')).load.export,
});
