import { DEMO_ADMIN, DEMO_PASSWORD } from '../demo/accounts.ts';
import { type WaitManner, whileMoving } from '../support/until-done.ts';

/**
 * Signs in at the Auth emulator as the portal does, to know that what is printed works.
 *
 * @throws Problem when it does not answer
 * @returns false when the password has been changed since the data was made
 */
export async function canSignIn(authHost: string, manner: WaitManner): Promise<boolean> {
  const url = `http://${authHost}/identitytoolkit.googleapis.com/v1/accounts:signInWithPassword?key=demo-key`;
  const response = await whileMoving(manner, 'the sign-in', (_, signal) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: DEMO_ADMIN, password: DEMO_PASSWORD, returnSecureToken: true }),
      signal,
    }),
  );
  return response.ok;
}
