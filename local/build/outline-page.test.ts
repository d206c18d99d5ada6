import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { fromRoot } from '../support/paths.ts';
import { cspHash, fillIn, pageWithOutline, readChoice } from './outline-page.ts';

const PAGE = `<head>
    <!-- outline: head -->
    <script type="module" crossorigin src="/assets/index.js"></script>
  </head>
  <body>
    <!-- outline: body -->
    <div id="root"></div>`;
const PARTS = {
  scripts: ['assets/index.js', 'assets/base.js'],
  sheets: ['assets/base.css'],
  styles: 'body{margin:0}',
  choice: 'choose("$&")',
  outline: '<div id="outline">$1</div>',
};

it('is allowed by firebase.json to run its own script, and no other that stands in a page', async () => {
  const json = await readFile(fromRoot('firebase.json'), 'utf8');
  const [, sources] = /script-src ([^;"]+);/.exec(json) ?? [];
  expect(sources).toBe(`'self' ${cspHash(await readChoice())}`);
});

it('paints the outline before the portal’s styles and scripts are there', () => {
  const page = pageWithOutline(PAGE, PARTS);
  const places = [
    '<script>choose("$&")</script>',
    '<style>body{margin:0}</style>',
    '<script type="module" async crossorigin src="/assets/index.js">',
    '<link rel="modulepreload" crossorigin href="/assets/base.js">',
    '<body>',
    '<div id="outline">$1</div>',
    '<link rel="stylesheet" crossorigin href="/assets/base.css">',
    '<div id="root">',
  ].map((part) => page.indexOf(part));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  // It is named already.
  expect(page.match(/assets\/index\.js/g)).toHaveLength(1);
});

it.each(['<!-- outline: head -->', '<!-- outline: body -->'])('needs a place for %s', (place) => {
  expect(() => pageWithOutline(PAGE.replace(place, ''), PARTS)).toThrow(/no place/);
});

it('has the words of both languages, of which the page shows one', () => {
  const words = { en: { a: { b: 'One & <two>' } }, fr: { a: { b: 'Un' } } };
  expect(fillIn('<h1>{a.b}</h1>\n  <i></i>', words)).toBe(
    '<h1><span lang="en">One &amp; &lt;two></span><span lang="fr">Un</span></h1><i></i>',
  );
  expect(() => fillIn('{a.c}', words)).toThrow('a.c');
});
