import type { RulesIssue } from '../types.ts';

/** Line and column, both counted from 1; the column counts UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** What stopped the lexer, the parser or a check, and where. Caught in compile.ts. */
export class SourceFault extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
    this.name = 'SourceFault';
  }
}

/** A rules file's text, and where in it an offset is. */
export class Source {
  readonly #lineStarts: readonly number[];

  constructor(readonly text: string) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
      starts.push(at + 1);
    }
    this.#lineStarts = starts;
  }

  position(offset: number): Position {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#lineStarts[low] ?? 0) + 1 };
  }

  /** `12:5`, as messages name a place. */
  place(offset: number): string {
    const { line, column } = this.position(offset);
    return `${line}:${column}`;
  }

  /**
   * The line an offset is in, with a caret under the place:
   *
   *     3 |   allow read if true;
   *       |              ^
   */
  excerpt(offset: number): string {
    const { line, column } = this.position(offset);
    const start = this.#lineStarts[line - 1] ?? 0;
    const next = this.#lineStarts[line];
    const text = this.text.slice(start, next === undefined ? undefined : next - 1).trimEnd();
    const label = String(line);
    // Tabs stay tabs, so that the caret stands under its character however wide they are shown.
    const indent = text.slice(0, column - 1).replace(/[^\t]/g, ' ');
    return `${label} | ${text}\n${' '.repeat(label.length)} | ${indent.padEnd(column - 1)}^`;
  }

  issue(severity: RulesIssue['severity'], message: string, offset: number): RulesIssue {
    const description = `${message}\n${this.excerpt(offset)}`;
    return { severity, description, ...this.position(offset) };
  }
}
