import type { Locator, Page } from '@playwright/test';
import type { Operator, StoredConference } from '../support/operator-interface.ts';
import { openConferences } from '../support/portal.ts';
import { preview } from '../support/many/runs.ts';
import { bar, box } from '../support/many/selection.ts';
import { expect, type Office } from '../support/test.ts';
import { unique } from '../support/unique.ts';

// What is done to many conferences at once, as these tests find it.

/** A conference that was made for a test, with its Tag and its leader. */
export interface Made extends StoredConference {
  readonly tag: string;
  readonly adminEmail: string;
}

/** Makes so many conferences, `Team 1` and so on, whose emails have been sent. */
export async function makeTeams(
  operator: Operator,
  { accountId, admin }: Office,
  count: number,
): Promise<readonly Made[]> {
  const wishes = Array.from({ length: count }, (_, index) => ({
    tag: `Team ${index + 1}`,
    adminEmail: `${unique()}@leaders.example`,
    expiresAt: null,
  }));
  return Promise.all(
    wishes.map(async (wish) => ({
      ...wish,
      ...(await operator.addConference(accountId, admin, wish)),
    })),
  );
}

/** Selects conferences in the list, and goes on to what is to be done to them. */
export async function choose(
  page: Page,
  office: Office,
  all: readonly { readonly tag: string }[],
  action: string,
): Promise<void> {
  await openConferences(page, office);
  for (const { tag } of all) await box(page, tag).check();
  await bar(page).getByRole('link', { name: action, exact: true }).click();
  await expect(preview(page)).toBeVisible();
}

/** The button that begins it. */
export const start = (page: Page, name: string): Locator =>
  page.getByRole('button', { name, exact: true });

/** Begins it, and waits for the page of the run. */
export async function begin(page: Page, name: string): Promise<void> {
  await start(page, name).click();
  await expect(page).toHaveURL(/\/runs\/[A-Za-z0-9]{20}$/);
}
