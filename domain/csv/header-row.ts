import { fold } from '../list-keys.ts';
import { isKnownHeader } from './headers.ts';

/** A record of a file before it is known which one has the headers. */
export interface EarlyRecord {
  readonly cells: readonly string[];
  readonly row: number;
}

/** The headers stand among so many records at the beginning that are not blank. */
export const EARLY_RECORDS = 40;

const LIKE_AN_ADDRESS = /[^\s@]+@[^\s@]+\.[^\s@]+/;
/** What PowerShell writes above the headers. */
const TYPE_LINE = /^\s*#TYPE\b/;

/**
 * Finds the record with the headers, past titles and other lines above them: the one in which most cells
 * are headers that some field is known by. Where no record has any, the first one that is about as wide as
 * the table.
 *
 * @param records  not blank, at least one
 * @returns its index
 */
export function headerIndex(records: readonly EarlyRecord[]): number {
  const points = records.map(({ cells }) =>
    isData(cells) || isTypeLine(cells) ? 0 : cells.filter((cell) => isKnownHeader(cell)).length,
  );
  const widths = records.map(({ cells }) => widthOf(cells));
  const best = Math.max(...points);
  // One word may also stand in a title, or in a row of a table in another language.
  const isEnough = best > 1 || (best === 1 && widths[points.indexOf(1)] === 1);
  if (isEnough) return points.indexOf(best);
  const usual = median(widths);
  const wide = records.findIndex(
    ({ cells }, index) => !isTypeLine(cells) && (widths[index] ?? 0) * 2 > usual,
  );
  return Math.max(wide, 0);
}

/** A row of the table itself: a header names an address, and is none. */
function isData(cells: readonly string[]): boolean {
  return cells.some((cell) => LIKE_AN_ADDRESS.test(cell));
}

function isTypeLine(cells: readonly string[]): boolean {
  return TYPE_LINE.test(cells[0] ?? '');
}

function widthOf(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** What a line says that sums up, in English, French and their neighbours' languages. */
const SUMMING = new Set([
  ...['total', 'totals', 'totaux', 'totale', 'totaal', 'subtotal', 'count', 'sum', 'somme'],
  ...['nombre', 'anzahl', 'summe', 'gesamt', 'suma', 'end', 'fin', 'ende'],
]);
const COUNTED = new Set([
  ...['users', 'user', 'rows', 'row', 'records', 'record', 'extensions', 'entries', 'items'],
  ...['results', 'people', 'conferences', 'utilisateurs', 'utilisateur', 'lignes', 'postes'],
  ...['enregistrements', 'resultats', 'entrees', 'personnes', 'benutzer', 'datensatze', 'zeilen'],
  ...['registros', 'usuarios', 'filas', 'utenti', 'righe', 'gebruikers', 'rijen'],
]);
const BETWEEN = new Set([
  ...['grand', 'sub', 'sous', 'of', 'the', 'de', 'des', 'du', 'd', 'la', 'le', 'report', 'rapport'],
  ...['file', 'fichier', 'list', 'liste', 'export', 'exported', 'exportes', 'number', 'der', 'di'],
  ...['active', 'listed', 'found'],
]);

/** Whether a record at the end of a table sums it up, and is no row of it. */
export function isTotal(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (isData(cells) || filled.length > Math.max(2, cells.length / 2)) return false;
  const words = fold(filled[0] ?? '').match(/[\p{L}\p{N}]+/gu) ?? [];
  const isNumber = (word: string) => /^\d+$/.test(word);
  const isSummary = words.every(
    (word) => SUMMING.has(word) || COUNTED.has(word) || BETWEEN.has(word) || isNumber(word),
  );
  // `25 users`, and not `User 25`.
  const isCount = isNumber(words[0] ?? '') && COUNTED.has(words[1] ?? '');
  return isSummary && (isCount || words.some((word) => SUMMING.has(word)));
}
