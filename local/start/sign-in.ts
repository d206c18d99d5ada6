import { DEMO_ADMIN, DEMO_PASSWORD } from '../demo/accounts.ts';

/**
 * Signs in at the Auth emulator as the portal does, to know that what is printed works.
 *
 * @returns false when the password has been changed since the data was made
 */
export async function canSignIn(authHost: string): Promise<boolean> {
  const url = `http://${authHost}/identitytoolkit.googleapis.com/v1/accounts:signInWithPassword?key=demo-key`;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: DEMO_ADMIN, password: DEMO_PASSWORD, returnSecureToken: true }),
    signal: AbortSignal.timeout(10_000),
  });
  return response.ok;
}
