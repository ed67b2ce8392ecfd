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
    // How long plugins took is nothing for whoever starts the product.
    rolldownOptions: { checks: { bundlerTimings: false } },
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
});
