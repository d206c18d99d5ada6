import { useSyncExternalStore } from 'react';
import type { Conference } from '../../../../domain/conference/conference.ts';

const EXPIRED_KINDS = ['sendExpired', 'copyExpired', 'copyExpiredText', 'showExpired'] as const;
/** What was wanted of a conference that has expired, about which is asked first. */
export type ExpiredDialogKind = (typeof EXPIRED_KINDS)[number];

/** What is asked or shown over the list, or over a panel: one at a time. */
export interface AskedDialog {
  readonly kind: 'newCodes' | 'delete' | 'invitation' | ExpiredDialogKind;
  readonly conference: Conference;
  /** What the focus goes back to. */
  readonly opener: HTMLElement | null;
}

/*
 * Beside the components, not in one: a row or a panel that asks may be gone or drawn anew before the
 * dialog is answered.
 */
let asked: AskedDialog | null = null;
const listeners = new Set<() => void>();

function set(next: AskedDialog | null): void {
  asked = next;
  for (const listener of listeners) listener();
}

/** Opens a dialog about a conference. `opener`: the button that did it, also of a menu that closes. */
export function openDialog(
  kind: AskedDialog['kind'],
  conference: Conference,
  opener: HTMLElement | null,
): void {
  set({ kind, conference, opener });
}

/** Takes the dialog away; the focus goes back to where it came from, unless it is to go elsewhere. */
export function closeDialog(focus: 'back' | 'elsewhere' = 'back'): void {
  const opener = asked?.opener;
  set(null);
  // After the dialog has gone, which would hold the focus until then.
  if (focus === 'back') setTimeout(() => opener?.isConnected === true && opener.focus());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Of a dialog about an expired conference what was wanted; otherwise null. */
export function expiredKind(dialog: AskedDialog | null): ExpiredDialogKind | null {
  return EXPIRED_KINDS.find((kind) => kind === dialog?.kind) ?? null;
}

/** The dialog that is open, or null. */
export function useAskedDialog(): AskedDialog | null {
  return useSyncExternalStore(subscribe, () => asked);
}
