import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dataFolderOf, openDataFolder } from './data-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'confdesk data-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const exporting = (content: string) => async (target: string) => {
  await mkdir(target);
  await writeFile(path.join(target, 'data'), content);
};
const saved = async () => {
  const { importFrom } = await openDataFolder(folder, false);
  return importFrom === null ? null : readFile(path.join(importFrom, 'data'), 'utf8');
};

test('what was saved last is there at the next start', async () => {
  expect(await saved()).toBeNull();
  const data = await openDataFolder(folder, false);
  await data.save(exporting('first'));
  await data.save(exporting('second'));
  expect(await saved()).toBe('second');
});

test('an export that fails half-way leaves the one before', async () => {
  const data = await openDataFolder(folder, false);
  await data.save(exporting('whole'));
  const failing = data.save(async (target) => {
    await exporting('half')(target);
    throw new Error('disk full');
  });
  await expect(failing).rejects.toThrow('disk full');
  expect(await saved()).toBe('whole');
});

test('a crash between taking the old export away and putting the new one leaves the old', async () => {
  await exporting('old')(path.join(folder, 'export.previous'));
  await exporting('new')(path.join(folder, 'export.next'));
  expect(await saved()).toBe('old');
  expect(await saved()).toBe('old');
});

test('the secrets live as long as the data', async () => {
  const first = await openDataFolder(folder, false);
  const second = await openDataFolder(folder, false);
  const fresh = await openDataFolder(folder, true);
  expect(second.accessCodePepper).toBe(first.accessCodePepper);
  expect(fresh.accessCodePepper).not.toBe(first.accessCodePepper);
  expect(second.bridgeKeys).toBe(first.bridgeKeys);
  expect(fresh.bridgeKeys).not.toBe(first.bridgeKeys);
});

test('bridges that an earlier version did not know get keys, and its own keep theirs', async () => {
  const old = [{ bridge: 'local-1', id: 'local-1-a', secret: 'AAAA' }];
  await writeFile(path.join(folder, 'bridge-keys'), JSON.stringify(old));
  const { bridgeKeys } = await openDataFolder(folder, false);
  const keys = JSON.parse(bridgeKeys) as { id: string }[];
  expect(keys[0]).toEqual(old[0]);
  expect(keys.map(({ id }) => id)).toContain('asterisk-1-a');
  expect((await openDataFolder(folder, false)).bridgeKeys).toBe(bridgeKeys);
});

test('neither kind of Firestore is given what the other has exported', () => {
  expect(dataFolderOf({ kind: 'official' })).not.toBe(dataFolderOf({ kind: 'embedded' }));
});
