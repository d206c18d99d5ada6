/*
 * What spreadsheets make of a cell on its way into a file, beside what it says.
 */

/** `="0201"`, by which a program keeps Excel from taking a text for a number. */
const AS_TEXT = /^ *= *"((?:[^"]|"")*)" *$/;

/** The text of a cell that is a formula with nothing but a text in it; null where it is something else. */
export function textOfFormula(cell: string): string | null {
  const text = AS_TEXT.exec(cell)?.[1];
  return text === undefined ? null : text.replaceAll('""', '"');
}

/**
 * What a spreadsheet writes where it has no value: in English, French, German, Spanish, Italian and
 * Portuguese; `#####` for what did not fit into its column; LibreOffice's `Err:502`.
 */
const NO_VALUE =
  /^\s*(?:#(?:n\/?a|nv|n\/d|null|[¡¿]?(?:ref|bezug|rif|value|valeur|wert|valor|valore|name|nom|nombre|nome|null|nul|num|núm|zahl|div\/0|spill|calc|field)[!?])|#{3,}|err:\d{3})\s*$/i;

const BEGINS = /^\s*[#e]/i;

/** Whether a cell holds a spreadsheet's error instead of a value. */
export function isErrorValue(cell: string): boolean {
  return BEGINS.test(cell) && NO_VALUE.test(cell);
}

/** `2.01E+02`, `202.0`, `1 201,00`: digits of which some may be missing. */
const MADE_A_NUMBER = /^[+-]?\d[\d\s]*(?:[.,]\d+)*(?:[.,]\d+|e[+-]?\d+)$/i;

/** Whether a cell that is to hold digits as they are dialled was made a number, and may be another one now. */
export function isMadeNumber(cell: string): boolean {
  return MADE_A_NUMBER.test(cell.trim());
}

/** What stands for nothing in a cell: dashes, and how databases write that there is no value. */
const NOTHING = /^\s*(?:[-–—]+|n\/a|\(?null\)?|none|nil|undefined|\\n)\s*$/i;

/** Whether a cell says nothing in so many letters. Not for names: somebody is called Null. */
export function saysNothing(cell: string): boolean {
  return cell.length <= 12 && NOTHING.test(cell);
}
