import * as z from 'zod/mini';
import type { ConferenceProblem } from '../../../../domain/conference/conference-problem.ts';
import { type Expiry, NEVER_EXPIRES } from '../../../../domain/conference/chosen-expiry.ts';
import { expiryOf } from '../../../../domain/conference/check-expiry.ts';
import { readTagPattern, type TagPattern } from '../../../../domain/pbx-users/tag-pattern.ts';
import { checkTyped, noMoment } from '../../../components/dates/typed-moment.ts';

const fields = z.object({
  pattern: z.string(),
  neverExpires: z.boolean(),
  date: z.nullable(z.string()),
  time: z.string(),
  choice: z.nullable(z.enum(['earlier', 'later'])),
});

/** What the form's fields hold while somebody types. */
export type GenerateValues = z.input<typeof fields>;

/** The same for all conferences that are generated together. */
export interface GenerateChoice {
  readonly pattern: TagPattern;
  readonly expiry: Expiry;
}

export const firstValues: GenerateValues = {
  pattern: '{name}',
  neverExpires: true,
  ...noMoment,
};

/**
 * The form's schema: the Tag pattern, and the expiry judged on the account's clock. It yields what all
 * conferences get. Problems carry their key; those of date and time are reported at `date`.
 *
 * @param now asked at each validation, as the form can stay open for long
 */
export function generateSchema(timeZone: string, now: () => Date) {
  const judge = (values: GenerateValues) => {
    if (values.neverExpires) return { ok: true, expiry: NEVER_EXPIRES } as const;
    const check = checkTyped(values, timeZone, now());
    return check.ok ? ({ ok: true, expiry: expiryOf(check) } as const) : check;
  };

  return z.pipe(
    fields.check(
      z.superRefine((values, ctx) => {
        const read = readTagPattern(values.pattern);
        if (!read.ok) ctx.addIssue({ code: 'custom', path: ['pattern'], message: read.problem });
        const judged = judge(values);
        if (judged.ok) return;
        const problem: ConferenceProblem = judged.problem;
        ctx.addIssue({ code: 'custom', path: ['date'], message: problem });
      }),
    ),
    z.transform((values): GenerateChoice => {
      const read = readTagPattern(values.pattern);
      const judged = judge(values);
      // Unreachable in zod: a transform runs only when the checks before it found nothing.
      if (!read.ok || !judged.ok) throw new Error('what was refused cannot be generated');
      return { pattern: read.pattern, expiry: judged.expiry };
    }),
  );
}
