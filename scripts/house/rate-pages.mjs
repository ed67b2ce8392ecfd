import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run.mjs';

/** Writes the public pages with their styles inside each, so that a phone fetches one file. @param {string} [folder] */
export function writeRatePages(folder = join(ROOT, 'dist/displays/rate')) {
  const source = join(ROOT, 'displays/rate');
  const tight = (/** @type {string} */ text) =>
    text
      .replaceAll(/\/\*.*?\*\//gs, '')
      .replaceAll(/\s*([{};:,])\s+/g, '$1')
      .trim();
  const style = tight(readFileSync(join(source, 'rate.css'), 'utf8'));
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(source).filter((file) => file.endsWith('.html')))
    writeFileSync(
      join(folder, name),
      readFileSync(join(source, name), 'utf8').replace('/*rate.css*/', () => style),
    );
}
