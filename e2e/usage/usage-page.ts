import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import type { LoadedCall, LoadedLeg } from '../support/calls.ts';
import { follow } from '../support/links.ts';
import type { Person } from '../support/operator-interface.ts';
import { heading, signInTo } from '../support/portal.ts';
import { expect, type Office } from '../support/test.ts';
import { unique } from '../support/unique.ts';

// The usage history as these tests find it, and calls to be found in it.

/** Days on which clocks and months are far away; their midnight in Toronto is 05:00 UTC. */
export const DAYS = '?from=2026-02-01&to=2026-03-31';
export const BOARD = { tag: 'Board', adminEmail: 'ana@acme.example', expiresAt: null };

/** 570 and 541 seconds: ten minutes begun, each. */
export const leader: LoadedLeg = {
  role: 'leader',
  caller: '+15145550134',
  joined: 30,
  left: 600,
};
export const guest: LoadedLeg = { caller: '+442079460958', joined: 0, left: 541 };

export function call(
  conferenceId: string,
  tag: string,
  startedAt: string,
  legs: readonly LoadedLeg[] = [guest, leader],
): LoadedCall {
  return { id: unique(), conferenceId, tag, startedAt: new Date(startedAt), legs };
}

/** So many calls of a conference within one day, the newest first, as the list has them. */
export function manyCalls(count: number, conferenceId: string, tag = 'Board'): LoadedCall[] {
  const startOf = (n: number) => new Date(Date.UTC(2026, 2, 10, 12, count - n)).toISOString();
  return Array.from({ length: count }, (_, n) => call(conferenceId, tag, startOf(n), [guest]));
}

type Account = Pick<Office, 'accountId'>;

const usagePath = ({ accountId }: Account, search: string) =>
  `/a/${accountId}/conferencing/usage${search}`;

/** Opens the usage history from nowhere. */
export async function openUsage(
  page: Page,
  office: Office,
  search = DAYS,
  person: Person = office.admin,
): Promise<void> {
  await signInTo(page, person, usagePath(office, search));
  await expect(heading(page, 'Usage history')).toBeVisible();
}

/** Goes on to other days, another choice or a call. */
export async function followUsage(page: Page, account: Account, search: string): Promise<void> {
  await follow(page, usagePath(account, search));
}

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

export const totals = (page: Page): Locator => region(page, 'Totals');
export const total = (page: Page, name: string): Locator =>
  totals(page).locator(`dt:text-is("${name}") + dd > :first-child`);
export const months = (page: Page): Locator =>
  page.getByRole('region', { name: /^By month and Tag, / });
export const calls = (page: Page): Locator => region(page, 'Calls');
export const callRow = (page: Page, text: string): Locator =>
  calls(page).locator('tr').filter({ hasText: text });
export const callLinks = (page: Page): Locator =>
  calls(page).getByRole('link', { name: /^Call of/ });
export const callsHeading = (page: Page): Locator =>
  calls(page).getByRole('heading', { name: 'Calls', level: 2 });
export const pages = (page: Page): Locator => page.getByRole('navigation', { name: 'Pages' });
export const picker = (page: Page): Locator =>
  page.getByRole('combobox', { name: 'Conference or Tag' });
export const days = (page: Page): Locator => page.getByRole('combobox', { name: 'Days' });
export const from = (page: Page): Locator => page.getByLabel('From', { exact: true });
export const to = (page: Page): Locator => page.getByLabel('To', { exact: true });
export const button = (page: Page, name: string): Locator =>
  page.getByRole('button', { name, exact: true });

/** Chooses a conference or a Tag; of several of this name the first. */
export async function choose(page: Page, name: string | RegExp): Promise<void> {
  await picker(page).click();
  await page.getByRole('option', { name, exact: true }).first().click();
}

/** Presses a button with the keyboard. */
export async function pressed(page: Page, name: string): Promise<void> {
  await button(page, name).press('Enter');
}

/** Exports and closes the dialog; the lines of what was saved. */
export async function exported(page: Page, item: string): Promise<readonly string[]> {
  await button(page, 'Export').click();
  const saving = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: item, exact: true }).click();
  const lines = await linesOf(await saving);
  await button(page, 'Close').click();
  await expect(button(page, 'Export')).toBeFocused();
  return lines;
}

export async function linesOf(download: Download): Promise<readonly string[]> {
  const text = await readFile(await download.path(), 'utf8');
  return text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');
}
