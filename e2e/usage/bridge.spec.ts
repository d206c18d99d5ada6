import type { ParsedMail } from 'mailparser';
import { type BridgeClient, openBridge } from '../../tests/support/bridge.ts';
import { unique } from '../support/unique.ts';
import { heading, openNewConference, saveAndSend } from '../support/portal.ts';
import { expect, test } from '../support/test.ts';

/** The codes as the email has them, the leader's first: `482 915 1234`. */
function codesIn({ text = '' }: ParsedMail): readonly [leader: string, participant: string] {
  const [leader, participant] = [...text.matchAll(/(?<!\d )(?<!\d)\d{3} \d{3} \d{4}(?!\d)/g)]
    .map(([code]) => code.replaceAll(' ', ''))
    .filter((code, index, all) => all.indexOf(code) === index);
  if (leader === undefined || participant === undefined) throw new Error('no codes in the email');
  return [leader, participant];
}

/** Somebody dials in and keys a code. */
async function dial(bridge: BridgeClient, digits: string, callerId: string) {
  const callId = unique();
  const answer = await bridge.resolve({
    callId,
    dialedNumber: '+15145550100',
    callerId,
    digits,
    attempt: 1,
  });
  return { legId: callId, answer };
}

test('who has the code from the email gets in, and the call is found by its Tag', async ({
  page,
  office,
  inbox,
  suite,
}) => {
  const leaderEmail = `${unique()}@leaders.example`;
  const form = await openNewConference(page, office);
  await form.tag.fill('Quarterly review');
  await form.email.fill(leaderEmail);
  await saveAndSend(page, form, leaderEmail);
  const [mail] = await inbox.wait(leaderEmail, 1);
  const [leaderCode, participantCode] = codesIn(mail!);

  const bridge = await openBridge({ addresses: suite });
  const callers = [
    { ...(await dial(bridge, participantCode, '+15145550134')), role: 'participant' },
    { ...(await dial(bridge, leaderCode, '+14165550177')), role: 'leader' },
  ];
  const sessionId = unique();
  // An hour ago, so that nothing of it lies ahead.
  const start = Date.now() - 3_600_000;
  const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();
  const events = callers.flatMap(({ legId, answer, role }, index) => {
    if (answer.decision !== 'join') throw new Error(`not let in: ${answer.decision}`);
    expect(answer).toMatchObject({ role, waitForLeader: true, language: 'en' });
    const leg = { sessionId, legId, legToken: answer.legToken };
    return [
      { type: 'leg.joined', eventId: unique(), at: at(index * 60), ...leg },
      { type: 'leg.left', eventId: unique(), at: at(610), reason: 'hungUp', ...leg },
    ];
  });
  expect(await bridge.events(events)).toEqual({ accepted: 4, duplicates: 0, rejected: [] });
  expect(await bridge.events(events)).toEqual({ accepted: 0, duplicates: 4, rejected: [] });

  await page.goto(`/a/${office.accountId}/conferencing/usage`);
  await expect(heading(page, 'Usage history')).toBeVisible();
  const row = page
    .getByRole('region', { name: 'Calls' })
    .getByRole('row')
    .filter({ hasText: 'Quarterly review' });
  await expect(row).toHaveCount(1);
  // 610 and 550 seconds: eleven minutes and ten.
  await expect(row.getByRole('cell')).toContainText(['Quarterly review', '2', '2', '21']);
  await row.getByRole('button').or(row.getByRole('link')).first().click();
  const call = page.getByRole('dialog', { name: 'Quarterly review' });
  await expect(call.getByRole('row').filter({ hasText: '+1 514 ••• ••34' })).toContainText(
    'Participant',
  );
  await expect(call.getByRole('row').filter({ hasText: '+1 416 ••• ••77' })).toContainText(
    'Leader',
  );
  await expect(call.getByText(leaderCode)).toHaveCount(0);

  // And with the conference itself.
  await page.goto(`/a/${office.accountId}/conferencing/settings`);
  await page.getByRole('link', { name: 'Open Quarterly review' }).click();
  const usage = page.getByRole('region', { name: 'Usage' });
  await expect(usage).toContainText('1 call');
  await expect(usage).toContainText('21 billed minutes');
  await usage.getByRole('link', { name: 'All calls of this conference' }).click();
  await expect(row).toHaveCount(1);
});

test('a code lets nobody in while the service is off, and does again afterwards', async ({
  office,
  operator,
  suite,
}) => {
  const bridge = await openBridge({ addresses: suite });
  const { accountId, admin } = office;
  const conference = await operator.addConference(accountId, admin, {
    tag: 'Board',
    adminEmail: `${unique()}@leaders.example`,
    expiresAt: null,
  });
  const decision = async () =>
    (await dial(bridge, conference.participantCode!, '+15145550135')).answer.decision;
  expect(await decision()).toBe('join');
  await operator.switchService(accountId, 'conferencing', false);
  await expect.poll(decision).not.toBe('join');
  await operator.switchService(accountId, 'conferencing', true);
  await expect.poll(decision).toBe('join');
});
