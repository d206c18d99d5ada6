import { readFile, writeFile } from 'node:fs/promises';
import { expect, test, type Download, type Page } from '@playwright/test';

/** A file that a person has on their disk, as the browser gives it to the page. */
export interface ChosenFile {
  readonly name: string;
  readonly content: string | Buffer;
}

/** Chooses a file with a button of the page, as one does in the system's dialog. */
export async function chooseFile(
  page: Page,
  { name, content }: ChosenFile,
  button = 'Choose a file',
): Promise<void> {
  const dialog = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).click();
  const buffer = typeof content === 'string' ? Buffer.from(content) : content;
  await (await dialog).setFiles({ name, mimeType: 'text/csv', buffer });
}

/** Chooses a file of the test's own folder, which can be changed afterwards. */
export async function chooseFromDisk(
  page: Page,
  path: string,
  button = 'Choose a file',
): Promise<void> {
  const dialog = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).click();
  await (await dialog).setFiles(path);
}

/** Writes a file into the folder that goes with the test. */
export async function fileOnDisk({ name, content }: ChosenFile): Promise<string> {
  const path = test.info().outputPath(name);
  await writeFile(path, content);
  return path;
}

/** What the browser saves when a page gives it a file. */
export async function saved(page: Page, act: () => Promise<void>): Promise<SavedFile> {
  const download = page.waitForEvent('download');
  await act();
  return readSaved(await download);
}

export interface SavedFile {
  readonly name: string;
  readonly text: string;
  /** Without the byte-order mark and the empty end. */
  readonly lines: readonly string[];
}

async function readSaved(download: Download): Promise<SavedFile> {
  const text = await readFile(await download.path(), 'utf8');
  expect(text.startsWith('\ufeff')).toBe(true);
  const lines = text.slice(1).trimEnd().split('\r\n');
  return { name: download.suggestedFilename(), text, lines };
}
