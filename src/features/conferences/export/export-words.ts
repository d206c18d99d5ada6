import { messagesPart } from '../../../components/late/messages-part.tsx';

/** The words of the export, which only who exports downloads. */
export const { Provider: ExportWords, useWords: useExportWords } = messagesPart({
  en: async () => (await import('../../../i18n/en/pbx-users/load-users.ts')).load.export,
  fr: async () => (await import('../../../i18n/fr/pbx-users/load-users.ts')).load.export,
});
