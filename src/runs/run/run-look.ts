import type { RunLook } from '../plan/run-work.ts';

/** Conferences that are made and whose email has no end yet, nor waits to be tried again. */
export function openIn(look: RunLook | null): number {
  return look === null ? 0 : Math.max(0, look.made - look.sent - look.failed - look.waiting);
}

/** Emails that have an end, or wait to be tried again. */
export function endedIn({ sent, failed, waiting }: RunLook): number {
  return sent + failed + waiting;
}

/** Whether two looks have counted the same. */
export function isSameLook(before: RunLook | null, look: RunLook): boolean {
  return (['made', 'sent', 'failed', 'waiting'] as const).every(
    (name) => before?.[name] === look[name],
  );
}
