import { messagesPart } from '../../../components/late/messages-part.tsx';

/** The words of the export, which only who exports downloads. */
export const { Provider: ExportWords, useWords: useExportWords } = messagesPart({
  en: async () => (await import('../../../i18n/en/conferences/export.ts')).conferenceExport,
  fr: async () => (await import('../../../i18n/fr/conferences/export.ts')).conferenceExport,
});
