import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useAccount } from '../../../components/account/account-context.tsx';
import type { ConferenceFormValues } from './form-fields.ts';
import { loadExpiry, localOf } from '../../../components/dates/typed-moment.ts';
import type { PreviewedEmail } from './email-preview.tsx';

type Expiry = Awaited<ReturnType<typeof loadExpiry>>;

/** The email that saving these values would send. Typing comes first; it follows when there is time. */
export function usePreviewedEmail(typed: ConferenceFormValues): PreviewedEmail {
  const { account } = useAccount();
  const values = useDeferredValue(typed);
  const expiry = useExpiry(!values.neverExpires);
  return useMemo(() => {
    const { tag, adminEmail, language } = values;
    const expiresAt = values.neverExpires
      ? null
      : expiry === null
        ? undefined
        : momentOf(expiry, values, account.timeZone);
    return { tag: tag.trim(), adminEmail: adminEmail.trim(), expiresAt, language };
  }, [values, expiry, account.timeZone]);
}

/**
 * The moment that was typed, past or to come: what is wrong with it is said at its field. Undefined
 * while it is none, or one of two.
 */
function momentOf(
  { checkExpiry }: Expiry,
  values: ConferenceFormValues,
  timeZone: string,
): Date | undefined {
  const check = checkExpiry(localOf(values), timeZone, new Date(), values.choice ?? undefined);
  if (check.ok) return check.instant;
  return check.resolution?.kind === 'exact' ? check.resolution.instant : undefined;
}

/** The arithmetic of zones, downloaded once it is needed. */
function useExpiry(needed: boolean): Expiry | null {
  const [expiry, setExpiry] = useState<Expiry | null>(null);
  useEffect(() => {
    if (!needed || expiry !== null) return;
    let here = true;
    loadExpiry().then(
      (loaded) => {
        if (here) setExpiry(loaded);
      },
      // The fields of the expiry need it too: they say that it could not be had.
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [needed, expiry]);
  return expiry;
}
