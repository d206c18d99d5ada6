import { messagesPart } from '../../../components/late/messages-part.tsx';

/** The words of "would a call work?", for administrators who look at a conference. */
export const { Provider: CallCheckWords, useWords: useCallCheckWords } = messagesPart({
  en: async () => (await import('../../../i18n/en/conferences/call-check.ts')).callCheck,
  fr: async () => (await import('../../../i18n/fr/conferences/call-check.ts')).callCheck,
});
