import type { Messages } from '../../../i18n/language.ts';
import { useI18n } from '../../../i18n/provider.tsx';

/** The words of filtering the activity, and of its export. */
export type ActivityPageWords = Messages['activity']['page'];

export function useActivityPageWords(): ActivityPageWords {
  return useI18n().t.activity.page;
}
