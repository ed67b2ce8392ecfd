import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './run.mjs';

/*
 * The agent's package for the small computers: one tar, gzipped, the same bytes from the same files (no times, no owners), so that its
 * hash can be compared.
 */
const BLOCK = 512;

/** What goes into it, beside the built agent and player: file in the package → file of the product. */
const PLAIN = {
  LICENSE: 'LICENSE',
  NOTICE: 'NOTICE',
  'install.sh': 'displays/agent/install/install.sh',
  'niem-yet-agent.service': 'displays/agent/install/niem-yet-agent.service',
  'screen.conf': 'displays/agent/install/screen.conf',
};

/** Packs what `dist/displays` holds into `dist/agent`. */
export function packAgent() {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const name = `niem-yet-agent-${version}`;
  const manifest = `${JSON.stringify({ name: 'niem-yet-agent', version, type: 'module', license: 'Apache-2.0' }, null, 2)}\n`;
  const files = [
    ...Object.entries(PLAIN).map(([to, from]) => ({
      path: to,
      bytes: readFileSync(join(ROOT, from)),
      mode: to.endsWith('.sh') ? 0o755 : 0o644,
    })),
    { path: 'package.json', bytes: Buffer.from(manifest), mode: 0o644 },
    ...filesBelow('dist/displays/agent', ''),
    ...filesBelow('dist/displays/tv', 'tv/'),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  const blocks = files.flatMap(({ path, bytes, mode }) => [
    head(`${name}/${path}`, bytes.length, mode),
    bytes,
    padding(bytes.length),
  ]);
  mkdirSync(join(ROOT, 'dist/agent'), { recursive: true });
  writeFileSync(
    join(ROOT, `dist/agent/${name}.tgz`),
    gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]), { level: 9 }),
  );
}

/** @param {string} folder @param {string} under @returns {{ path: string, bytes: Buffer, mode: number }[]} */
function filesBelow(folder, under) {
  return readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (statSync(join(ROOT, path)).isDirectory()) return filesBelow(path, `${under}${name}/`);
    return name.endsWith('.map') ? [] : [{ path: under + name, bytes: readFileSync(join(ROOT, path)), mode: 0o644 }];
  });
}

/** A header block of POSIX ustar. @param {string} path @param {number} size @param {number} mode */
function head(path, size, mode) {
  if (Buffer.byteLength(path) > 99) throw new Error(`too long for a tar: ${path}`);
  const block = Buffer.alloc(BLOCK);
  const octal = (/** @type {number} */ value, /** @type {number} */ digits) => `${value.toString(8).padStart(digits, '0')}\0`;
  block.write(path, 0);
  block.write(octal(mode, 7), 100);
  block.write(octal(0, 7), 108);
  block.write(octal(0, 7), 116);
  block.write(octal(size, 11), 124);
  block.write(octal(0, 11), 136);
  block.write('        ', 148);
  block.write('0', 156);
  block.write('ustar\0', 257);
  block.write('00', 263);
  block.write(
    `${block
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  );
  return block;
}

/** @param {number} size */
const padding = (size) => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
