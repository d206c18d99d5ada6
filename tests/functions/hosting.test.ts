import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fromRoot } from '../../local/support/paths.ts';
import { getRaw, type RawResponse } from '../support/raw-request.ts';
import { openSuite, type SuiteClient } from '../support/suite.ts';

/* What Hosting answers, whatever path it is asked for (firebase.json, "hosting"). */

const settingsSchema = z.object({
  hosting: z.object({
    headers: z.array(
      z.object({ headers: z.array(z.object({ key: z.string(), value: z.string() })) }),
    ),
  }),
});

let suite: SuiteClient;
let assets: readonly string[];
/** The headers that every page has, by their names in small letters; null: with any value. */
let expected: ReadonlyMap<string, string | null>;

beforeAll(async () => {
  suite = openSuite();
  assets = await readdir(path.join(suite.addresses.runDir, 'public', 'assets'));
  const text = await readFile(fromRoot('firebase.json'), 'utf8');
  const [everywhere] = settingsSchema.parse(JSON.parse(text)).hosting.headers;
  expected = new Map(
    (everywhere?.headers ?? [])
      // For 127.0.0.1 it is left out (local/suite/firebase-config.ts).
      .filter(({ key }) => key !== 'Strict-Transport-Security')
      .map(({ key, value }) => [
        key.toLowerCase(),
        // A local run also lets the page talk to the emulators.
        key === 'Content-Security-Policy' ? null : value,
      ]),
  );
});
afterAll(() => suite.close());

const get = (asked: string, method?: string) => getRaw(suite.addresses.portalUrl, asked, method);

function expectGuarded(asked: string, { status, headers }: RawResponse): void {
  const missing = [...expected].filter(([name, value]) =>
    value === null
      ? !/frame-ancestors 'none'/.test(String(headers[name]))
      : headers[name] !== value,
  );
  expect({ asked, status, missing }).toEqual({ asked, status, missing: [] });
}

const isHtml = ({ headers }: RawResponse) => /html/.test(headers['content-type'] ?? '');

/** Segments in which something is odd: dots, escapes, what globs and file systems take for more. */
const SEGMENTS = [
  ...[
    '.x',
    '.',
    '..',
    '...',
    '.well-known',
    '.git',
    '.env',
    'x.',
    '.x.html',
    'index.html',
    '404.html',
  ],
  ...[
    '%2e',
    '%2e%2e',
    '%2Ex',
    '%252e',
    '%2f',
    '%5c',
    '%00',
    '%0a',
    '%0d%0aX-A:%20b',
    '%zz',
    '%',
    '%c3%a9',
  ],
  ...[
    'a',
    'acme',
    'conferencing',
    'A',
    'Assets',
    'ASSETS',
    'assets',
    'asset',
    'assetss',
    '%61ssets',
  ],
  ...[
    '!x',
    '*',
    '**',
    '?',
    '[a]',
    '{a,b}',
    '(a|b)',
    '+(a)',
    '@',
    '~',
    '$',
    ':id',
    ';a=b',
    ',',
    '#',
  ],
  ...[
    '__',
    '__proto__',
    'constructor',
    'node_modules',
    'firebase.json',
    'x'.repeat(300),
    ' '.trim(),
  ],
];

describe('an answer of Hosting', () => {
  it('that is HTML has the headers of the portal, whatever its path', async () => {
    const segment = fc.constantFrom(...SEGMENTS);
    const paths = fc
      .tuple(
        fc.constantFrom('', '', '/a', '/assets', '//', '/a/acme/conferencing'),
        fc.array(segment, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('', '', '/', '//', '?q=.x', '?', '?/../.x', '/?a=/assets/'),
      )
      .map(([start, segments, end]) => `${start}/${segments.join('/')}${end}`)
      // Hosting keeps what begins so for itself.
      .filter((asked) => !/^\/+__\//.test(asked))
      // Anything but an address is the local server's to refuse, not ours.
      .filter((asked) => URL.canParse(asked, suite.addresses.portalUrl));
    const named = SEGMENTS.flatMap((name) => [`/${name}`, `/a/${name}`, `/assets/${name}`]);
    const asked = [...new Set([...named, ...fc.sample(paths, { seed: 4, numRuns: 300 })])];
    expect(asked.length).toBeGreaterThan(300);
    let pages = 0;
    for (const each of asked) {
      const answer = await get(each);
      if (!isHtml(answer) && answer.status === 200) continue;
      expectGuarded(each, answer);
      expect(`${each}: ${answer.headers['cache-control']}`).not.toContain('immutable');
      if (answer.status === 200) pages += 1;
    }
    // Most are the portal itself, which says that there is no such page.
    expect(pages).toBeGreaterThan(200);
  });

  it.each([
    '/.x',
    '/a/.x',
    '/a/.x/y',
    '/.well-known/none',
    '/a/acme/..x',
    '/assets',
    '/assetsx/.y',
  ])('is the portal at %s', async (asked) => {
    const answer = await get(asked);
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('<div id="root"');
    expectGuarded(asked, answer);
  });

  it.each(['/assets/.x', '/assets/a/.x', '/assets/none.js', '/assets/', '/assets/.x/none.css'])(
    'is no page at %s, which is not kept',
    async (asked) => {
      const answer = await get(asked);
      expect(answer.status).toBe(404);
      expectGuarded(asked, answer);
    },
  );

  it('that is an asset is kept for good, and no other file is', async () => {
    expect(assets.length).toBeGreaterThan(10);
    for (const asset of assets) {
      const { status, headers } = await get(`/assets/${asset}`, 'HEAD');
      expect({ asset, status, cache: headers['cache-control'] }).toEqual({
        asset,
        status: 200,
        cache: 'public, max-age=31536000, immutable',
      });
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
    for (const other of ['/', '/index.html', '/icon.svg', '/samples/pbx-users.csv']) {
      const answer = await get(other);
      expect(answer.status).toBe(200);
      expectGuarded(other, answer);
    }
  });
});
