import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { packAgent } from './agent-package.mjs';
import { writeRatePages } from './rate-pages.mjs';
import { giveUp, ROOT, run, tool } from './run.mjs';
import { hashOf, unlessStamped } from './stamp.mjs';

/** Installs the packages of the lock file when they are missing or differ; quick otherwise. */
export async function installPackages() {
  await unlessStamped('node_modules/.installed', hashOf(['package-lock.json']), async () => {
    console.error('Cài các gói cần thiết / installing packages …');
    const { code } = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
    if (code !== 0) giveUp('npm ci failed: see the lines above; check the network and try again.');
  });
}

const SOURCES = [
  'content',
  'server',
  'displays',
  'tsconfig.base.json',
  'vite.desk.config.ts',
  'vite.tv.config.ts',
  'vite.led.config.ts',
  'vite.kiosk.config.ts',
  'vite.agent.config.ts',
  'package.json',
  'package-lock.json',
  'scripts/bundle',
  'scripts/house/agent-package.mjs',
  'scripts/house/rate-pages.mjs',
  'LICENSE',
  'NOTICE',
];

/** Builds content and server with tsc, desk, TV and agent with Vite, when a source changed since the last build. */
export async function build() {
  await unlessStamped('dist/.built', hashOf(SOURCES), async () => {
    console.error('Dựng sản phẩm / building …');
    rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
    await mustRun('tsc', ['-b', 'content', 'server']);
    await mustRun('vite', ['build', '--config', 'vite.tv.config.ts', '--logLevel', 'warn']);
    await mustRun('vite', ['build', '--config', 'vite.led.config.ts', '--logLevel', 'warn']);
    await mustRun('vite', ['build', '--config', 'vite.kiosk.config.ts', '--logLevel', 'warn']);
    await mustRun('vite', ['build', '--config', 'vite.desk.config.ts', '--logLevel', 'warn']);
    await mustRun('vite', ['build', '--config', 'vite.agent.config.ts', '--logLevel', 'warn']);
    packAgent();
    writeRatePages();
  });
}

/** @param {string} name @param {string[]} args */
async function mustRun(name, args) {
  const { code } = await run(tool(name), args);
  if (code !== 0) giveUp(`${name} ${args.join(' ')} failed: see the lines above.`);
}

const CHROMIUMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];

/** The path of a Chromium for the tests: `CHROMIUM`, one on the machine, or Debian's, installed when we may. */
export async function findChromium() {
  const found = [process.env.CHROMIUM, ...CHROMIUMS].find((path) => path && existsSync(path));
  if (found) return found;
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version'))
    giveUp('The tests need Chromium. Install it (Debian, Ubuntu: sudo apt-get install chromium) or set CHROMIUM to its path.');
  console.error('Cài Chromium cho kiểm thử / installing Chromium for the tests …');
  await run('apt-get', ['update'], { quiet: true });
  const { code, output } = await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { quiet: true });
  if (code !== 0 || !existsSync(CHROMIUMS[0] ?? '')) giveUp(`apt-get install chromium failed:\n${output.slice(-2000)}`);
  return CHROMIUMS[0] ?? '';
}
