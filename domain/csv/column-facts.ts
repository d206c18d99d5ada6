/** A row's cells, as many as there are headers. */
export interface Row {
  readonly cells: readonly string[];
}

/** So many rows tell what a column holds. */
const SAMPLED_ROWS = 300;
/** So much of a column makes it what it is; the others are mistakes. */
const MOSTLY = 0.7;

const ADDRESS = /[^\s@<>:]+@[^\s@<>]+\.[^\s@<>]+/;
/** As dialled inside: `201`, `ext. 201`. */
const SHORT_NUMBER = /^(?:x|ext\.?|extension|poste)?\s*[*#]?\d{2,7}$/i;
const NUMBER = /^[+\d][\d\s().-]*$/;

/** What stands in columns, told by their first rows. Nothing is known of a column without any. */
export class ColumnFacts {
  readonly #filled: readonly (readonly string[])[];
  readonly #rows: readonly Row[];

  constructor(columns: number, rows: readonly Row[]) {
    this.#rows = rows.slice(0, SAMPLED_ROWS);
    this.#filled = Array.from({ length: columns }, (_, at) =>
      this.#rows.map(({ cells }) => (cells[at] ?? '').trim()).filter((cell) => cell !== ''),
    );
  }

  /** Whether there are no rows to be told by. */
  get isUnknown(): boolean {
    return this.#rows.length === 0;
  }

  /** Whether there are rows, and nothing in them. */
  isEmpty(column: number): boolean {
    return !this.isUnknown && this.#cells(column).length === 0;
  }

  some(column: number, fits: (cell: string) => boolean): boolean {
    return this.#cells(column).some(fits);
  }

  hasAddress(column: number): boolean {
    return this.some(column, (cell) => ADDRESS.test(cell));
  }

  hasDigit(column: number): boolean {
    return this.some(column, (cell) => /\d/.test(cell));
  }

  areMostlyAddresses(column: number): boolean {
    return this.#mostly(column, (cell) => ADDRESS.test(cell));
  }

  areMostlyShortNumbers(column: number): boolean {
    return !this.#isCounter(column) && this.#mostly(column, (cell) => SHORT_NUMBER.test(cell));
  }

  areMostlyNumbers(column: number): boolean {
    return this.#mostly(column, (cell) => NUMBER.test(cell));
  }

  /** Whether a row is known in which both columns are filled, and mostly neither has the other's words in it. */
  areApart(column: number, other: number): boolean {
    const pairs = this.#rows
      .map(({ cells }) => [cells[column]?.trim() ?? '', cells[other]?.trim() ?? ''] as const)
      .filter(([one, two]) => one !== '' && two !== '');
    const apart = pairs.filter(([one, two]) => !one.includes(two) && !two.includes(one));
    return pairs.length > 0 && apart.length >= pairs.length * MOSTLY;
  }

  /** Whether it only numbers the rows: 1, 2, 3 and so on. */
  #isCounter(column: number): boolean {
    const cells = this.#cells(column);
    return cells.length > 2 && cells.every((cell, at) => Number(cell) === at + 1);
  }

  #cells(column: number): readonly string[] {
    return this.#filled[column] ?? [];
  }

  #mostly(column: number, fits: (cell: string) => boolean): boolean {
    const cells = this.#cells(column);
    return cells.length > 0 && cells.filter(fits).length >= cells.length * MOSTLY;
  }
}
