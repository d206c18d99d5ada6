import { codesIn } from '../../domain/conference/codes-in-text.ts';
import { playCall } from '../../tests/support/play-call.ts';
import { follow } from '../support/links.ts';
import { expect, test } from '../support/test.ts';
import { unique } from '../support/unique.ts';
import { act, legsIn, openCallsNow, panelOf, row, told } from './calls-now-page.ts';

test('a bridge does what an administrator asks for, and the activity tells it', async ({
  page,
  office,
  operator,
  inbox,
  suite,
}) => {
  const leaderEmail = `${unique()}@leaders.example`;
  await operator.addConference(office.accountId, office.admin, {
    ...{ tag: 'Town hall', adminEmail: leaderEmail, expiresAt: null },
  });
  const [mail] = await inbox.wait(leaderEmail, 1);
  const [leaderCode = '', participantCode = ''] = codesIn(mail?.text ?? '');
  await openCallsNow(page, office);
  const stop = await playCall({ addresses: suite }, [
    { code: participantCode, role: 'participant', callerId: '+15145550134' },
    { code: participantCode, role: 'participant', callerId: '+14165550177' },
  ]);
  const panel = panelOf(page, 'Town hall');
  const first = legsIn(panel).filter({ hasText: '+1 514' });

  await test.step('callers who dial in show by themselves', async () => {
    await expect(row(page, 'Town hall')).toContainText('2 waiting');
    await row(page, 'Town hall').getByRole('link').click();
    await expect(legsIn(panel)).toHaveCount(2);
  });

  await test.step('the waiting come in, one is muted, and heard again', async () => {
    await act(panel, 'Let the waiting in').click();
    await expect(told(panel).first()).toHaveText('Nobody waits for a leader any more.');
    await expect(panel.getByText('Waiting for a leader', { exact: true })).toHaveCount(1);
    await act(panel, 'Mute: +1 514 ••• ••34').click();
    await expect(first).toContainText('Muted');
    await act(panel, 'Unmute: +1 514 ••• ••34').click();
    await expect(first).not.toContainText('Muted');
    await act(panel, 'Mute all participants').click();
    await expect(legsIn(panel).filter({ hasText: 'Muted' })).toHaveCount(2);
  });

  await test.step('the conference is locked, a caller removed, and all ends', async () => {
    await act(panel, 'Lock').click();
    await expect(act(panel, 'Unlock')).toBeVisible();
    await act(panel, 'Remove: +1 514 ••• ••34').click();
    const confirm = (title: string, name: string) =>
      page.getByRole('dialog', { name: title }).getByRole('button', { name }).click();
    await confirm('Remove +1 514 ••• ••34?', 'Remove');
    await expect(told(panel).first()).toHaveText('+1 514 ••• ••34 was removed.');
    await expect(legsIn(panel)).toHaveCount(1);
    await act(panel, 'End the conference').click();
    await confirm('End the conference?', 'End the conference');
    await expect(panel.getByText('Nobody is in it any more.')).toBeVisible();
    await expect(told(panel).first()).toHaveText('The conference was ended.');
  });
  await stop();

  await test.step('each act stands in the activity, by whom and of whom, without a code', async () => {
    await follow(page, `/a/${office.accountId}/activity`);
    const entries = page.getByRole('listitem');
    const { email } = office.admin;
    for (const what of [
      'ended the call in the conference Town hall.',
      'removed +1 514 ••• ••34 from the conference Town hall.',
      'locked the conference Town hall.',
      'muted all participants in the conference Town hall.',
      'muted +1 514 ••• ••34 in the conference Town hall.',
      'let the waiting callers into the conference Town hall.',
    ]) {
      await expect.soft(entries.filter({ hasText: `${email} ${what}` })).toHaveCount(1);
    }
    await expect(page.getByText(leaderCode)).toHaveCount(0);
  });
});
