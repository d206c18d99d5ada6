import { expect, type Page } from '@playwright/test';
import type { RunKind } from '../../../domain/run-kind.ts';
import type { StoredConference } from '../operator-interface.ts';
import { DELIVERY_MS } from '../patience.ts';
import { unique } from '../unique.ts';

/** What a page commits. */
export const COMMIT = /documents:commit/;

/** What the page of a run says that it is doing. */
export const phase = (page: Page, word: string) =>
  page.getByRole('region', { name: 'Progress' }).getByText(word, { exact: true });
export const figure = (page: Page, name: string) => page.locator(`dt:text-is("${name}") + dd`);
export const bannerOf = (page: Page) =>
  page.getByRole('complementary', { name: 'A run of conferences' });

/** What is told before a run begins. */
export const preview = (page: Page) => page.getByRole('region', { name: 'What will happen' });

/**
 * Lets a page write as often as is allowed here, and cuts its network for writing then.
 *
 * @returns allows so many more
 */
export async function allowWrites(page: Page, count: number): Promise<(more: number) => void> {
  let left = count;
  await page.route(COMMIT, async (route) => {
    // The browser first asks whether it may.
    if (route.request().method() !== 'POST') return route.fallback();
    left -= 1;
    await (left >= 0 ? route.continue() : route.abort('internetdisconnected'));
  });
  return (more) => {
    left = more;
  };
}

/** Holds back what a page writes, as a slow network does, until it is let go. */
export async function holdWrites(page: Page): Promise<() => void> {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(COMMIT, async (route) => {
    await held;
    await route.fallback();
  });
  return letGo;
}

/** Waits for the end, however long the first emails of a suite take. */
export async function untilDone(page: Page): Promise<void> {
  await expect(phase(page, 'Done')).toBeVisible({ timeout: DELIVERY_MS });
}

/** Closes a run that is done, and waits until the browser has forgotten it. */
export async function closeRun(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page).not.toHaveURL(/\/runs\//);
}

/** What is to be done to one conference, as the portal keeps it (`RunItem`). */
export interface KeptItem {
  readonly tag: string;
  readonly adminEmail: string;
  readonly [field: string]: unknown;
}

/** What a run is to do to conferences that are there. */
export interface KeptRun {
  readonly accountId: string;
  readonly uid: string;
  readonly kind: RunKind;
  readonly items: readonly KeptItem[];
}

/** As a preview would have planned it for the version that is there. */
export function itemFor({ id, saveId, expiresAt }: StoredConference, over: KeptItem): KeptItem {
  return {
    ...{ conferenceId: id, basedOn: saveId, expiresAt, expiryChosen: null, language: null },
    ...{ pbxUserId: null, name: '', extension: '', row: null },
    ...over,
  };
}

/**
 * Leaves a run in the browser as the portal would have left it there, begun and interrupted before it did
 * anything (src/runs/plan/run-store.ts), and loads the page anew.
 *
 * @returns its id
 */
export async function leaveRun(page: Page, kept: KeptRun): Promise<string> {
  const runId = unique().slice(0, 20);
  await page.evaluate(
    async ({ accountId, uid, ...plan }) => {
      const opening = indexedDB.open('confdesk');
      opening.onupgradeneeded = () => opening.result.createObjectStore('runs');
      const opened = await new Promise<IDBDatabase>((resolve, reject) => {
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(new Error('IndexedDB did not open.'));
      });
      const writing = opened.transaction('runs', 'readwrite');
      const store = writing.objectStore('runs');
      store.put({ ...plan, accountId, uid, startedAt: new Date() }, ['plan', uid, accountId]);
      store.put({ next: 0, open: [], alone: [], isPaused: false, isDone: false }, [
        ...['progress', uid, accountId],
      ]);
      await new Promise((resolve) => (writing.oncomplete = resolve));
      opened.close();
      localStorage.setItem(`confdesk.run.${uid}.${accountId}`, plan.runId);
    },
    { ...kept, runId },
  );
  await page.reload();
  return runId;
}
