import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { outlinePage } from './local/build/outline-page.ts';
import { readRunning } from './local/suite/running-lock.ts';
import { portalSettings } from './local/suite/portal-settings.ts';
import { common } from './src/i18n/en/common.ts';
import { conferences } from './src/i18n/en/conferences/list-rows.ts';
import { outline } from './src/i18n/en/outline.ts';
import { signIn } from './src/i18n/en/sign-in.ts';
import { common as commonFr } from './src/i18n/fr/common.ts';
import { conferences as conferencesFr } from './src/i18n/fr/conferences/list-rows.ts';
import { outline as outlineFr } from './src/i18n/fr/outline.ts';
import { signIn as signInFr } from './src/i18n/fr/sign-in.ts';

const NOTHING_RUNS =
  'Nothing runs behind the portal on this machine: run `npm start` in another terminal first.';

/**
 * `npm run dev` beside a running `npm start`: gives the page the `<meta>` that tells the portal where
 * the emulators are, as the launcher writes it into the built page. Looked up for each page, so that
 * a restarted suite is found. A real project named in `.env.development.local` goes before.
 */
function emulatorsMeta(): Plugin {
  const settings = async () => {
    const running = await readRunning();
    return running?.addresses ? portalSettings(running.addresses) : null;
  };
  let hasProject = false;
  return {
    name: 'confdesk-emulators',
    apply: 'serve',
    async configureServer({ config }) {
      hasProject = Boolean(config.env['VITE_FIREBASE_PROJECT_ID']);
      if (hasProject || (await settings()) !== null) return;
      config.logger.error(NOTHING_RUNS);
      process.exit(1);
    },
    async transformIndexHtml() {
      if (hasProject) return [];
      const content = await settings();
      if (content === null) throw new Error(NOTHING_RUNS);
      return [{ tag: 'meta', attrs: { name: 'confdesk-emulators', content }, injectTo: 'head' }];
    },
  };
}

/** Has what is imported late be downloaded before it is imported: src/app/import-part.ts says why. */
function downloadedFirst(): Plugin {
  return {
    name: 'confdesk-downloaded-first',
    apply: 'build',
    enforce: 'pre',
    load: {
      filter: { id: /^\0vite\/preload-helper\.js$/ },
      handler: () => "export { importPart as __vitePreload } from '/src/app/import-part.ts';",
    },
  };
}

/**
 * The way that nearly everybody takes, each stretch in one file with all that it imports and that was
 * not there before: signing in, the list of conferences, generating one. Left to itself the bundler
 * makes a hundred small files of it, which together weigh 45 KB more (gzip compresses each alone).
 * What is off this road stays in files of its own.
 */
const MAIN_ROAD = [
  { name: 'early', test: /src[\\/](app[\\/]early|i18n[\\/]plural)\.ts$/, priority: 5 },
  { name: 'react', test: /src[\\/]app[\\/]react\.ts$/, priority: 4 },
  { name: 'session', test: /src[\\/]app[\\/]session-part\.ts$/, priority: 4 },
  {
    name: 'base',
    test: /src[\\/](app[\\/]main|features[\\/]sign-in[\\/]sign-in-page)\.tsx$/,
    priority: 3,
  },
  { name: 'database', test: /src[\\/]app[\\/]database-part\.ts$/, priority: 2 },
  { name: 'desk', test: /src[\\/]app[\\/]desk\.ts$/, priority: 1 },
  { name: 'en', test: /src[\\/]i18n[\\/]en[\\/]index\.ts$/, priority: 1 },
  { name: 'fr', test: /src[\\/]i18n[\\/]fr[\\/]index\.ts$/, priority: 1 },
  { name: 'form', test: /[\\/]new-conference-panel\.tsx$/, priority: 1 },
];

export default defineConfig({
  plugins: [
    react(),
    emulatorsMeta(),
    downloadedFirst(),
    outlinePage(['/src/app/react.ts', '/src/app/session-part.ts', '/src/app/main.tsx'], {
      en: { common, conferences, outline, signIn },
      fr: { common: commonFr, conferences: conferencesFr, outline: outlineFr, signIn: signInFr },
    }),
  ],
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1' },
  build: {
    target: 'es2022',
    // From these on browsers know light-dark(), on which src/styles/tokens.css stands.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    sourcemap: true,
    // The first of those files, before it is compressed.
    chunkSizeWarningLimit: 600,
    rolldownOptions: { output: { codeSplitting: { groups: MAIN_ROAD } } },
  },
});
