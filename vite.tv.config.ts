import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import legacy from '@vitejs/plugin-legacy';
import { defineConfig, type Plugin } from 'vite';
import { withoutUnused } from './scripts/bundle/without-unused.ts';
import { shortHash, workerSource } from './scripts/bundle/worker-source.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const version = String(JSON.parse(readFileSync(here('./package.json'), 'utf8')).version);
const BASE = '/tv/';
/** Tizen 5.0. Early builds of Chromium 64 lack `\p{…}` in regular expressions, too, so the build writes those out. */
const OLDEST = 'chrome63';

/** A TV has no LED panel behind it, asks nothing, and takes no text from people: what is needed for that stays out of its bundle. */
const withoutOthers = (): Plugin => ({
  name: 'niem-yet-without-others',
  enforce: 'pre',
  resolveId: (source) => {
    if (/\/score\/kiosk-setup\.ts$/.test(source)) return here('./displays/tv/no-kiosk.ts');
    if (/\/word-problems\.ts$/.test(source)) return here('./displays/tv/no-word-problems.ts');
    return /\/led\/mount\.ts$/.test(source) ? here('./displays/tv/no-mount.ts') : null;
  },
});

/** Stands in for SystemJS: one chunk registers itself and runs, so that there is no loader to start by an inline script. */
const LOADER = `self.System={register:function(needs,declare){
if(needs.length)throw new Error('the player is one chunk');
declare(function(){},{meta:{url:location.href}}).execute();}};
`;
const LOADER_FILE = `assets/loader-${shortHash(LOADER)}.js`;

const styleLinks = (files: readonly string[]): string =>
  files
    .filter((file) => file.endsWith('.css'))
    .map((file) => `<link rel="stylesheet" href="${BASE}${file}" />`)
    .join('');

/** A page without inline scripts and styles (`script-src 'self'` holds), and the worker that keeps it. */
const plainPage = (): Plugin => ({
  name: 'niem-yet-plain-page',
  enforce: 'post',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle }) =>
      html
        .replace(/<script[^>]*vite-legacy-entry[^>]*data-src="([^"]+)"[^>]*>[^<]*<\/script>/, (_tag, entry: string) =>
          [`${BASE}${LOADER_FILE}`, entry].map((src) => `<script src="${src}"></script>`).join(''),
        )
        .replace('</head>', `${styleLinks(Object.keys(bundle ?? {}))}</head>`),
  },
  generateBundle: {
    order: 'post',
    async handler(_options, bundle) {
      const page = bundle['index.html'];
      if (page?.type !== 'asset') return;
      this.emitFile({ type: 'asset', fileName: LOADER_FILE, source: LOADER });
      const names = Object.keys(bundle).filter((name) => !/\.(map|html)$/.test(name));
      const files = Array.from(new Set([...names, LOADER_FILE]), (name) => BASE + name).sort();
      const source = await workerSource({ name: 'tv', target: OLDEST, html: String(page.source), files });
      this.emitFile({ type: 'asset', fileName: 'sw.js', source });
    },
  },
});

export default defineConfig({
  root: here('./displays/tv'),
  base: BASE,
  define: { __VERSION__: JSON.stringify(version) },
  plugins: [
    withoutUnused(),
    withoutOthers(),
    legacy({ targets: ['chrome 63'], renderModernChunks: false, externalSystemJS: true, polyfills: false }),
    plainPage(),
  ],
  build: {
    outDir: here('./dist/displays/tv'),
    emptyOutDir: true,
    // How long plugins took is nothing for whoever starts the product.
    rolldownOptions: { checks: { bundlerTimings: false } },
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
  },
});
