/**
 * Something the person at the terminal can understand and act on. Whoever catches it at the top
 * prints the message alone, without a stack, and ends with exit code 1.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
}

/** What to print about anything thrown: a Problem's sentence, or the whole stack of a defect. */
export function describeProblem(thrown: unknown): string {
  if (thrown instanceof Problem) return thrown.message;
  if (thrown instanceof Error) return thrown.stack ?? thrown.message;
  return String(thrown);
}
