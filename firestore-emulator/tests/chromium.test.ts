/** The full web SDK in a real browser, where this machine has one. */
import type * as App from 'firebase/app';
import type * as Sdk from 'firebase/firestore';
import { chromium, type Browser } from '@playwright/test';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleForBrowsers } from '../testing/browser-build.ts';
import { projectId, startWorld, type World } from '../testing/world.ts';

const rulesSource = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /open/{id} {
      allow read, write: if true;
    }
  }
}`;

/** CHROMIUM_PATH, Playwright's own, or one on PATH. */
function findBrowser(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return named;
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return [
    chromium.executablePath(),
    ...['chromium-headless-shell', 'chromium', 'google-chrome'].flatMap((name) =>
      folders.map((folder) => path.join(folder, name)),
    ),
  ].find((each) => existsSync(each));
}

const executablePath = findBrowser();
if (executablePath === undefined) {
  process.stderr.write('Not run: the full SDK in a browser: this machine has no Chromium\n');
}

let world: World;
let pages: Server;
let browser: Browser;
let home: string;
beforeAll(async () => {
  if (executablePath === undefined) return;
  world = await startWorld({ rulesSource });
  const script = await bundleForBrowsers('iife');
  pages = createServer((request, response) => {
    const isScript = request.url === '/sdk.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><script src="/sdk.js"></script>');
  }).listen(0, '127.0.0.1');
  await once(pages, 'listening');
  home = await mkdtemp(path.join(tmpdir(), 'confdesk-chromium-'));
  browser = await chromium.launch({
    executablePath,
    env: { ...process.env, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home },
    args: ['--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
});
afterAll(async () => {
  if (executablePath === undefined) return;
  await browser.close();
  await rm(home, { recursive: true, force: true });
  pages.closeAllConnections();
  pages.close();
  await world.stop();
});

test.skipIf(executablePath === undefined)(
  'a page of another origin writes, reads, counts, is refused, and hears of changes',
  async () => {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (line) => {
      if (line.type() === 'error' && line.text().includes('CORS')) problems.push(line.text());
    });
    await page.goto(`http://127.0.0.1:${(pages.address() as AddressInfo).port}/`);
    const seen = await page.evaluate(inPage, { projectId, port: world.server.port });
    expect(seen).toEqual({
      read: { n: 1, text: 'ü😀' },
      listed: ['a'],
      counted: 1,
      refused: ['permission-denied', 'permission-denied'],
      heard: [[1], [2], []],
    });
    expect(problems).toEqual([]);
    expect([...world.server.engine.documents()].map((each) => each.path)).toEqual(['open/t']);
    await page.close();
  },
);

/** Runs in the page, and so knows nothing of this file but its types. */
async function inPage({ projectId, port }: { projectId: string; port: number }) {
  const { sdk } = globalThis as unknown as { sdk: typeof Sdk & Pick<typeof App, 'initializeApp'> };
  sdk.setLogLevel('silent');
  const db = sdk.getFirestore(sdk.initializeApp({ projectId, apiKey: 'none' }));
  sdk.connectFirestoreEmulator(db, '127.0.0.1', port, { mockUserToken: { sub: 'ada' } });
  const ref = sdk.doc(db, 'open/a');
  const all = sdk.collection(db, 'open');
  await sdk.setDoc(ref, { n: 1, text: 'ü😀' });
  const read = (await sdk.getDoc(ref)).data();
  const listed = (await sdk.getDocs(all)).docs.map((each) => each.id);
  const counted = (await sdk.getCountFromServer(all)).data().count;
  const code = (error: unknown) => (error as { code: string }).code;
  const refused = [
    await sdk.setDoc(sdk.doc(db, 'shut/a'), {}).catch(code),
    await sdk.getDoc(sdk.doc(db, 'shut/a')).catch(code),
  ];
  const heard: unknown[] = [];
  await new Promise<void>((resolve, reject) => {
    const stop = sdk.onSnapshot(
      all,
      (snapshot) => {
        heard.push(snapshot.docs.map((each) => each.get('n') as unknown));
        if (heard.length === 1) void sdk.updateDoc(ref, { n: 2 });
        if (heard.length === 2) void sdk.deleteDoc(ref);
        if (heard.length < 3) return;
        stop();
        resolve();
      },
      reject,
    );
  });
  await sdk.runTransaction(db, async (transaction) => {
    const found = await transaction.get(ref);
    transaction.set(sdk.doc(db, 'open/t'), { found: found.exists() });
  });
  await sdk.terminate(db);
  return { read, listed, counted, refused, heard };
}
