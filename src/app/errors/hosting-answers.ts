/** As long as somebody waits for a page before they are told that it does not come. */
const PATIENCE_MS = 5000;

/**
 * Whether the portal's own server gives its start page now: what tells a file that a deploy took away
 * from one that could not be fetched. It is asked, because the browser's word for it (`navigator.onLine`)
 * is false beside a server that can be reached, and true behind a router that is dead.
 */
export async function hostingAnswers(): Promise<boolean> {
  try {
    const answer = await fetch('/', {
      method: 'HEAD',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return answer.ok;
  } catch {
    return false;
  }
}
