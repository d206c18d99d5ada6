import Papa from 'papaparse';

const CANDIDATES = [',', ';', '\t', '|'] as const;

/** So many records at the beginning decide, out of so much text. */
const PREVIEWED_RECORDS = 50;
const PREVIEWED_LENGTH = 64 * 1024;

/** The line by which Excel lets a file say its delimiter; it is no row of the table. */
const SAID = /^"?sep=([,;\t|])"?[^\S\n]*(?:\n|$)/i;

export interface Delimited {
  readonly delimiter: string;
  /** The text of the table alone. */
  readonly text: string;
}

/**
 * Finds what ends the columns: what the file says itself, else what cuts most of the first records
 * into equally many cells, and into several. `Nom;Poste` is not misled by the commas of
 * `Tremblay, Marie;201`, nor by a title above the headers. A comma where nothing does.
 *
 * @param text with `\n` as its only line break
 */
export function findDelimiter(text: string): Delimited {
  const said = SAID.exec(text);
  if (said?.[1] !== undefined) return { delimiter: said[1], text: text.slice(said[0].length) };
  const preview = text.slice(0, PREVIEWED_LENGTH);
  let best = { delimiter: ',', share: 0, columns: 1 };
  for (const delimiter of CANDIDATES) {
    const found = { delimiter, ...judge(preview, delimiter) };
    const isBetter =
      found.share > best.share || (found.share === best.share && found.columns > best.columns);
    if (found.columns > 1 && isBetter) best = found;
  }
  return { delimiter: best.delimiter, text };
}

/** How many columns most records have that have several, and which share of all records has as many. */
function judge(preview: string, delimiter: string) {
  const { data } = Papa.parse<string[]>(preview, {
    delimiter,
    newline: '\n',
    preview: PREVIEWED_RECORDS,
    skipEmptyLines: 'greedy',
  });
  const counts = new Map<number, number>();
  for (const { length } of data) {
    if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  }
  let [columns, alike] = [1, 0];
  // Of equally many the ones that came first, as the headers do.
  for (const [width, count] of counts) {
    if (count > alike) [columns, alike] = [width, count];
  }
  return { columns, share: data.length === 0 ? 0 : alike / data.length };
}
