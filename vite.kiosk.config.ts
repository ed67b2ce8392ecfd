import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const version = String(JSON.parse(readFileSync(here('./package.json'), 'utf8')).version);
const BASE = '/kiosk/';

/** The worker of the TV, for the files of this page. */
const workerSource = async (files: readonly string[], stamp: string): Promise<string> => {
  const cache = `niem-yet-kiosk-${createHash('sha256').update(stamp).digest('hex').slice(0, 10)}`;
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { __FILES__: JSON.stringify([BASE, ...files]), __CACHE__: JSON.stringify(cache), __BASE__: JSON.stringify(BASE) },
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: { input: here('./displays/tv/service-worker.ts'), output: { format: 'iife', entryFileNames: 'sw.js' } },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (first === undefined || !('output' in first)) throw new Error('the worker was not built');
  return first.output[0].code;
};

/** Keeps the page for a start without network. */
const keptPage = (): Plugin => ({
  name: 'niem-yet-kept-page',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    async handler(_options, bundle) {
      const page = bundle['index.html'];
      if (page?.type !== 'asset') return;
      const files = Object.keys(bundle)
        .filter((name) => !/\.(map|html)$/.test(name))
        .map((name) => BASE + name)
        .sort();
      this.emitFile({
        type: 'asset',
        fileName: 'sw.js',
        source: await workerSource(files, files.join('\n') + String(page.source)),
      });
    },
  },
});

/** The kiosk: a plain modern build, for tablets of these years. */
export default defineConfig({
  root: here('./displays/kiosk'),
  base: BASE,
  cacheDir: here('./node_modules/.vite-kiosk'),
  define: { __VERSION__: JSON.stringify(version) },
  plugins: [keptPage()],
  build: {
    outDir: here('./dist/displays/kiosk'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
