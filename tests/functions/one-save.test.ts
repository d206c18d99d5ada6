import { afterAll, beforeAll, expect, it } from 'vitest';
import { NEVER_EXPIRES } from '../../domain/conference/chosen-expiry.ts';
import { emailedCode } from '../../domain/conference/access-code.ts';
import { paths } from '../../domain/paths.ts';
import { randomId } from '../../domain/random-id.ts';
import { saveConference } from '../../src/features/conferences/api/save-conference.ts';
import { openSuite, pollUntil, type SuiteClient, unique } from '../support/suite.ts';
import { type Windows, windowsOf } from './bulk-world.ts';

let suite: SuiteClient;
let windows: Windows;
beforeAll(() => {
  suite = openSuite();
  windows = windowsOf(suite);
});
afterAll(async () => {
  await windows.closeAll();
  await suite.close();
});

// Runs on the official Firestore emulator too in each `npm test`, where this machine has one.
it('what the portal saves under the rules gets codes, and an email with them reaches the inbox', async () => {
  const accountId = await suite.openAccount();
  const admin = await suite.letIn(accountId, 'admin');
  const conferenceId = randomId();
  const saveId = randomId();
  const to = `${unique()}@leaders.example`;
  await saveConference(windows.open(admin.uid), {
    accountId,
    conferenceId,
    input: { tag: 'Weekly sales', adminEmail: to, ...NEVER_EXPIRES, language: null },
    saveId,
    ownSaveIds: new Set(),
    basedOn: null,
    codesWanted: 1,
    overlapUntil: null,
    uid: admin.uid,
  });

  const conference = await pollUntil('the email to be sent', async () => {
    const found = await suite.db.doc(paths.conference(accountId, conferenceId)).get();
    return found.get('email.state') === 'sent' ? found : null;
  });
  expect(conference.get('email')).toMatchObject({ saveId, to, failure: null });
  const server = await suite.db.doc(paths.conferenceCodes(accountId, conferenceId)).get();
  const [mail] = await suite.inbox.wait(to, 1);
  for (const code of [conference.get('participantCode'), server.get('leaderCode')] as string[]) {
    expect(code).toMatch(/^[1-9]\d{9}$/);
    expect(mail?.text).toContain(emailedCode(code));
  }
});
