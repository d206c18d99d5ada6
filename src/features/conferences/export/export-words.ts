import { messagesPart } from '../../../components/late/messages-part.tsx';

/** The words of the export, which only who exports downloads. */
export const { Provider: ExportWords, useWords: useExportWords } = messagesPart({
  en: async () => (await import('../../../i18n/en/conference-export.ts')).conferenceExport,
  fr: async () => (await import('../../../i18n/fr/conference-export.ts')).conferenceExport,
});
