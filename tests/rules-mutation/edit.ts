import type { Span } from '@confdesk/firestore-emulator/rules/parse/ast';

/** One small change to a rules file: what stands at the span gives way to the replacement. */
export interface Edit extends Span {
  readonly replacement: string;
  /** The change in words, for whoever reads about a survivor. */
  readonly change: string;
}

/** Source on one line, as a change is told. */
export function oneLine(source: string): string {
  return source.replace(/\s+/g, ' ').trim();
}

/** Other text in the place of a span. */
export function replace(text: string, span: Span, replacement: string): Edit {
  const { start, end } = span;
  const change = `\`${oneLine(text.slice(start, end))}\` → \`${oneLine(replacement)}\``;
  return { start, end, replacement, change };
}

/**
 * Each of several things in a row left out, with what separates it from the next one, or the last
 * from the one before. Nothing if there is only one.
 */
export function* dropEach(text: string, row: readonly Span[]): Generator<Edit> {
  if (row.length < 2) return;
  for (const [index, span] of row.entries()) {
    const next = row[index + 1];
    const before = row[index - 1];
    const start = next ? span.start : (before?.end ?? span.start);
    const end = next?.start ?? span.end;
    const change = `without \`${oneLine(text.slice(span.start, span.end))}\``;
    yield { start, end, replacement: '', change };
  }
}

/** The file with the edit made. */
export function applyEdit(text: string, { start, end, replacement }: Edit): string {
  return text.slice(0, start) + replacement + text.slice(end);
}
