import { expect, type Locator, type Page } from '@playwright/test';
import type { Person } from './operator-interface.ts';
import { keepSession } from './session.ts';
import type { Office } from './test.ts';
import { DELIVERY_MS } from './patience.ts';
import { localFormat } from '../../domain/time/local-format.ts';

/** Fills the sign-in page that is shown and sends it off. */
export async function submitSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** From nowhere to Services. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto('/');
  await submitSignIn(page, person.email, person.password);
  await expect(heading(page, 'Services')).toBeVisible();
}

/** From nowhere to a page of the portal, as somebody whose session was kept from an earlier visit. */
export async function signInTo(page: Page, person: Person, path: string): Promise<void> {
  await keepSession(page, person);
  await page.goto(path);
}

/** Goes on to another page of the portal that is loaded, as a link on it would. */
export async function turnTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => history.pushState(null, '', to), path);
}

/** Where Conferencing › Settings of an account is. */
export const settingsPath = (accountId: string) => `/a/${accountId}/conferencing/settings`;

/** The list of the account's conferences, as its administrator or as somebody else. */
export async function openConferences(
  page: Page,
  office: Office,
  person: Person = office.admin,
): Promise<void> {
  await signInTo(page, person, settingsPath(office.accountId));
  await expect(heading(page, 'Conferences')).toBeVisible();
}

/** An empty Generate New Conference form, as the account's administrator. */
export async function openNewConference(page: Page, office: Office): Promise<ConferenceForm> {
  await signInTo(page, office.admin, `${settingsPath(office.accountId)}/new`);
  const form = conferenceForm(page);
  await expect(form.tag).toBeVisible();
  return form;
}

/** The Edit form of a conference, as the account's administrator. */
export async function openEdit(
  page: Page,
  office: Office,
  conferenceId: string,
): Promise<ConferenceForm> {
  await signInTo(page, office.admin, `${settingsPath(office.accountId)}/${conferenceId}/edit`);
  const form = conferenceForm(page);
  await expect(form.tag).not.toHaveValue('');
  return form;
}

/** A conference's own panel, opened by its link. */
export async function openConference(
  page: Page,
  office: Office,
  conferenceId: string,
  person: Person = office.admin,
): Promise<Locator> {
  await signInTo(page, person, `${settingsPath(office.accountId)}/${conferenceId}`);
  const panel = page.getByRole('dialog').first();
  await expect(panel.getByRole('heading', { name: 'Access codes' })).toBeVisible();
  return panel;
}

/** The value beside a name in a list of facts, such as the participant code. */
export function fact(within: Locator, name: string): Locator {
  return within.locator(`dt:text-is(${JSON.stringify(name)}) + dd`);
}

/** Closes the panel that tells what became of a Save. */
export async function done(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Done' }).click();
}

export function heading(page: Page, name: string | RegExp): Locator {
  return page.getByRole('heading', { level: 1, name });
}

/** The fields of Generate New Conference and Edit, found as assistive technology finds them. */
export interface ConferenceForm {
  readonly tag: Locator;
  readonly email: Locator;
  readonly neverExpires: Locator;
  readonly date: Locator;
  readonly time: Locator;
  /** `Save and send email`, or `… again` on Edit. */
  readonly save: Locator;
  /** What the portal says happened instead of the Save. */
  problem(title: string): Locator;
}

export function conferenceForm(page: Page): ConferenceForm {
  return {
    tag: page.getByRole('textbox', { name: 'Tag', exact: true }),
    email: page.getByRole('textbox', { name: 'Conference admin’s email' }),
    neverExpires: page.getByRole('checkbox', { name: 'Never expires' }),
    date: page.getByLabel('Expires on'),
    time: page.getByLabel('At', { exact: true }),
    save: page.getByRole('button', { name: /^Save and send email/ }),
    problem: (title) => page.getByRole('alert').filter({ hasText: title }),
  };
}

/** Types a day (its date in UTC) into the form's field, as ISO 8601 has it. */
export async function chooseDay(page: Page, form: ConferenceForm, day: Date): Promise<void> {
  await form.date.fill(day.toISOString().slice(0, 10));
  // It is read once the field is left, and then written as the portal writes days.
  await page.keyboard.press('Tab');
  await expect(form.date).toHaveValue(localFormat('en-GB', FIELD)(day, 'UTC'));
}

const FIELD = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;

/** Until the portal's own typeface is there: what is measured before has the size of another one. */
export async function fontsLoaded(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
}

/** The row of a conference in the list. */
export function conferenceRow(page: Page, tag: string): Locator {
  return page.getByRole('row').filter({ has: page.getByText(tag, { exact: true }) });
}

/** Saves and waits until the portal says that the email is there. */
export async function saveAndSend(page: Page, form: ConferenceForm, to: string): Promise<void> {
  await form.save.click();
  await expectSent(page, to);
}

export async function expectSent(page: Page, to: string): Promise<void> {
  await expect(page.getByText(`Email sent to ${to}`, { exact: true })).toBeVisible({
    timeout: DELIVERY_MS,
  });
}
