import type { World } from '../testing/world.ts';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { doc, getDoc } from 'firebase/firestore/lite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startServer } from './server.ts';
import { projectId, startWorld } from '../testing/world.ts';

let world: World;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'firestore-'));
});
afterEach(async () => {
  await world.stop();
  await rm(folder, { recursive: true, force: true });
});

const rulesFor = (condition: string) => `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /{path=**} {
      allow read: if ${condition};
    }
  }
}`;

const put = (content: string, more: object = {}) =>
  world.emulator('PUT', ':securityRules', {
    ...more,
    rules: { files: [{ name: 'firestore.rules', content }] },
  });

const read = (uid: string | null) => getDoc(doc(world.lite(uid), 'a/b'));

describe('rules', () => {
  test('new ones are in force at once', async () => {
    world = await startWorld({ rulesSource: rulesFor('false') });
    await expect(read('ada')).rejects.toMatchObject({ code: 'permission-denied' });
    expect(await put(rulesFor('request.auth != null'))).toEqual({ issues: [] });
    expect((await read('ada')).exists()).toBe(false);
    await expect(read(null)).rejects.toMatchObject({ code: 'permission-denied' });
  });

  test('invalid ones are answered with where and why, and the old ones stay', async () => {
    world = await startWorld({ rulesSource: rulesFor('request.auth != null') });
    expect(await put(rulesFor('request.auth !='))).toMatchObject({
      error: {
        code: 400,
        status: 'INVALID_ARGUMENT',
        message: expect.stringMatching(/^Error compiling rules:\nL5:\d+ Expected /) as string,
      },
    });
    expect((await read('ada')).exists()).toBe(false);
    await expect(read(null)).rejects.toMatchObject({ code: 'permission-denied' });
  });

  test('invalid ones of a file that is watched are taken, and whoever asks is told', async () => {
    world = await startWorld({ rulesSource: rulesFor('true') });
    expect(await put(rulesFor('request.auth !='), { ignore_errors: true })).toMatchObject({
      issues: [{ severity: 'ERROR', sourcePosition: { line: 5 } }],
    });
    await expect(read('ada')).rejects.toThrow(/Error compiling rules/);
    await world.admin.doc('a/b').get();
  });

  test('invalid ones at the start are told to whoever asks, and in the log', async () => {
    world = await startWorld({ rulesSource: rulesFor('request.auth !=') });
    await expect(read('ada')).rejects.toThrow(/Error compiling rules/);
    expect(world.log.join('\n')).toMatch(/rules\.error rules:5:\d+/);
    await put(rulesFor('true'));
    expect((await read(null)).exists()).toBe(false);
  });

  test('those of one project are not for another', async () => {
    world = await startWorld({ rulesSource: rulesFor('true') });
    await put(rulesFor('false'));
    await expect(read('ada')).rejects.toMatchObject({ code: 'permission-denied' });
    const other = world.documents.replace(projectId, 'demo-other');
    expect((await fetch(`${other}/a/b`)).status).toBe(404);
  });

  test('a body that is no rules file is refused', async () => {
    world = await startWorld();
    expect(await world.emulator('PUT', ':securityRules', { rules: {} })).toMatchObject({
      error: { status: 'INVALID_ARGUMENT' },
    });
  });
});

describe('export and import', () => {
  const exportTo = (directory: string) =>
    world.emulator('POST', ':export', {
      database: `projects/${projectId}/databases/(default)`,
      export_directory: directory,
      export_name: 'firestore_export',
    });

  test('everything comes back, times included, and the folder is whole', async () => {
    world = await startWorld();
    await world.admin.doc('a/b').set({ n: 2n ** 62n, nan: NaN, deep: { list: [null, 'ü'] } });
    await world.admin.doc('a/b/c/d').set({ ref: world.admin.doc('a/b') });
    const before = await world.admin.doc('a/b').get();
    expect(await exportTo(folder)).toEqual({});
    expect(await exportTo(folder)).toEqual({});
    expect(await readdir(folder)).toEqual(['firestore_export']);
    await world.stop();

    const file = path.join(folder, 'firestore_export', 'firestore_export.overall_export_metadata');
    world = await startWorld({ seedFrom: file });
    const after = await world.admin.doc('a/b').get();
    expect(after.data()).toEqual(before.data());
    expect(after.updateTime).toEqual(before.updateTime);
    const found = await world.admin.collection('a').where('n', '>', 0).get();
    expect(found.size).toBe(1);
    expect((await world.admin.doc('a/b/c/d').get()).exists).toBe(true);
  });

  test('one that is cut short, or not ours, is refused by name', async () => {
    world = await startWorld();
    await world.admin.doc('a/b').set({ n: 1 });
    await exportTo(folder);
    const exported = path.join(folder, 'firestore_export');
    await writeFile(path.join(exported, 'documents.ndjson'), '');
    await expect(startServer({ projectId, seedFrom: exported })).rejects.toThrow('cut short');
    await writeFile(path.join(exported, 'documents.ndjson'), '{"name":');
    await expect(startServer({ projectId, seedFrom: exported })).rejects.toThrow('ndjson:1');
    await expect(startServer({ projectId, seedFrom: folder })).rejects.toThrow('is not an export');
  });
});

describe('the rest', () => {
  test('clear, counters and their reset', async () => {
    world = await startWorld();
    await world.admin.doc('a/b').set({ n: 1 });
    await world.admin.doc('a/b').get();
    await world.admin.doc('a/b').delete();
    expect(await world.emulator('GET', ':counters')).toMatchObject({
      documentReads: 1,
      documentWrites: 1,
      documentDeletes: 1,
      events: { pending: 0 },
    });
    await world.emulator('POST', ':resetCounters');
    expect(await world.emulator('GET', ':counters')).toMatchObject({ documentWrites: 0 });
    await world.admin.doc('a/b').set({ n: 1 });
    await world.emulator('DELETE', '/databases/(default)/documents');
    expect((await world.admin.doc('a/b').get()).exists).toBe(false);
  });

  test('a query that needs a composite index is refused with what to add', async () => {
    world = await startWorld({ indexes: { indexes: [] } });
    const query = world.admin.collection('a').where('n', '==', 1).orderBy('m');
    const refused = {
      code: 9,
      message: expect.stringContaining('firestore.indexes.json') as string,
    };
    await expect(query.get()).rejects.toMatchObject(refused);
  });

  test('a port that is taken is named', async () => {
    world = await startWorld();
    const { port } = world.server;
    await expect(startServer({ projectId, port })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 cannot be used: address already in use.`,
    );
  });

  test('a file that cannot be read is named', async () => {
    world = await startWorld();
    const missing = path.join(folder, 'none.rules');
    await expect(startServer({ projectId, rulesFile: missing })).rejects.toThrow(missing);
  });
});
