import { Timestamp, type Firestore } from 'firebase-admin/firestore';
import type { Account, Language } from '../../domain/account/account.ts';
import { failedKey, listKeys } from '../../domain/list-keys.ts';
import { paths } from '../../domain/paths.ts';
import { drawId } from '../save/client.ts';

const ACCOUNT: Account = {
  name: 'Benchmark',
  timeZone: 'America/Toronto',
  language: 'en',
  services: { conferencing: true, pbx: false },
  dialInNumbers: [{ number: '+15145550100', location: 'Montréal', tollFree: false }],
  menu: [],
};

const DAY = 24 * 3_600_000;

/** Opens an account with so many conferences, each of them sent, some expired, a few failed. */
export async function seedAccount(
  db: Firestore,
  accountId: string,
  count: number,
  language: Language = 'en',
): Promise<void> {
  await db.doc(paths.account(accountId)).set({ ...ACCOUNT, language });
  const writer = db.bulkWriter();
  const now = Date.now();
  for (let n = 0; n < count; n += 1) {
    const reference = db.doc(paths.conference(accountId, drawId()));
    void writer.create(reference, conference(n, now));
  }
  await writer.close();
}

function conference(n: number, now: number) {
  const saveId = drawId();
  const createdAt = Timestamp.fromMillis(now - n * 60_000);
  const adminEmail = `leader${n}@bench.example`;
  const input = {
    tag: `Conference ${n}`,
    adminEmail,
    expiresAt: n % 4 === 0 ? new Date(now + ((n % 90) - 30) * DAY) : null,
    participantCode: String(2_000_000_000 + n * 131_071),
  };
  const email = {
    state: n % 50 === 7 ? 'failed' : 'sent',
    failure: n % 50 === 7 ? 'recipientRefused' : null,
    ...{ saveId, to: adminEmail, at: createdAt, detail: null },
  };
  return {
    ...input,
    ...{ saveId, savedAt: createdAt, savedBy: 'bench', createdAt },
    ...{ codesWanted: 1, codesVersion: 1, deletedAt: null },
    listKeys: { ...listKeys(input), informed: null, ...failedKey(email) },
    email,
  };
}
