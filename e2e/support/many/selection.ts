import type { Locator, Page } from '@playwright/test';

// What is selected in a list, as people find it there.

export const box = (page: Page, name: string): Locator =>
  page.getByRole('checkbox', { name: `Select ${name}`, exact: true });
export const pageBox = (page: Page): Locator =>
  page.getByRole('checkbox', { name: 'Select all on this page' });
/** How many are selected, and what can be done with them. */
export const bar = (page: Page): Locator => page.getByRole('group', { name: 'Selection' });
export const button = (page: Page, name: string): Locator =>
  page.getByRole('button', { name, exact: true });
export const position = (page: Page, text: string): Locator =>
  page.getByRole('navigation', { name: 'Pages' }).getByText(text, { exact: true });
/** What a screen reader is told. */
export const told = (page: Page, text: string): Locator =>
  page.getByRole('status').filter({ hasText: text });
