import { fold } from '../list-keys.ts';
import { WORDS } from './header-words.ts';
import { stateKind } from './state-words.ts';

/** A header without case, accents, spaces and punctuation: `N° de poste` is `ndeposte`. */
export function headerKey(header: string): string {
  return fold(header).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** What makes of a field another one where it is only a note: `Email (personal)`. */
const OTHER_ONE =
  /\b(?:secondary|secondaire|other|autre|alternate|recovery|home|personal|personnel|perso|private|prive|mobile|fax|manager|gestionnaire|old|ancien|privat)\b/;

/** `Email Address [Required]`, `Extension (office)`, `Name *` */
const NOTES = /\[[^\]]*\]|\([^)]*\)/gu;
/** `Name [displayName] Required` says the field's own name there. */
const IN_SQUARE = /\[([^\]]+)\]/u;
/** `User.FirstName`, of a field of a field. */
const LAST_PART = /[.:]([^.:]+)$/u;

/** What a header about something else says beside: `Email verified`, `Information email`. */
const ABOUT_SOMETHING_ELSE = new RegExp(
  String.raw`\b(?:` +
    [
      'voice|voicemail|vm|information|verified|verifie|enabled|status|statut|etat|sent|type|secondary',
      'secondaire|other|autre|alternate|alternative|code|fax|mobile|password|pin|recovery|home|personal',
      'personnel|personnelle|perso|private|prive|privee|manager|supervisor|superviseur|gestionnaire',
      'assistant|old|new|former|previous|ancien|ancienne|nouveau|nouvelle|forward|forwarding|cc|bcc',
      'notification|notifications|alert|alerts|domain|domaine|date|count|signature|group|groupe|list',
      'liste|privat|chef|vorgesetzter|personale|verifiziert',
    ].join('|') +
    String.raw`)\b`,
);

/** A header as it is spoken: `primaryEmail_2` is `primary email 2`. */
export function spokenHeader(header: string): string {
  const apart = header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return fold(apart)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether a header, or a note in it, is about something beside what it names. */
export function isAboutSomethingElse(header: string): boolean {
  return ABOUT_SOMETHING_ELSE.test(spokenHeader(header));
}

/**
 * The keys by which a header may be in a list: all of it first, then it without what stands in brackets, what
 * stands in square ones, and the last part of a name with dots.
 */
export function headerKeys(header: string): string[] {
  const bare = header
    .replace(NOTES, (note) => (OTHER_ONE.test(spokenHeader(note)) ? note : ' '))
    .replace(/\b(?:required|obligatoire)\b/giu, ' ');
  const keys = [header, bare, IN_SQUARE.exec(header)?.[1], LAST_PART.exec(bare.trim())?.[1]];
  return [...new Set(keys.map((text) => headerKey(text ?? '')).filter((key) => key !== ''))];
}

const KNOWN: ReadonlySet<string> = new Set(Object.values(WORDS).flat());

/** Whether a cell is a header that some field or another is known by. */
export function isKnownHeader(cell: string): boolean {
  if (cell.length > 60) return false;
  return headerKeys(cell).some((key) => KNOWN.has(key) || stateKind(key) !== null);
}
