import { messagesPart } from '../../../components/late/messages-part.tsx';

/** The words of filtering the activity, which only its page downloads. */
export const { Provider: ActivityPageWords, useWords: useActivityPageWords } = messagesPart({
  en: async () => (await import('../../../i18n/en/activity-page.ts')).activityPage,
  fr: async () => (await import('../../../i18n/fr/activity-page.ts')).activityPage,
});
