/** A number, a clock's time or the like within a sentence: it goes to the next line as a whole. */
export function inOneLine(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}
