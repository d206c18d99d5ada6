import * as z from 'zod/mini';

/** Languages of the emails and of the portal. */
export const languageSchema = z.enum(['en', 'fr']);
export type Language = z.infer<typeof languageSchema>;
export const LANGUAGES = languageSchema.options;

/** The language of a conference's email, invitation and prompts: its own, or else its account's. */
export function languageOf(
  conference: { readonly language: Language | null },
  account: { readonly language: Language },
): Language {
  return conference.language ?? account.language;
}

/**
 * What is kept where somebody chooses a language for a conference. The account's is kept as null, so that
 * it stays the account's when that changes; unless the conference had it as its own before.
 *
 * @param before  what is kept now; null for a new conference
 */
export function keptLanguage(
  chosen: Language,
  account: { readonly language: Language },
  before: Language | null,
): Language | null {
  return chosen === account.language && chosen !== before ? null : chosen;
}
