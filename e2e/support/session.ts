import type { Page } from '@playwright/test';
import { z } from 'zod';
import type { Person } from './operator.ts';
import { readSuite } from './suite.ts';

const answerSchema = z.object({
  localId: z.string(),
  idToken: z.string(),
  refreshToken: z.string(),
  expiresIn: z.string(),
});

/** The key that local builds of the portal use (local/suite/portal-settings.ts). */
const API_KEY = 'demo-key';

/**
 * Leaves a session in the browser as the portal would have left it there at an earlier visit, so that
 * only the tests about signing in take that way. The Firebase SDK looks for a kept session in each
 * store that it may use, local storage among them, and in this form.
 *
 * @throws Error when the Auth emulator refuses the password.
 */
export async function keepSession(page: Page, { email, password }: Person): Promise<void> {
  const { authHost } = readSuite();
  const address = `http://${authHost}/identitytoolkit.googleapis.com/v1/accounts:signInWithPassword`;
  const response = await page.request.post(`${address}?key=${API_KEY}`, {
    data: { email, password, returnSecureToken: true },
  });
  const answer = answerSchema.parse(await response.json());
  const user = {
    uid: answer.localId,
    email,
    emailVerified: false,
    isAnonymous: false,
    providerData: [],
    stsTokenManager: {
      refreshToken: answer.refreshToken,
      accessToken: answer.idToken,
      expirationTime: Date.now() + Number(answer.expiresIn) * 1000,
    },
    createdAt: String(Date.now()),
    lastLoginAt: String(Date.now()),
    apiKey: API_KEY,
    appName: '[DEFAULT]',
  };
  // The lightest page of that origin.
  await page.goto('/icon.svg');
  await page.evaluate(
    ([key = '', value = '']) => localStorage.setItem(key, value),
    [`firebase:authUser:${API_KEY}:[DEFAULT]`, JSON.stringify(user)],
  );
}
