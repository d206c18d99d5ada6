import type { Locator, Page } from '@playwright/test';
import type { LoadedCall, LoadedLeg } from '../support/calls.ts';
import type { Person } from '../support/operator-interface.ts';
import { heading, signInTo } from '../support/portal.ts';
import { expect, type Office } from '../support/test.ts';
import { unique } from '../support/unique.ts';

// The page of calls that go on as these tests find it, and calls to be found on it.

export const BOARD = { tag: 'Board', adminEmail: 'ana@acme.example', expiresAt: null };

export const guest: LoadedLeg = { caller: '+442079460958', joined: 0, left: null };
export const leader: LoadedLeg = {
  ...{ role: 'leader', caller: '+15145550134' },
  ...{ joined: 30, left: null },
};
export const withheld: LoadedLeg = { caller: null, joined: 40, left: null };

/** A call that began ten minutes ago and goes on, on a bridge of its own. */
export function running(
  conferenceId: string,
  tag: string,
  legs: readonly LoadedLeg[] = [guest],
): LoadedCall & { readonly bridge: string } {
  const startedAt = new Date(Date.now() - 10 * 60_000);
  return { id: unique(), conferenceId, tag, startedAt, legs, endReason: null, bridge: unique() };
}

/** The same call, of which more has been told. */
export function changed<Call extends LoadedCall>(call: Call, change: Partial<LoadedCall>): Call {
  return { ...call, ...change };
}

export const callsNowPath = ({ accountId }: Pick<Office, 'accountId'>, callId?: string): string =>
  `/a/${accountId}/conferencing/now${callId === undefined ? '' : `?call=${callId}`}`;

/** Opens the page from nowhere. */
export async function openCallsNow(
  page: Page,
  office: Office,
  person: Person = office.admin,
  callId?: string,
): Promise<void> {
  await signInTo(page, person, callsNowPath(office, callId));
  await expect(heading(page, 'Calls now')).toBeAttached();
}

export const rows = (page: Page): Locator =>
  page.getByRole('list', { name: 'Calls in progress' }).getByRole('listitem');
export const row = (page: Page, tag: string): Locator => rows(page).filter({ hasText: tag });
export const panelOf = (page: Page, tag: string): Locator =>
  page.getByRole('dialog', { name: tag, exact: true });
export const legsIn = (panel: Locator): Locator =>
  panel.getByRole('region', { name: 'Who is there' }).getByRole('listitem');
export const told = (panel: Locator): Locator =>
  panel.getByRole('list', { name: 'What was asked' }).getByRole('listitem');
export const act = (panel: Locator, name: string): Locator =>
  panel.getByRole('button', { name, exact: true });
