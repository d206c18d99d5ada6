import { expect } from '@playwright/test';
import type { LoadedCall, LoadedLeg } from '../calls.ts';
import { signInTo, turnTo } from '../portal.ts';
import { unique } from '../unique.ts';
import type { Visit } from './visit.ts';

const LONG = 'A Tag as long as one may be, with sixty characters in it: ye';

/** Calls that go on: none, several, one of them open, and what is asked of its bridge. */
export async function visitCallsNow({ page, office, operator, look }: Visit): Promise<void> {
  const { accountId, admin } = office;
  const path = `/a/${accountId}/conferencing/now`;
  await signInTo(page, admin, path);
  await expect(page.getByRole('heading', { name: 'No calls in progress' })).toBeVisible();
  await look('no calls');

  const [board, long] = [going('Board', LEGS), going(LONG, LEGS.slice(2))];
  await operator.takeOrders(board.bridge);
  await operator.addCalls(accountId, [{ ...board, locked: { at: 90, is: true } }, long]);
  await expect(page.getByRole('link', { name: 'Call of Board' })).toBeVisible();
  await look('calls that go on');

  await turnTo(page, `${path}?call=${board.id}`);
  const panel = page.getByRole('dialog', { name: 'Board' });
  await operator.letTalk(accountId, board.id, ['leg-0']);
  await expect(panel.getByText('Talking')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Unlock' })).toBeVisible();
  await look('a call that goes on');
  await panel.getByRole('button', { name: 'Mute all participants', exact: true }).click();
  await operator.answerCommand(accountId, board.id);
  await panel.getByRole('button', { name: /^Mute: .+09/ }).click();
  await operator.answerCommand(accountId, board.id, 'failed');
  await expect(panel.getByText('tried, and it failed')).toBeVisible();
  await look('what was asked, and done, and refused');
  await panel.getByRole('button', { name: /^Remove: .+09/ }).click();
  await expect(page.getByRole('dialog', { name: /^Remove / })).toBeVisible();
  await look('removing a caller');
  await page.keyboard.press('Escape');
  await panel.getByRole('button', { name: 'End the conference' }).click();
  await expect(page.getByRole('dialog', { name: 'End the conference?' })).toBeVisible();
  await look('ending a conference');

  await turnTo(page, `${path}?call=${long.id}`);
  await expect(page.getByText('takes no instructions from here')).toBeVisible();
  await look('a call whose bridge never asks');
  await turnTo(page, `${path}?call=${unique()}`);
  await expect(page.getByRole('dialog', { name: 'This call is over' })).toBeVisible();
  await look('no such call');
}

function going(tag: string, legs: readonly LoadedLeg[]): LoadedCall & { readonly bridge: string } {
  const startedAt = new Date(Date.now() - 25 * 60_000);
  const ids = { id: unique(), conferenceId: unique(), bridge: unique() };
  return { ...ids, tag, startedAt, legs, endReason: null };
}

/** A leader who talks, somebody who is muted, who withholds the number, who is far away. */
const LEGS: readonly LoadedLeg[] = [
  { role: 'leader', caller: '+15145550134', joined: 30, left: null },
  { caller: '+442079460958', joined: 40, left: null, muted: { at: 80, is: true } },
  { caller: null, joined: 45, left: null },
  { caller: '+33199000709', joined: 60, left: null },
];
