/** The full web SDK as browsers have it, which speaks WebChannel. */
import { build } from 'esbuild';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * One script of `initializeApp` and what `firebase/firestore` offers.
 *
 * @param form  `esm` exports it; `iife` leaves it in a variable `sdk`.
 */
export async function bundleForBrowsers(form: 'esm' | 'iife'): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: "export { initializeApp } from 'firebase/app'; export * from 'firebase/firestore';",
      resolveDir: root,
    },
    bundle: true,
    write: false,
    format: form,
    ...(form === 'iife' && { globalName: 'sdk' }),
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}
