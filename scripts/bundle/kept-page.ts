import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin, UserConfig } from 'vite';
import { workerSource } from './worker-source.ts';

const root = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const TARGET = 'es2022';

/** Writes the worker that keeps the page for a start without network. */
const withWorker = (name: 'led' | 'kiosk'): Plugin => ({
  name: 'niem-yet-kept-page',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    async handler(_options, bundle) {
      const page = bundle['index.html'];
      if (page?.type !== 'asset') return;
      const names = Object.keys(bundle).filter((file) => !/\.(map|html)$/.test(file));
      const files = names.map((file) => `/${name}/${file}`).sort();
      const source = await workerSource({ name, target: TARGET, html: String(page.source), files });
      this.emitFile({ type: 'asset', fileName: 'sw.js', source });
    },
  },
});

/** How Vite builds the page in `displays/<name>` for the browsers of these years, every asset a file of its own. */
export const keptPage = (name: 'led' | 'kiosk'): UserConfig => ({
  root: root(`displays/${name}`),
  base: `/${name}/`,
  cacheDir: root(`node_modules/.vite-${name}`),
  define: { __VERSION__: JSON.stringify(String(JSON.parse(readFileSync(root('package.json'), 'utf8')).version)) },
  plugins: [withWorker(name)],
  build: {
    outDir: root(`dist/displays/${name}`),
    emptyOutDir: true,
    target: TARGET,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
