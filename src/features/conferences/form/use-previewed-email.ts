import { useDeferredValue, useMemo } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import type { ConferenceFormValues } from './form-fields.ts';
import { checkTyped } from '../../../components/dates/typed-moment.ts';
import type { PreviewedEmail } from './email-preview.tsx';

/**
 * The email that saving these values would send. Typing comes first; it follows when there is time.
 *
 * @param participantCode  the one that the conference would still have then
 */
export function usePreviewedEmail(
  typed: ConferenceFormValues,
  participantCode: string | null,
): PreviewedEmail {
  const { account } = useAccount();
  const values = useDeferredValue(typed);
  return useMemo(() => {
    const { tag, adminEmail, language } = values;
    const expiresAt = values.neverExpires ? null : momentOf(values, account.timeZone);
    return {
      tag: tag.trim(),
      adminEmail: adminEmail.trim(),
      participantCode,
      expiresAt,
      language,
    };
  }, [values, participantCode, account.timeZone]);
}

/**
 * The moment that was typed, past or to come: what is wrong with it is said at its field. Undefined
 * while it is none, or one of two.
 */
function momentOf(values: ConferenceFormValues, timeZone: string): Date | undefined {
  const check = checkTyped(values, timeZone, new Date());
  if (check.ok) return check.instant;
  return check.resolution?.kind === 'exact' ? check.resolution.instant : undefined;
}
