/** `2026-11-23 12:00:03 UTC`: a moment for the terminal of somebody whose clock nobody knows. */
export function inUtc(at: Date): string {
  return at.toISOString().replace('T', ' ').replace(/\..*/, ' UTC');
}
