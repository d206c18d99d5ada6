import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { fromRoot } from './support/paths.ts';

/*
 * What is written down leads somewhere: links, paths and the chapters that comments name exist.
 */

const TOPS = [
  ...['bench', 'bridges', 'docs', 'domain', 'e2e', 'firestore-emulator', 'functions', 'local'],
  ...['mailer', 'public', 'src', 'tests'],
];
const NOT_OURS = new Set(['node_modules', 'dist']);

const SOURCE = /\.(?:tsx?|m?js)$/;

/** A path below one of our folders; `<`, `{`, `*` and `…` stand for something else in it. */
const PATH = new RegExp(String.raw`(?<![\w./@-])(?:${TOPS.join('|')})/[\w./<{*…-]*`, 'g');
const LINK = /\]\(([^)\s]+)\)/g;
/** `docs/codes.md, "New codes"` */
const CHAPTER = /(?<![\w./-])((?:[\w-]+\/)*[\w-]+\.md\b)(?:, "([^"]+)")?/g;

/** What a heading, or the bold beginning of a paragraph, says. */
const OPENING = /^(?:#+ |[-\s]*\*\*)(.+)$/;

let files: readonly string[] = [];
/** By path: what stands in it. */
const texts = new Map<string, string>();

beforeAll(async () => {
  const [inFolders, atRoot] = await Promise.all([
    Promise.all(TOPS.map((top) => filesBelow(top))),
    readdir(fromRoot(), { withFileTypes: true }),
  ]);
  files = [
    ...atRoot.filter((entry) => entry.isFile()).map(({ name }) => name),
    ...inFolders.flat(),
  ];
  await Promise.all(
    files
      .filter((file) => SOURCE.test(file) || /\.(?:md|rules)$/.test(file))
      .map(async (file) => texts.set(file, await readFile(fromRoot(file), 'utf8'))),
  );
});

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(fromRoot(folder), { withFileTypes: true });
  const found = entries.map(async (entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isFile()) return [name];
    return entry.isDirectory() && !NOT_OURS.has(entry.name) ? filesBelow(name) : [];
  });
  return (await Promise.all(found)).flat();
}

const documents = () => [...texts].filter(([file]) => file.endsWith('.md'));

/** The headings of a document as GitHub makes anchors of them. */
function anchorsOf(text: string): readonly string[] {
  const headings = text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

it('every link of a document leads to a file, and to a heading of it', () => {
  const dead = documents().flatMap(([file, text]) =>
    [...text.matchAll(LINK)]
      .map(([, link = '']) => link)
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => {
        const [target = '', anchor] = link.split('#');
        const name = target === '' ? file : path.posix.join(path.posix.dirname(file), target);
        if (!existsSync(fromRoot(name))) return true;
        return anchor !== undefined && !anchorsOf(texts.get(name) ?? '').includes(anchor);
      })
      .map((link) => `${file}: ${link}`),
  );
  expect(dead).toEqual([]);
});

it('every path that a document names exists', () => {
  const gone = documents().flatMap(([file, text]) =>
    [...text.matchAll(PATH)]
      .map(([name]) => name.replace(/[.-]+$/, ''))
      .filter((name) => !/[<{*…]/.test(name) && !existsSync(fromRoot(name)))
      .map((name) => `${file}: ${name}`),
  );
  expect(gone).toEqual([]);
});

it('every npm script that a document names exists', async () => {
  const manifest = await readFile(fromRoot('package.json'), 'utf8');
  const { scripts } = JSON.parse(manifest) as { scripts: Record<string, string> };
  const gone = documents().flatMap(([file, text]) =>
    [...text.matchAll(/npm run ([\w:]+)/g)]
      .filter(([, script = '']) => !(script in scripts))
      .map(([named]) => `${file}: ${named}`),
  );
  expect(gone).toEqual([]);
});

it('every document and chapter that a comment names exists', () => {
  const gone = [...texts]
    .filter(([file]) => !file.endsWith('.md') && file !== 'local/docs.test.ts')
    .flatMap(([file, text]) =>
      [...text.replace(/\n\s*(?:\*|\/\/) ?/g, ' ').matchAll(CHAPTER)]
        .filter(([, name = '', chapter]) => !hasChapter(name, chapter))
        .map(([named]) => `${file}: ${named}`),
    );
  expect(gone).toEqual([]);
});

function hasChapter(name: string, chapter: string | undefined): boolean {
  const text = texts.get(name);
  if (text === undefined || chapter === undefined) return text !== undefined;
  return text
    .split('\n')
    .map((line) => OPENING.exec(line)?.[1])
    .some((opening) => opening?.startsWith(chapter));
}
