import * as z from 'zod/mini';
import type { Account } from '../../../../domain/account/account.ts';
import type { ConferenceInput } from '../../../../domain/conference/conference-input.ts';
import type { ConferenceProblem } from '../../../../domain/conference/conference-problem.ts';
import { type Expiry, NEVER_EXPIRES } from '../../../../domain/conference/chosen-expiry.ts';
import { expiryOf } from '../../../../domain/conference/check-expiry.ts';
import { keptLanguage, type Language } from '../../../../domain/language.ts';
import { checkTyped } from '../../../components/dates/typed-moment.ts';
import { fields, type ConferenceFormValues } from './form-fields.ts';
import { sameExpiry } from './form-values.ts';

/** The version that the form was filled from. */
export interface Original {
  readonly values: ConferenceFormValues;
  readonly expiry: Expiry;
  /** As it is kept: null for the account's. */
  readonly language: Language | null;
}

/**
 * The form's schema: the domain's rules for Tag and address, and the expiry judged on the account's
 * clock. It yields what is saved. Problems of date and time are reported at `date`.
 *
 * An expiry that was not touched is passed on to the millisecond and unjudged, even when it has
 * passed: firestore.rules let an expired conference be corrected without moving its date.
 *
 * @param now asked at each validation, as the form can stay open for long.
 */
export function conferenceFormSchema(options: {
  readonly account: Pick<Account, 'timeZone' | 'language'>;
  readonly now: () => Date;
  readonly original: Original | null;
}) {
  const judge = (values: ConferenceFormValues) => {
    const { original, now } = options;
    if (original !== null && sameExpiry(values, original.values)) {
      return { ok: true, expiry: original.expiry } as const;
    }
    if (values.neverExpires) return { ok: true, expiry: NEVER_EXPIRES } as const;
    const check = checkTyped(values, options.account.timeZone, now());
    return check.ok ? ({ ok: true, expiry: expiryOf(check) } as const) : check;
  };

  return z.pipe(
    fields.check(
      z.superRefine((values, ctx) => {
        const judged = judge(values);
        if (judged.ok) return;
        const problem: ConferenceProblem = judged.problem;
        ctx.addIssue({ code: 'custom', path: ['date'], message: problem });
      }),
    ),
    z.transform((values): ConferenceInput => {
      const judged = judge(values);
      // Unreachable in zod: a transform runs only when the checks before it found nothing.
      if (!judged.ok) throw new Error('an expiry that was refused cannot be saved');
      const { tag, adminEmail, language: chosen } = values;
      const { expiresAt, expiryChosen } = judged.expiry;
      const language = keptLanguage(chosen, options.account, options.original?.language ?? null);
      return { tag, adminEmail, expiresAt, expiryChosen, language };
    }),
  );
}
