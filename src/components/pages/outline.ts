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
  outline()?.remove();
  tellGone();
}

/** Once it is known whether somebody is signed in; the page began with what was true last time. */
export function showOutline(isSignedIn: boolean, pathname: string): void {
  const isPlain = /^\/(reset|choose)-password/.test(pathname);
  show(isPlain ? 'plain' : isSignedIn ? 'frame' : 'door');
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
  /** The field that has the focus. */
  readonly focused: 'email' | 'password' | null;
  /** Signing in was asked for. */
  readonly asked: boolean;
}

/** @returns empty fields where there is no outline any more */
export function begunSignIn(): BegunSignIn {
  const field = (name: string): HTMLInputElement | null =>
    document.querySelector(`#outline-${name}`);
  const [email, password] = [field('email'), field('password')];
  const { activeElement } = document;
  return {
    email: email?.value ?? '',
    password: password?.value ?? '',
    focused:
      activeElement === null
        ? null
        : activeElement === password
          ? 'password'
          : activeElement === email
            ? 'email'
            : null,
    asked: outline()?.hasAttribute('data-asked') ?? false,
  };
}
