/*
 * The outline that the page itself brings (src/outline/): what is painted until the first page is there.
 */

const outline = (): HTMLElement | null => document.getElementById('outline');

/** Whether it is still what one sees. */
export function isOutlineShown(): boolean {
  return outline() !== null;
}

let tellGone = (): void => undefined;

/** Settles when the first page has taken its place. */
export const outlineIsGone = new Promise<void>((resolve) => {
  tellGone = resolve;
});

/** Takes it away: a page is there. */
export function removeOutline(): void {
  const shown = outline();
  if (shown === null) return;
  begun = readBegun(shown);
  shown.remove();
  for (const listener of listeners) listener();
  tellGone();
}

/** Once it is known who is signed in; the page began with what was true last time. */
export function showOutline(person: { readonly email: string | null } | null, path: string): void {
  const isPlain = /^\/(reset|choose)-password/.test(path);
  show(isPlain ? 'plain' : person === null ? 'door' : 'frame');
  const place = outline()?.querySelector('.person');
  if (place) place.textContent = person?.email ?? '';
}

/** The portal itself could not be loaded; it has nothing else to say so with. */
export function showFailedOutline(): void {
  show('failed');
}

function show(kind: 'frame' | 'door' | 'plain' | 'failed'): void {
  document.documentElement.setAttribute('data-outline', kind);
}

const HINT = 'confdesk.signed-in';

/** Keeps for the next visit whether it will begin signed in; nothing about whom. */
export function keepOutline(isSignedIn: boolean): void {
  try {
    if (isSignedIn) localStorage.setItem(HINT, 'yes');
    else localStorage.removeItem(HINT);
  } catch {
    // Then the next visit begins with the outline of the door, until its session is found.
  }
}

/** What somebody has done with the outline's sign-in before the real one was there. */
export interface BegunSignIn {
  readonly email: string;
  readonly password: string;
  /** The focus is in the field of the password. */
  readonly isInPassword: boolean;
  /** Signing in was asked for. */
  readonly asked: boolean;
}

let begun: BegunSignIn | null = null;
const listeners = new Set<() => void>();

/** Null where nothing was begun, or the outline is still there. Stable, as `useSyncExternalStore` needs it. */
export function begunSignIn(): BegunSignIn | null {
  return begun;
}

/** Calls back when the outline goes; forgets what was begun once nobody listens any more. */
export function subscribeToBegunSignIn(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    begun = null;
  };
}

/** At the last moment: until then somebody may be typing. */
function readBegun(shown: HTMLElement): BegunSignIn | null {
  if (document.documentElement.getAttribute('data-outline') !== 'door') return null;
  const field = (name: string): HTMLInputElement | null => shown.querySelector(`#outline-${name}`);
  const [email, password] = [field('email'), field('password')];
  return {
    email: email?.value ?? '',
    password: password?.value ?? '',
    // Not the document's: the real field has taken the focus already.
    isInPassword: password !== null && shown.getAttribute('data-focused') === password.id,
    asked: shown.hasAttribute('data-asked'),
  };
}
