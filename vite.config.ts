import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * `npm run dev` beside a running suite: with CONFDESK_EMULATORS set to the JSON that the launcher
 * writes into its own index.html, the development server gives the page the same `<meta>`.
 */
function emulatorsMeta(): Plugin {
  return {
    name: 'confdesk-emulators',
    apply: 'serve',
    transformIndexHtml() {
      const content = process.env['CONFDESK_EMULATORS'];
      if (content === undefined) return [];
      return [{ tag: 'meta', attrs: { name: 'confdesk-emulators', content }, injectTo: 'head' }];
    },
  };
}

export default defineConfig({
  plugins: [react(), emulatorsMeta()],
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1' },
  build: {
    target: 'es2022',
    // From these on browsers know light-dark(), on which src/styles/tokens.css stands.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    sourcemap: true,
  },
});
