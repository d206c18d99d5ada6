import { messagesPart } from '../../components/late/messages-part.tsx';

/** The words of calls that go on, which only their page downloads. */
export const { Provider: CallsNowWords, useWords: useCallsNowWords } = messagesPart({
  en: async () => (await import('../../i18n/en/calls/calls-now.ts')).callsNow,
  fr: async () => (await import('../../i18n/fr/calls/calls-now.ts')).callsNow,
});
