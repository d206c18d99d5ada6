import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { OfficialProgram } from '@confdesk/firestore-emulator/official/find';
import { launchOfficial } from '@confdesk/firestore-emulator/official';
import { CONFDESK_DIR } from '../support/paths.ts';
import type { Stops } from '../suite/start-suite.ts';
import { startTestSuite } from './test-suite.ts';

/** Rules tests that need nothing of the embedded Firestore and take little time, of each kind of document. */
export const OFFICIAL_RULES: readonly string[] = [
  'tests/rules/conferences/portal-save.test.ts',
  'tests/rules/conferences/made-in-bulk.test.ts',
  'tests/rules/conferences/import-again.test.ts',
  'tests/rules/lists/chosen.test.ts',
  'tests/rules/people/reading.test.ts',
  'tests/rules/people/invitations.test.ts',
  'tests/rules/people/profile.test.ts',
  'tests/rules/pbx-users/pbx-users.test.ts',
  'tests/rules/usage/commands.test.ts',
];

/** One whole Save: codes, the email in the inbox, and what became of it. */
export const OFFICIAL_SAVE: readonly string[] = ['tests/functions/one-save.test.ts'];

type Variables = Readonly<Record<string, string>>;
interface Run {
  readonly env: Variables;
  readonly stops: Stops;
}

/**
 * Starts one official emulator for all files of a run of rules tests, and ends it afterwards.
 *
 * @param work  gets the environment that tells the tests of it
 */
export async function withOfficialRules<T>(
  program: OfficialProgram,
  { env, stops }: Run,
  work: (env: Variables) => Promise<T>,
): Promise<T> {
  const emulator = await launchOfficial(program, { projectId: 'demo-rules' });
  stops.push(() => emulator.close());
  try {
    return await work({ ...env, FIRESTORE_OFFICIAL: `127.0.0.1:${emulator.port}` });
  } finally {
    await emulator.close();
  }
}

/** Starts a suite of its own with the official emulator, and ends it afterwards. Its logs stay where something failed. */
export async function withOfficialSuite<T extends { readonly failed: number }>(
  program: OfficialProgram,
  { env, stops }: Run,
  work: (env: Variables) => Promise<T>,
): Promise<T> {
  const name = `run-test-${process.pid}-official`;
  const own: Stops = [];
  const end = async () => {
    for (const stop of own.splice(0).reverse()) await stop();
  };
  stops.push(end);
  try {
    const firestore = { kind: 'official', program } as const;
    const addresses = await startTestSuite(own, () => undefined, { firestore, name });
    const result = await work({
      ...env,
      CONFDESK_SUITE: JSON.stringify(addresses),
      FIRESTORE_OFFICIAL: addresses.firestoreHost,
    });
    await end();
    if (result.failed === 0) {
      await rm(path.join(CONFDESK_DIR, name), { recursive: true, force: true });
    }
    return result;
  } finally {
    await end();
  }
}
