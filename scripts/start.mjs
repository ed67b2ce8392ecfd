import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, installPackages } from './house/prepare.mjs';
import { giveUp, ROOT, run, tool } from './house/run.mjs';

/*
 * `npm start [-- flags]`: installs what is missing, builds, runs the controller. `--demo` first makes a ward district to look at
 * and then brings its screens alive; every other flag goes to the controller as it is.
 */
const flags = process.argv.slice(2);
const demo = flags.includes('--demo');
await installPackages();
await build();

const given = flags.filter((flag) => flag !== '--demo');
const folder = demo ? join(ROOT, 'data/demo') : null;
const extra = folder ? await demoFlags(folder) : [];
const controller = spawn(process.execPath, ['dist/server/main.js', ...extra, ...given], {
  cwd: ROOT,
  stdio: ['inherit', 'pipe', 'inherit'],
});
const children = [controller];
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => children.forEach((child) => child.kill('SIGTERM')));
controller.on('close', (code) => {
  children.forEach((child) => child.kill('SIGTERM'));
  process.exit(code ?? 1);
});
let heard = '';
controller.stdout.on('data', (piece) => {
  process.stdout.write(piece);
  if (!folder || children.length > 1) return;
  heard += piece;
  const url = /https?:\/\/[^\s/]+/.exec(heard)?.[0];
  if (url) children.push(startScreens(url, folder));
});

/** Writes the demo's library and the keys of its screens into `folder`. @param {string} folder */
async function demoFlags(folder) {
  mkdirSync(folder, { recursive: true });
  const { code, output } = await run(tool('tsx'), ['scripts/demo/seed.ts', folder, address()], { quiet: true });
  if (code !== 0) giveUp(`The demo could not be made:\n${output}`);
  const made = await run(tool('tsx'), ['scripts/demo/ratings.ts', join(folder, 'library.json'), dataFolder(folder)], {
    quiet: true,
  });
  if (made.code !== 0) giveUp(`The demo's answers could not be made:\n${made.output}`);
  return ['--seed', join(folder, 'library.json'), ...(dataGiven() === null ? ['--data', dataFolder(folder)] : [])];
}

/** The controller's data folder if a flag names it. */
function dataGiven() {
  return valueOf('--data');
}

/** Where the controller will be found. */
function address() {
  const { NIEM_YET_PUBLIC_URL, NIEM_YET_PORT } = process.env;
  return valueOf('--public-url') ?? NIEM_YET_PUBLIC_URL ?? `http://127.0.0.1:${valueOf('--port') ?? NIEM_YET_PORT ?? '8080'}`;
}

/** What a flag of the controller was given. @param {string} flag */
function valueOf(flag) {
  const at = given.findIndex((one) => one === flag || one.startsWith(`${flag}=`));
  if (at < 0) return null;
  return given[at] === flag ? (given[at + 1] ?? null) : (given[at]?.slice(flag.length + 1) ?? null);
}

/** @param {string} folder */
function dataFolder(folder) {
  return resolve(ROOT, dataGiven() ?? join(folder, 'controller'));
}

/** @param {string} url @param {string} folder */
function startScreens(url, folder) {
  const args = ['scripts/demo/screens.ts', url, folder, dataFolder(folder)];
  return spawn(tool('tsx'), args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
}
