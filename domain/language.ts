import * as z from 'zod/mini';

/** Languages of the emails and of the portal. */
export const languageSchema = z.enum(['en', 'fr']);
export type Language = z.infer<typeof languageSchema>;
