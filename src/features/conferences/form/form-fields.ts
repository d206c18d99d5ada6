import * as z from 'zod/mini';
import { adminEmailSchema } from '../../../../domain/conference/admin-email.ts';
import { tagSchema } from '../../../../domain/conference/conference-input.ts';
import { languageSchema } from '../../../../domain/language.ts';

/** The form's fields, each by itself. */
export const fields = z.object({
  tag: tagSchema,
  adminEmail: adminEmailSchema,
  /** Of the email and of the invitation. */
  language: languageSchema,
  neverExpires: z.boolean(),
  /** `YYYY-MM-DD`; or what was typed, where that is no day. */
  date: z.nullable(z.string()),
  /** `HH:mm` */
  time: z.string(),
  /** Which of the two moments, where the clocks are set back. */
  choice: z.nullable(z.enum(['earlier', 'later'])),
});

/** What the form's fields hold while somebody types. */
export type ConferenceFormValues = z.input<typeof fields>;
