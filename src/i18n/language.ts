import type { Language } from '../../domain/account/account.ts';
import type { en } from './en/index.ts';

/** The portal's words. English sets the shape; French must have it exactly. */
export type Messages = typeof en;

const STORED = 'confdesk.language';

/** The language that this person chose in this browser, or null. */
export function chosenLanguage(): Language | null {
  try {
    const stored = localStorage.getItem(STORED);
    return stored === 'en' || stored === 'fr' ? stored : null;
  } catch {
    // Storage can be forbidden; then there is no earlier choice.
    return null;
  }
}

/** Keeps the choice for the next visit, where the browser allows it. */
export function keepChosenLanguage(language: Language): void {
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // The choice then lasts as long as the page.
  }
}

/** The first of the browser's languages that the portal speaks, or null. */
export function browserLanguage(wanted: readonly string[]): Language | null {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0];
    if (primary === 'en' || primary === 'fr') return primary;
  }
  return null;
}

/** Loads a catalogue; each language is a file of its own that only its readers download. */
export async function loadMessages(language: Language): Promise<Messages> {
  return language === 'fr'
    ? (await import('./fr/index.ts')).fr
    : (await import('./en/index.ts')).en;
}
