import { z } from 'zod';
import type { SuiteClient } from './suite.ts';

const signedInSchema = z.object({ idToken: z.string(), localId: z.string() });

/** What anybody with a browser can ask Firebase Authentication for, without the portal. */
export interface Identity {
  /** Signs up with an address that nobody has to prove. */
  signUp(email: string, password: string): Promise<{ readonly uid: string }>;
  /** Gives oneself another address, unproved. */
  changeAddress(person: Credentials, email: string): Promise<void>;
  /** Deletes one's own password, the address stays. */
  deletePassword(person: Credentials): Promise<void>;
  deleteOneself(person: Credentials): Promise<void>;
  /** Asks for the link of "Forgot your password?" and follows it, as whoever reads the mailbox can. */
  choosePassword(email: string, password: string): Promise<void>;
  canSignIn(person: Credentials): Promise<boolean>;
}

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

const linksSchema = z.object({
  oobCodes: z.array(z.object({ email: z.string(), oobCode: z.string() })),
});

export function openIdentity({ addresses: { authHost, projectId } }: SuiteClient): Identity {
  async function call(verb: string, body: object): Promise<unknown> {
    const url = `http://${authHost}/identitytoolkit.googleapis.com/v1/accounts:${verb}?key=any`;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${verb}: ${await response.text()}`);
    return response.json();
  }
  const signIn = async ({ email, password }: Credentials) =>
    signedInSchema.parse(
      await call('signInWithPassword', { email, password, returnSecureToken: true }),
    ).idToken;
  return {
    signUp: async (email, password) => ({
      uid: signedInSchema.parse(await call('signUp', { email, password, returnSecureToken: true }))
        .localId,
    }),
    changeAddress: async (person, email) => {
      await call('update', { idToken: await signIn(person), email, returnSecureToken: true });
    },
    deletePassword: async (person) => {
      await call('update', { idToken: await signIn(person), deleteAttribute: ['PASSWORD'] });
    },
    deleteOneself: async (person) => {
      await call('delete', { idToken: await signIn(person) });
    },
    choosePassword: async (email, newPassword) => {
      await call('sendOobCode', { requestType: 'PASSWORD_RESET', email });
      const sent = await fetch(`http://${authHost}/emulator/v1/projects/${projectId}/oobCodes`);
      const { oobCodes } = linksSchema.parse(await sent.json());
      const oobCode = oobCodes.findLast((code) => code.email === email)?.oobCode;
      await call('resetPassword', { oobCode, newPassword });
    },
    canSignIn: (person) =>
      signIn(person).then(
        () => true,
        () => false,
      ),
  };
}
