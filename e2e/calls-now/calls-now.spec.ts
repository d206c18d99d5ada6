import { settingsPath } from '../support/portal.ts';
import { follow } from '../support/links.ts';
import { expect, test } from '../support/test.ts';
import { unique } from '../support/unique.ts';
import {
  act,
  BOARD,
  callsNowPath,
  changed,
  guest,
  leader,
  legsIn,
  openCallsNow,
  panelOf,
  row,
  rows,
  running,
  told,
  withheld,
} from './calls-now-page.ts';

test('a viewer follows the calls that go on, and has no buttons', async ({
  page,
  office,
  operator,
}) => {
  const { accountId } = office;
  const viewer = await office.addViewer();
  const [conference = ''] = await operator.addManyConferences(accountId, [BOARD]);
  const board = running(conference, 'Board', [guest]);
  const others = running(unique(), 'Council', [leader, withheld]);
  await operator.takeOrders(board.bridge);
  const count = page.getByRole('navigation', { name: 'Navigation' }).getByRole('link', {
    name: /^Calls now/,
  });

  await test.step('at first there is none, and then there are by themselves', async () => {
    await openCallsNow(page, office, viewer);
    await expect(page.getByRole('heading', { name: 'No calls in progress' })).toBeVisible();
    await expect(count).toHaveAccessibleName('Calls now');
    await operator.addCalls(accountId, [board]);
    await expect(row(page, 'Board')).toContainText('1 caller');
    await expect(row(page, 'Board')).toContainText('No leader');
    await expect(row(page, 'Board')).toContainText('1 waiting');
    await operator.addCalls(accountId, [others]);
    await expect(rows(page)).toHaveCount(2);
    await expect(row(page, 'Council')).toContainText('2 callers');
    await expect(row(page, 'Council')).toContainText('Leader there');
  });

  const panel = panelOf(page, 'Board');
  await test.step('one of them opens to those who are in it', async () => {
    await row(page, 'Board').getByRole('link').press('Enter');
    await expect(page).toHaveURL(new RegExp(`call=${board.id}`));
    await expect(legsIn(panel)).toHaveCount(1);
    await expect(legsIn(panel)).toContainText('+44 ••• ••58');
    await expect(legsIn(panel)).toContainText('Waiting for a leader');
    await expect(panel.getByRole('button')).toHaveCount(1);
    await expect(panel.getByText(/phone bridge/)).toHaveCount(0);
  });

  await test.step('what is told of it shows by itself', async () => {
    const more = changed(board, { legs: [guest, leader], locked: { at: 60, is: true } });
    await operator.addCalls(accountId, [more]);
    await expect(legsIn(panel)).toHaveCount(2);
    await expect(legsIn(panel).nth(1)).toContainText('Leader');
    await expect(legsIn(panel).nth(0)).not.toContainText('Waiting');
    await expect(panel.locator('dt:text-is("Locked") + dd')).toHaveText('Yes');
    await operator.letTalk(accountId, board.id, ['leg-1']);
    await expect(legsIn(panel).nth(1)).toContainText('Talking');
    const muted = { ...leader, muted: { at: 90, is: true } };
    await operator.addCalls(accountId, [changed(more, { legs: [guest, muted] })]);
    await expect(legsIn(panel).nth(1)).toContainText('Muted');
    await expect(legsIn(panel).nth(1)).not.toContainText('Talking');
    await operator.addCalls(accountId, [changed(more, { legs: [{ ...guest, left: 120 }, muted] })]);
    await expect(legsIn(panel).nth(0)).toContainText('Left');
    await expect(legsIn(panel)).toHaveCount(1);
  });

  await test.step('a call that ends says so, and goes', async () => {
    await operator.addCalls(accountId, [
      changed(board, {
        legs: [
          { ...guest, left: 120 },
          { ...leader, left: 130 },
        ],
        endReason: 'lastCallerLeft',
      }),
    ]);
    await expect(panel.getByText('Nobody is in it any more.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await expect(row(page, 'Board')).toContainText('Ended');
    await expect(rows(page)).toHaveCount(1);
  });

  await test.step('a link to a call that does not go on says so, and leads on', async () => {
    await follow(page, callsNowPath(office, board.id));
    const over = panelOf(page, 'This call is over');
    await over.getByRole('link', { name: 'Open it in the usage history' }).click();
    await expect(page).toHaveURL(new RegExp(`usage\\?call=${board.id}`));
    await expect(panelOf(page, 'Board')).toBeVisible();
  });
});

test('administrators have a call’s bridge act, and each act ends in a sentence', async ({
  page,
  office,
  operator,
}) => {
  const { accountId } = office;
  const board = running(unique(), 'Board', [guest, withheld]);
  await operator.takeOrders(board.bridge);
  await operator.addCalls(accountId, [board]);
  await openCallsNow(page, office, office.admin, board.id);
  const panel = panelOf(page, 'Board');
  const answer = (why?: 'notPossible' | 'callerLeft' | 'failed') =>
    operator.answerCommand(accountId, board.id, why);

  await test.step('of one caller, once, however often one presses', async () => {
    const mute = act(panel, 'Mute: +44 ••• ••58');
    await mute.dblclick();
    await expect(told(panel)).toHaveText('Muting +44 ••• ••58…');
    expect(await answer()).toEqual({ kind: 'mute', legId: 'leg-0' });
    await expect(told(panel)).toHaveText('+44 ••• ••58 is muted.');
    await expect(mute).toBeFocused();
    const muted = { ...guest, muted: { at: 90, is: true } };
    await operator.addCalls(accountId, [changed(board, { legs: [muted, withheld] })]);
    // The same button, which has kept the focus.
    await expect(act(panel, 'Unmute: +44 ••• ••58')).toBeFocused();
  });

  await test.step('of all, and of the conference', async () => {
    for (const [name, kind, sentence] of [
      ['Let the waiting in', 'admit', 'Nobody waits for a leader any more.'],
      ['Mute all participants', 'muteAll', 'All participants are muted.'],
      ['Unmute all participants', 'unmuteAll', 'No participant is muted any more.'],
      ['Lock', 'lock', 'The conference is locked: nobody else gets in.'],
    ] as const) {
      await act(panel, name).click();
      expect(await answer()).toEqual({ kind, legId: null });
      await expect(told(panel).first()).toHaveText(sentence);
    }
    await expect(told(panel)).toHaveCount(3);
    await operator.addCalls(accountId, [changed(board, { locked: { at: 100, is: true } })]);
    await expect(act(panel, 'Unlock')).toBeFocused();
  });

  await test.step('with a question before what callers would not forgive', async () => {
    await act(panel, 'Remove: the caller without a number').click();
    const question = page.getByRole('dialog', { name: 'Remove the caller without a number?' });
    // Closes the question, and not the call with it.
    await page.keyboard.press('Escape');
    await expect(question).toBeHidden();
    await expect(panel).toBeVisible();
    await act(panel, 'Remove: the caller without a number').click();
    await question.getByRole('button', { name: 'Remove' }).click();
    expect(await answer()).toEqual({ kind: 'remove', legId: 'leg-1' });
    await expect(told(panel).first()).toHaveText('The caller without a number was removed.');
    const gone = { ...withheld, left: 200 };
    await operator.addCalls(accountId, [changed(board, { legs: [guest, gone] })]);
    await expect(legsIn(panel)).toHaveCount(1);
    await expect(panel.getByRole('heading', { name: 'Who is there' })).toBeFocused();
  });

  await test.step('refused, and why', async () => {
    await act(panel, 'Mute all participants').click();
    await answer('failed');
    await expect(told(panel).first()).toHaveText(
      'The participants were not muted: the phone bridge tried, and it failed.',
    );
  });

  await test.step('not answered within ten seconds', async () => {
    await act(panel, 'Mute all participants').click();
    await expect(told(panel).first()).toHaveText('Muting all participants…');
    await expect(told(panel).first()).toContainText('has not answered within ten seconds');
  });

  await test.step('not asked: the bridge is away, the network gone, one is no administrator any more', async () => {
    await operator.takeOrders(board.bridge, undefined, -1);
    await act(panel, 'Unmute all participants').click();
    await expect(told(panel).first()).toContainText('the phone bridge takes no instructions now');
    await operator.takeOrders(board.bridge);
    await page.context().setOffline(true);
    await act(panel, 'Unlock').click();
    await expect(told(panel).first()).toContainText('there was no answer');
    await page.context().setOffline(false);
  });

  await test.step('the end of all, and nothing more can be asked', async () => {
    await act(panel, 'End the conference').click();
    const question = page.getByRole('dialog', { name: 'End the conference?' });
    await question.getByRole('button', { name: 'End the conference' }).click();
    expect(await answer()).toEqual({ kind: 'end', legId: null });
    await operator.addCalls(accountId, [
      changed(board, {
        legs: [
          { ...guest, left: 300 },
          { ...withheld, left: 200 },
        ],
        endReason: 'leaderEnded',
      }),
    ]);
    await expect(panel.getByText('Nobody is in it any more.')).toBeVisible();
    await expect(told(panel).first()).toHaveText('The conference was ended.');
    await expect(act(panel, 'Mute all participants')).toHaveCount(0);
  });
});

test('two administrators act at once, and a bridge that never asks has no buttons', async ({
  page,
  office,
  operator,
  browser,
}) => {
  const { accountId } = office;
  const second = await office.addAdmin();
  const board = running(unique(), 'Board', [guest, withheld]);
  const silent = running(unique(), 'Silent', [guest]);
  await operator.takeOrders(board.bridge);
  await operator.addCalls(accountId, [board, silent]);
  await openCallsNow(page, office, office.admin, board.id);
  const context = await browser.newContext();
  const other = await context.newPage();
  await openCallsNow(other, office, second, board.id);
  const [one, two] = [panelOf(page, 'Board'), panelOf(other, 'Board')];

  await test.step('both remove the same caller: the second is told that they had left', async () => {
    for (const each of [page, other]) {
      await act(panelOf(each, 'Board'), 'Remove: +44 ••• ••58').click();
      await expect(each.getByRole('dialog', { name: 'Remove +44 ••• ••58?' })).toBeVisible();
    }
    const confirm = (each: typeof page) =>
      each.getByRole('dialog', { name: 'Remove +44' }).getByRole('button', { name: 'Remove' });
    await confirm(page).click();
    await operator.answerCommand(accountId, board.id);
    await operator.addCalls(accountId, [
      changed(board, { legs: [{ ...guest, left: 60 }, withheld] }),
    ]);
    await confirm(other).click();
    await expect(told(one)).toHaveText('+44 ••• ••58 was removed.');
    await expect(told(two)).toHaveText(
      '+44 ••• ••58 was not removed: the caller had already left.',
    );
  });
  await context.close();

  await test.step('what a bridge cannot do is not offered', async () => {
    await operator.takeOrders(board.bridge, ['mute', 'end']);
    await expect(act(one, 'Lock')).toHaveCount(0);
    await expect(act(one, 'End the conference')).toBeVisible();
    await follow(page, callsNowPath(office, silent.id));
    const panel = panelOf(page, 'Silent');
    await expect(panel.getByText('takes no instructions from here')).toBeVisible();
    await expect(panel.getByRole('button')).toHaveCount(1);
  });
});

test('a conference with somebody in it is marked in the list, and leads there', async ({
  page,
  office,
  operator,
}) => {
  const { accountId } = office;
  const [conference = ''] = await operator.addManyConferences(accountId, [
    BOARD,
    { ...BOARD, tag: 'Quiet' },
  ]);
  const board = running(conference, 'Board', [leader]);
  await operator.addCalls(accountId, [board]);
  await openCallsNow(page, office);
  await follow(page, settingsPath(accountId));
  // Exact: the navigation's link ends in the same words.
  const mark = page.getByRole('link', { name: 'Call in progress', exact: true });
  await expect(mark).toHaveCount(1);
  await expect(page.locator('tr', { has: mark })).toContainText('Board');
  await page.getByRole('link', { name: 'Open Board' }).click();
  await page
    .getByRole('dialog', { name: 'Board' })
    .getByRole('link', { name: 'Call in progress' })
    .click();
  await expect(panelOf(page, 'Board')).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`now\\?call=${board.id}`));
  await page.keyboard.press('Escape');
  await expect(page.getByRole('link', { name: 'Calls now 1 call in progress' })).toBeVisible();
});

test.describe('who has whole numbers shown', () => {
  test.use({ profile: { callerNumbers: 'full' } });
  test('sees them of those who are there, also of who joins later', async ({
    page,
    office,
    operator,
  }) => {
    const board = running(unique(), 'Board', [guest]);
    await operator.addCalls(office.accountId, [board]);
    await openCallsNow(page, office, office.admin, board.id);
    const panel = panelOf(page, 'Board');
    await expect(legsIn(panel)).toContainText('+442079460958');
    await operator.addCalls(office.accountId, [changed(board, { legs: [guest, leader] })]);
    await expect(legsIn(panel).nth(1)).toContainText('514 555 0134');
  });
});
