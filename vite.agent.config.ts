import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const version = String(JSON.parse(readFileSync(here('./package.json'), 'utf8')).version);

/** The baked LED letters with their licences, as files: only a machine with a panel reads them. */
const letters = (): Plugin => ({
  name: 'niem-yet-letters',
  generateBundle() {
    for (const name of readdirSync(here('./content/fonts')).filter((one) => /^led-|^OFL/.test(one)))
      this.emitFile({ type: 'asset', fileName: `fonts/${name}`, source: readFileSync(here(`./content/fonts/${name}`)) });
  },
});

/** The licences of every package whose code ends up in the file. */
const licences = (): Plugin => ({
  name: 'niem-yet-licences',
  generateBundle() {
    const folders = new Set(
      Array.from(this.getModuleIds()).flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? []),
    );
    const texts = [...folders].sort().map((folder) => {
      const text = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
      return `== ${folder.replace(/^.*node_modules\//, '')} ==\n\n${text === undefined ? 'MIT' : readFileSync(`${folder}/${text}`, 'utf8')}`;
    });
    this.emitFile({ type: 'asset', fileName: 'licences.txt', source: texts.join('\n\n') });
  },
});

/** The agent as one file for Node, with everything that it imports: on the small computer there is no node_modules. */
export default defineConfig({
  root: here('./displays/agent'),
  define: { __VERSION__: JSON.stringify(version) },
  plugins: [letters(), licences()],
  ssr: { noExternal: true, external: ['bufferutil', 'utf-8-validate'], target: 'node' },
  build: {
    ssr: here('./displays/agent/main.ts'),
    outDir: here('./dist/displays/agent'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rolldownOptions: { output: { format: 'es', entryFileNames: 'main.js', codeSplitting: false } },
  },
});
