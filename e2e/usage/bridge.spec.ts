import type { ParsedMail } from 'mailparser';
import { codesIn } from '../../domain/conference/codes-in-text.ts';
import { type BridgeClient, openBridge } from '../../tests/support/bridge.ts';
import { follow } from '../support/links.ts';
import { openConference } from '../support/portal.ts';
import { expect, test } from '../support/test.ts';
import { unique } from '../support/unique.ts';
import { callRow } from './usage-page.ts';

/** The codes of an email, the leader's first. */
function codesOf({ text = '' }: ParsedMail): readonly [leader: string, participant: string] {
  const [leader, participant] = codesIn(text);
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
  operator,
  inbox,
  suite,
}) => {
  const leaderEmail = `${unique()}@leaders.example`;
  const { id } = await operator.addConference(office.accountId, office.admin, {
    ...{ tag: 'Quarterly review', adminEmail: leaderEmail, expiresAt: null },
  });
  const [mail] = await inbox.wait(leaderEmail, 1);
  const [leaderCode, participantCode] = codesOf(mail!);

  await test.step('both codes let in, and what the bridge tells is taken once', async () => {
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
  });

  const row = callRow(page, 'Quarterly review');
  await test.step('it stands with the conference, and in the usage history', async () => {
    const panel = await openConference(page, office, id);
    const usage = panel.getByRole('region', { name: 'Usage' });
    await expect(usage).toContainText('1 call');
    await expect(usage).toContainText('21 billed minutes');
    await usage.getByRole('link', { name: 'All calls of this conference' }).click();
    await expect(row).toHaveCount(1);
    // 610 and 550 seconds: eleven minutes and ten.
    await expect(row.getByRole('cell')).toContainText(['Quarterly review', '2', '2', '21']);
  });

  await test.step('it opens to its callers, without a code', async () => {
    await row.getByRole('link').click();
    const call = page.getByRole('dialog', { name: 'Quarterly review' });
    await expect(call.locator('tr', { hasText: '+1 514 ••• ••34' })).toContainText('Participant');
    await expect(call.locator('tr', { hasText: '+1 416 ••• ••77' })).toContainText('Leader');
    await expect(call.getByText(leaderCode)).toHaveCount(0);
  });

  await test.step('who was let in and could not join, with nobody in, stands in the activity', async () => {
    const bridge = await openBridge({ addresses: suite });
    const { legId, answer } = await dial(bridge, participantCode, '+15145550134');
    if (answer.decision !== 'join') throw new Error(`not let in: ${answer.decision}`);
    const failed = { type: 'leg.failed', eventId: unique(), at: new Date().toISOString(), legId };
    await bridge.events([{ ...failed, legToken: answer.legToken, reason: 'full' }]);
    await follow(page, `/a/${office.accountId}/activity`);
    const entry = page.getByRole('listitem').filter({
      hasText: 'Callers with a right code could not join the conference Quarterly review.',
    });
    await expect(entry).toContainText('1 caller could not join: the conference was full.');
  });
});
