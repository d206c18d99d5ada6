import type { Page } from '@playwright/test';
import { z } from 'zod';
import type { Person } from './operator.ts';
import { unique } from './unique.ts';
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
  const { authHost, portalUrl } = readSuite();
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
  const kept = {
    origin: new URL(portalUrl).origin,
    key: `firebase:authUser:${API_KEY}:[DEFAULT]`,
    user: JSON.stringify(user),
    mark: `kept-${unique()}`,
  };
  // As the next page begins, and only once: whoever signs out there stays signed out.
  await page.addInitScript(({ origin, key, user, mark }) => {
    if (window.top !== window || location.origin !== origin || mark in sessionStorage) return;
    sessionStorage.setItem(mark, '');
    localStorage.setItem(key, user);
  }, kept);
}
