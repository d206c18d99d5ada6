/** So many lines of where something was thrown. */
const FRAMES = 6;

/**
 * What a log may say of an error: its kind, a code and where it was thrown. Never its message, in which
 * Firestore quotes documents and JSON.parse the text.
 */
export function describeFailure(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = 'code' in error && typeof error.code !== 'object' ? error.code : null;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line));
  return { kind: error.name, code, at: frames.slice(0, FRAMES).map((line) => line.trim()) };
}
