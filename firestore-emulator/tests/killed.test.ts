import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { bundleFirestore } from '../bundle.ts';

let program: string;
let folder: string;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  program = await bundleFirestore();
});
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'confdesk-killed-'));
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** The embedded Firestore as a process of its own. @returns it and the address of its documents. */
async function start() {
  const child = spawn(process.execPath, [program, '--port', '0', '--data', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  for await (const line of createInterface({ input: child.stdout })) {
    const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
    if (address === undefined) continue;
    return {
      child,
      documents: `${address}/v1/projects/demo-confdesk/databases/(default)/documents`,
    };
  }
  throw new Error('it ended before it listened');
}

/** Commits one document after the other until the server is gone. @returns those acknowledged. */
async function writeUntilKilled(documents: string, prefix: string, acknowledged: Set<string>) {
  for (let index = 0; ; index++) {
    const id = `${prefix}-${index}`;
    try {
      const response = await fetch(`${documents}/things?documentId=${id}`, {
        method: 'POST',
        headers: { authorization: 'Bearer owner' },
        body: JSON.stringify({ fields: { text: { stringValue: 'x'.repeat(400) } } }),
      });
      await response.json();
      if (response.ok) acknowledged.add(id);
    } catch {
      return;
    }
  }
}

it('a process that is killed in the middle of writing loses nothing that it acknowledged', async () => {
  const acknowledged = new Set<string>();
  for (let round = 0; round < 4; round++) {
    const { child, documents } = await start();
    const enough = acknowledged.size + 40 * (round + 1);
    const writers = ['a', 'b', 'c'].map((writer) =>
      writeUntilKilled(documents, `${round}${writer}`, acknowledged),
    );
    while (acknowledged.size < enough) await new Promise((resolve) => setImmediate(resolve));
    child.kill('SIGKILL');
    await Promise.all([once(child, 'exit'), ...writers]);
  }
  const { child, documents } = await start();
  const response = await fetch(`${documents}:runQuery`, {
    method: 'POST',
    headers: { authorization: 'Bearer owner' },
    body: JSON.stringify({ structuredQuery: { from: [{ collectionId: 'things' }] } }),
  });
  const found = (await response.json()) as { document?: { name: string } }[];
  const names = new Set(found.map(({ document }) => document?.name.split('/').at(-1)));
  expect([...acknowledged].filter((id) => !names.has(id))).toEqual([]);
  child.kill('SIGINT');
  await once(child, 'exit');
});
