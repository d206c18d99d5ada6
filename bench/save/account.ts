import type { Firestore } from 'firebase-admin/firestore';
import type { Account } from '../../domain/account/account.ts';
import { paths } from '../../domain/paths.ts';

export const ACCOUNT_ID = 'bench';
export const ADMIN_UID = 'bench-admin';

const ACCOUNT: Account = {
  name: 'Benchmark',
  timeZone: 'America/Toronto',
  language: 'en',
  services: { conferencing: true, pbx: false },
  dialInNumbers: [
    { number: '+15145550100', location: 'Montréal', tollFree: false },
    { number: '+18885550100', location: 'Canada', tollFree: true },
  ],
  menu: [{ keys: '*6', role: 'everyone', action: { en: 'Mute', fr: 'Silence' } }],
};

/** Opens the account that is measured, with one administrator. */
export async function openAccount(db: Firestore): Promise<void> {
  await db.doc(paths.account(ACCOUNT_ID)).set(ACCOUNT);
  const member = { uid: ADMIN_UID, email: 'admin@bench.example', role: 'admin' };
  await db.doc(paths.member(ACCOUNT_ID, ADMIN_UID)).set(member);
}
