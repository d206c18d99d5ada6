import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';
import type { Plugin } from 'vite';
import { fromRoot } from '../support/paths.ts';

/** Words by their paths, such as `signIn.title`. */
export type OutlineWords = Readonly<Record<string, unknown>>;

/** The script that stands in the page itself, to the letter. */
export const readChoice = (): Promise<string> => read('choose.js');

/** As a Content-Security-Policy names a script that may run although it stands in the page. */
export function cspHash(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}

/**
 * Puts into the portal's page what is painted before any file has come: the outline of src/outline/ with
 * its styles and the script that chooses it. The portal's own styles are then behind the outline, so
 * that they hold back what comes after it and not the outline itself.
 *
 * @param early  the page's first script, by its path in the sources
 * @param words  of each language; all stand in the page, and its `lang` shows one
 */
export function outlinePage(
  early: string,
  words: Readonly<Record<'en' | 'fr', OutlineWords>>,
): Plugin {
  let isBuild = false;
  return {
    name: 'confdesk-outline',
    config: (_, { command }) => {
      isBuild = command === 'build';
      if (!isBuild) return {};
      return {
        build: { rolldownOptions: { input: { index: 'index.html', early: early.slice(1) } } },
      };
    },
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle }) {
        // The file that has it inside, not the one that the bundler makes of each entry to import that.
        const chunk = Object.values(bundle ?? {}).find(
          (file) => file.type === 'chunk' && file.moduleIds.some((id) => id.endsWith(early)),
        );
        if (isBuild && chunk === undefined) throw new Error(`${early} has become no file.`);
        const script = chunk === undefined ? early : `/${chunk.fileName}`;
        return pageWithOutline(html, {
          script,
          styles: await readStyles(),
          choice: await readChoice(),
          outline: fillIn(await read('outline.html'), words),
        });
      },
    },
  };
}

/** The parts that a page gets. */
export interface PageParts {
  readonly script: string;
  readonly styles: string;
  readonly choice: string;
  readonly outline: string;
}

/** @throws Error where the page has no place for them */
export function pageWithOutline(html: string, parts: PageParts): string {
  const sheets: string[] = [];
  const body = html.replaceAll(/ *<link rel="stylesheet"[^>]*>\n?/g, (sheet) => {
    sheets.push(sheet.trim());
    return '';
  });
  const head = [
    `<script>${parts.choice}</script>`,
    `<style>${parts.styles}</style>`,
    `<script type="module" async crossorigin src="${parts.script}"></script>`,
  ];
  const filled = body
    .replace('<!-- outline: head -->', () => head.join('\n    '))
    .replace('<!-- outline: body -->', () => [parts.outline, ...sheets].join('\n'));
  if (!filled.includes(parts.choice) || !filled.includes(parts.outline)) {
    throw new Error('index.html has no place for the outline.');
  }
  return filled;
}

async function read(name: string): Promise<string> {
  return readFile(fromRoot('src', 'outline', name), 'utf8');
}

async function readStyles(): Promise<string> {
  const tokens = await readFile(fromRoot('src', 'styles', 'tokens.css'), 'utf8');
  const css = tokens + (await read('outline.css'));
  return (await transform(css, { loader: 'css', minify: true, target: 'chrome123' })).code.trim();
}

const WORDMARK = `<span class="wordmark"><svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true"><rect width="32" height="32" rx="8"/><path d="M21.4 20.2a7.2 7.2 0 1 1 0-8.4" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round"/><circle cx="23" cy="16" r="2.2" fill="#fff"/></svg>Confdesk</span>`;

/** Puts the words of all languages in place of each `{path}`, each marked with its language. */
export function fillIn(
  outline: string,
  words: Readonly<Record<'en' | 'fr', OutlineWords>>,
): string {
  return outline
    .replaceAll('<!-- wordmark -->', WORDMARK)
    .replaceAll(/\{([\w.]+)\}/g, (_, path: string) =>
      (['en', 'fr'] as const)
        .map(
          (language) => `<span lang="${language}">${escape(wordAt(words[language], path))}</span>`,
        )
        .join(''),
    )
    .replaceAll(/\n\s*/g, '');
}

function wordAt(words: OutlineWords, path: string): string {
  let found: unknown = words;
  for (const name of path.split('.')) {
    found = typeof found === 'object' && found !== null ? Reflect.get(found, name) : undefined;
  }
  if (typeof found !== 'string') throw new Error(`The outline has no words at ${path}.`);
  return found;
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
