import type { Language } from '../language.ts';
import { localFormat } from './local-format.ts';
import type { DateOrder } from './written-date.ts';

/**
 * In which order somebody types day and month as numbers: the day first, but for those whose English puts the
 * month there.
 *
 * @param language  in which they read
 * @param locales  theirs, the most wanted first, such as `navigator.languages`
 */
export function dateOrderOf(language: Language, locales: readonly string[]): DateOrder {
  // French in Canada writes the year first, and the day where there is none before it.
  if (language === 'fr') return 'dayFirst';
  const locale = locales.find((each) => /^en\b/i.test(each)) ?? 'en-GB';
  const write = localFormat(locale, { day: '2-digit', month: '2-digit' });
  const written = write(new Date('2033-11-22T12:00Z'), 'UTC');
  return written.indexOf('11') < written.indexOf('22') ? 'monthFirst' : 'dayFirst';
}
