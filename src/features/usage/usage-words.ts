import { messagesPart } from '../../components/late/messages-part.tsx';

/** The words of the usage history, which only its page downloads. */
export const { Provider: UsageWords, useWords: useUsageWords } = messagesPart({
  en: async () => (await import('../../i18n/en/usage.ts')).usage,
  fr: async () => (await import('../../i18n/fr/usage.ts')).usage,
});
