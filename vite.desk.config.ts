import { defineConfig } from 'vite';

/** The officers' desk: a plain modern build, every asset a file of its own so that a strict CSP holds. */
export default defineConfig({
  root: 'displays/desk',
  base: '/',
  cacheDir: '../../node_modules/.vite-desk',
  oxc: { decorator: { legacy: true } },
  build: {
    outDir: '../../dist/displays/desk',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
});
