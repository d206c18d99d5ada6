import { redirect } from '@tanstack/react-router';
import { currentPerson, sessionKnown } from '../firebase/session.ts';
import { safeReturn } from './safe-return.ts';

/** Signed-in people have no business at the doors. */
export async function leaveWhenSignedIn(to: string | undefined): Promise<void> {
  await sessionKnown();
  if (currentPerson() !== null) redirect({ href: to ?? '/', replace: true, throw: true });
}

/** Who has no session is sent to sign in, and comes back. @param href where they wanted to go */
export async function signInFirst(href: string): Promise<void> {
  await sessionKnown();
  if (currentPerson() !== null) return;
  const to = safeReturn(href);
  redirect({ to: '/sign-in', search: to === undefined ? {} : { to }, replace: true, throw: true });
}
