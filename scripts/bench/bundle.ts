import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { BenchRow } from './row.ts';

const DIST = fileURLToPath(new URL('../../dist/displays/', import.meta.url));

const gzipKb = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0) / 1000;

const filesIn = (page: string, ending: RegExp): string[] => {
  const folder = join(DIST, page);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => ending.test(name)).map((name) => join(folder, name));
};

const row = (name: string, files: readonly string[], aim: string): BenchRow[] =>
  files.length === 0 ? [] : [{ name, value: gzipKb(files), unit: 'kB gzip', baseline: null, ratio: null, aim }];

/** Scripts that the page named `index.html` loads at once, without what it fetches later. */
const firstLoad = (page: string): string[] => {
  const [index] = filesIn(page, /^index\.html$/);
  if (index === undefined) return [];
  const named = readFileSync(index, 'utf8').matchAll(/(?:src|href)="[^"]*?(assets\/[^"]+\.js)"/g);
  return Array.from(new Set(Array.from(named, ([, name]) => join(DIST, page, name ?? ''))));
};

/** Sizes of the built pages, compressed as a server sends them. Run after a build. */
export async function run(_options: { readonly quick: boolean }): Promise<BenchRow[]> {
  return [
    ...row('bundle: TV scripts', filesIn('tv', /\.js$/), '≤ 100 kB'),
    ...row('bundle: TV styles', filesIn('tv', /\.css$/), 'small'),
    ...row('bundle: TV fonts (outlines)', filesIn('tv', /\.json$/), 'beside the scripts, kept for ever'),
    ...row('bundle: desk scripts at first load', firstLoad('desk'), 'small'),
    ...row('bundle: desk scripts in all', filesIn('desk', /\.js$/), 'small'),
  ];
}
