import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { portalSettings, withPortalSettings } from '../../local/suite/portal-settings.ts';
import type { SuiteAddresses } from '../../local/suite/addresses.ts';
import { startPackedFirestore } from './packed-firestore.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const rulesSchema = z.array(
  z.object({
    regex: z.string(),
    headers: z.array(z.object({ key: z.string(), value: z.string() })),
  }),
);
type Rules = z.infer<typeof rulesSchema>;

/** One address at which now this, now that built portal stands, so that both find the same session. */
export interface Site {
  readonly url: string;
  /** @param dist  folder of a built portal, from now on what is answered */
  show(dist: string): Promise<void>;
  stop(): Promise<void>;
}

interface File {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Serves built portals as Hosting does: its rewrite, its headers (those of the suite's own
 * firebase.json), compressed, with ETags. Everything is compressed beforehand, so that serving costs
 * next to nothing. Their Firestore is the suite's, compressed as well.
 */
export async function startSite(suite: SuiteAddresses): Promise<Site> {
  const firestore = await startPackedFirestore(suite.firestoreHost);
  const text = (await readFile(path.join(suite.runDir, 'firebase.json'), 'utf8'))
    // Where its Content-Security-Policy lets the portal ask.
    .replaceAll(suite.firestoreHost, firestore.host);
  const rules = z.object({ hosting: z.object({ headers: rulesSchema }) }).parse(JSON.parse(text));
  const settings = portalSettings({ ...suite, firestoreHost: firestore.host });
  let files: ReadonlyMap<string, File> = new Map();
  const server = createServer((request, response) => {
    answer(files, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    show: async (dist) => {
      files = await readFiles(dist, rules.hosting.headers, settings);
    },
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await firestore.stop();
    },
  };
}

async function readFiles(dist: string, rules: Rules, settings: string) {
  const files = new Map<string, File>();
  for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const asked = `/${path.relative(dist, file).split(path.sep).join('/')}`;
    const raw = await readFile(file);
    const content =
      asked === '/index.html' ? Buffer.from(withPortalSettings(String(raw), settings)) : raw;
    const isPacked = asked.endsWith('.woff2');
    const headers: Record<string, string> = {
      'Content-Type': TYPES[path.extname(asked)] ?? 'application/octet-stream',
      ETag: `"${createHash('sha256').update(content).digest('hex').slice(0, 32)}"`,
      ...(isPacked ? {} : { 'Content-Encoding': 'gzip' }),
    };
    for (const rule of rules) {
      if (!new RegExp(rule.regex).test(asked)) continue;
      for (const { key, value } of rule.headers) headers[key] = value;
    }
    files.set(asked, { body: isPacked ? content : gzipSync(content), headers });
  }
  return files;
}

function answer(
  files: ReadonlyMap<string, File>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { pathname } = new URL(request.url ?? '/', 'http://site');
  const isAsset = pathname.startsWith('/assets/');
  const found = files.get(pathname) ?? (isAsset ? undefined : files.get('/index.html'));
  if (found === undefined) {
    response.writeHead(404).end();
  } else if (request.headers['if-none-match'] === found.headers['ETag']) {
    response.writeHead(304, found.headers).end();
  } else {
    response.writeHead(200, found.headers).end(found.body);
  }
}
