import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';
import type { IndexHtmlTransformContext, Plugin } from 'vite';
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
 * its styles and the script that chooses it. The page's own script then waits for nothing, and names
 * what it will import, so that all of it comes at once. The portal's styles stand behind the outline, so
 * that they hold back what comes after it and not the outline itself.
 *
 * @param imported  what the page's script imports in any case, by their paths in the sources
 * @param words  of each language; all stand in the page, and its `lang` shows one
 */
export function outlinePage(
  imported: readonly string[],
  words: Readonly<Record<'en' | 'fr', OutlineWords>>,
): Plugin {
  return {
    name: 'confdesk-outline',
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle }) {
        return pageWithOutline(html, {
          ...(bundle === undefined ? { scripts: [], sheets: [] } : filesOf(bundle, imported)),
          styles: await readStyles(),
          choice: await readChoice(),
          outline: fillIn(await read('outline.html'), words),
        });
      },
    },
  };
}

type Bundle = NonNullable<IndexHtmlTransformContext['bundle']>;

/** The files of some modules, with all that they import. */
function filesOf(bundle: Bundle, modules: readonly string[]) {
  const scripts = new Set<string>();
  const sheets = new Set<string>();
  const add = (name: string): void => {
    const file = bundle[name];
    if (file?.type !== 'chunk' || scripts.has(name)) return;
    scripts.add(name);
    for (const sheet of file.viteMetadata?.importedCss ?? []) sheets.add(sheet);
    file.imports.forEach(add);
  };
  for (const module of modules) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    // A file of several modules has a small one beside it, by which one of them is imported alone.
    const entry =
      chunks.find((file) => file.facadeModuleId?.endsWith(module) === true) ??
      chunks.find((file) => file.moduleIds.some((id) => id.endsWith(module)));
    if (entry === undefined) throw new Error(`${module} has become no file of its own.`);
    add(entry.fileName);
  }
  return { scripts: [...scripts], sheets: [...sheets] };
}

/** The parts that a page gets. */
export interface PageParts {
  /** Files, relative to the site's root. */
  readonly scripts: readonly string[];
  readonly sheets: readonly string[];
  readonly styles: string;
  readonly choice: string;
  readonly outline: string;
}

/** @throws Error where the page has no place for them */
export function pageWithOutline(html: string, parts: PageParts): string {
  const head = [`<script>${parts.choice}</script>`, `<style>${parts.styles}</style>`];
  // Behind the page's own script: a browser asks for what is small and first first.
  const scripts = parts.scripts
    .filter((name) => !html.includes(`"/${name}"`))
    .map((name) => `<link rel="modulepreload" crossorigin href="/${name}">`);
  const sheets = parts.sheets.map((name) => `<link rel="stylesheet" crossorigin href="/${name}">`);
  const filled = html
    .replace('<script type="module"', '<script type="module" async')
    .replace('<!-- outline: head -->', () => head.join('\n    '))
    .replace('</head>', () => [...scripts, '</head>'].join('\n    '))
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
