import type { Case } from '../../recorded/case.ts';

/**
 * Whether two answers may differ: they do not, or the README tells why. Queries are decided more strictly
 * here; and what several writes of one document demand of each other is told before the rules there.
 */
export function isKnown({ ask }: Case, theirs: string, ours: string): boolean {
  if (theirs === ours) return true;
  if ('list' in ask || 'count' in ask) {
    return theirs.startsWith('OK') && ours === 'PERMISSION_DENIED';
  }
  return 'commit' in ask && theirs === 'INVALID_ARGUMENT';
}
