import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const WORKER = fileURLToPath(new URL('../../displays/tv/service-worker.ts', import.meta.url));

/** Ten hexadecimal digits that name this text. */
export const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 10);

/** A page that a service worker keeps for a start without network. `target`: the oldest browser that runs it. */
export interface KeptPage {
  readonly name: 'tv' | 'led' | 'kiosk';
  readonly target: string;
  readonly html: string;
  /** Every other file of the page, as the browser asks for it. */
  readonly files: readonly string[];
}

/** The service worker as one plain script that knows every file of the page; another page gets another cache. */
export async function workerSource({ name, target, html, files }: KeptPage): Promise<string> {
  const base = `/${name}/`;
  const define = {
    __FILES__: JSON.stringify([base, ...files]),
    __CACHE__: JSON.stringify(`niem-yet-${name}-${shortHash(files.join('\n') + html)}`),
    __BASE__: JSON.stringify(base),
  };
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define,
    build: { write: false, target, rolldownOptions: { input: WORKER, output: { format: 'iife', entryFileNames: 'sw.js' } } },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (first === undefined || !('output' in first)) throw new Error('the worker was not built');
  return first.output[0].code;
}
