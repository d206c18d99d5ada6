import { messagesPart } from '../late/messages-part.tsx';

/** The words of the question what is to become of something that has expired. */
export const expiredWords = messagesPart({
  en: async () => (await import('../../i18n/en/expired.ts')).expired,
  fr: async () => (await import('../../i18n/fr/expired.ts')).expired,
});

export const { Provider: ExpiredWords, useWords: useExpiredWords } = expiredWords;
