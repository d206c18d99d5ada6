import { randomInt } from 'node:crypto';
import { deleteApp, initializeApp } from 'firebase/app';
import {
  connectFirestoreEmulator,
  doc,
  type Firestore,
  getFirestore,
  runTransaction,
  serverTimestamp,
} from 'firebase/firestore/lite';
import { paths } from '../../domain/paths.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Twenty letters and digits, as the portal draws the ids of conferences and Saves. */
export function drawId(): string {
  return Array.from({ length: 20 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

/** An administrator's Lite client, under the rules. */
export interface PortalClient {
  /**
   * One Save, as the portal commits it: reads the conference, then creates or updates it.
   *
   * @param ofRun which run made it, and for whom of the Cloud PBX; absent: somebody's own
   */
  save(
    accountId: string,
    conferenceId: string,
    adminEmail: string,
    ofRun?: { readonly runId: string; readonly pbxUserId: string },
  ): Promise<string>;
  close(): Promise<void>;
}

export function connectPortalClient(projectId: string, port: number, uid: string): PortalClient {
  const app = initializeApp({ projectId, apiKey: 'demo-key' }, `portal-${port}`);
  const db: Firestore = getFirestore(app);
  connectFirestoreEmulator(db, '127.0.0.1', port, { mockUserToken: { sub: uid } });
  return {
    async save(accountId, conferenceId, adminEmail, ofRun) {
      const saveId = drawId();
      const now = serverTimestamp();
      const fields = { tag: 'Benchmark', adminEmail, expiresAt: null, saveId };
      const reference = doc(db, paths.conference(accountId, conferenceId));
      await runTransaction(db, async (transaction) => {
        const present = await transaction.get(reference);
        if (present.exists()) {
          transaction.update(reference, { ...fields, savedAt: now, savedBy: uid });
        } else {
          transaction.set(reference, {
            ...fields,
            savedAt: now,
            savedBy: uid,
            createdAt: now,
            codesWanted: 1,
            deletedAt: null,
            ...(ofRun && {
              run: { id: ofRun.runId, saveId, kind: 'users' },
              pbxUserId: ofRun.pbxUserId,
            }),
          });
        }
      });
      return saveId;
    },
    close: () => deleteApp(app),
  };
}
