const rules = { en: new Intl.PluralRules('en'), fr: new Intl.PluralRules('fr') };

/** Picks the form of a word for a count by the language's own plural rules (CLDR). */
export function plural(
  language: 'en' | 'fr',
  count: number,
  forms: { readonly one: string; readonly other: string },
): string {
  return rules[language].select(count) === 'one' ? forms.one : forms.other;
}
