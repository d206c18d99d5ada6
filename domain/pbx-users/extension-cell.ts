import { isMadeNumber, saysNothing } from '../csv/cell-shapes.ts';
import { cleanToken } from '../csv/clean-cell.ts';

/** The extension of a cell. */
export interface CellExtension {
  /** As dialled; '' where there is none, or none that can be relied on. */
  readonly extension: string;
  readonly isFirstOfSeveral: boolean;
  /** Whether a spreadsheet has made a number of it, and digits may be missing: `2.01E+02`. */
  readonly isMangled: boolean;
}

/** `ext. 201`, `x201`, `poste 201`, alone or behind a telephone number. */
const CALLED =
  /^(?:[+\d][\d\s().-]*)?(?:x|ext\.?|extn\.?|extension|poste|p\.|durchwahl)\s*[:#]?\s*(\d{1,10})$/i;
const SEVERAL = /^([*#]?\d{1,10})(?:\s*[;|/]\s*|\s*,\s+)[*#]?\d{1,10}(?:[\s,;|/]+[*#]?\d{1,10})*$/;

/** What needs nothing, as most cells. */
const DIGITS = /^\d{1,10}$/;

/** Reads the extension out of a cell, whatever stands around it. */
export function extensionOf(cell: string): CellExtension {
  // The apostrophe by which a spreadsheet keeps it a text, and brackets.
  const text = cleanToken(cell)
    .replace(/^['’](?=[\d*#+])/, '')
    .replace(/^\((\d+)\)$/, '$1');
  const none = { extension: '', isFirstOfSeveral: false, isMangled: false };
  if (text === '' || DIGITS.test(text)) return { ...none, extension: text };
  if (saysNothing(text)) return none;
  if (isMadeNumber(text)) return { ...none, isMangled: true };
  const called = CALLED.exec(text)?.[1];
  if (called !== undefined) return { ...none, extension: called };
  const first = SEVERAL.exec(text)?.[1];
  if (first !== undefined) return { ...none, extension: first, isFirstOfSeveral: true };
  return { ...none, extension: text };
}
