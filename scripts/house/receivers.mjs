import { existsSync } from 'node:fs';
import { run } from './run.mjs';
import { hashOf, unlessStamped } from './stamp.mjs';

/** What other people wrote and some proofs need, by Debian package, with a file that tells that it is here. */
const RECEIVERS = {
  ola: '/usr/bin/olad',
  tshark: '/usr/bin/tshark',
  'firefox-esr': '/usr/bin/firefox-esr',
  'xfonts-base': '/usr/share/fonts/X11/misc/10x20-ISO8859-1.pcf.gz',
};
const PATIENCE = ['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=20', '-o', 'DPkg::Lock::Timeout=120'];

const absent = () =>
  Object.entries(RECEIVERS)
    .filter(([, file]) => !existsSync(file))
    .map(([name]) => name);

/**
 * Installs what is missing where we may (root on Debian or Ubuntu), quietly and once; else says which proofs will be counted as
 * skipped and how to have them.
 */
export async function installReceivers() {
  if (absent().length === 0) return;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version'))
    await unlessStamped('.cache/receivers', hashOf(['scripts/house/receivers.mjs']), install);
  const missing = absent();
  if (missing.length === 0) return;
  const command = `sudo apt-get install --no-install-recommends ${missing.join(' ')}`;
  console.error(`Thiếu ${missing.join(', ')}: một số kiểm chứng được tính là bỏ qua / some proofs count as skipped. ${command}`);
}

async function install() {
  const names = absent();
  console.error(`Cài ${names.join(', ')} cho kiểm thử / installing them for the tests …`);
  // Without this tshark would ask who may capture, and wait for an answer.
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', [...PATIENCE, 'update'], { quiet: true, env });
  for (const name of names) {
    const args = [...PATIENCE, 'install', '-y', '--no-install-recommends', name];
    const { code, output } = await run('apt-get', args, { quiet: true, env });
    if (code !== 0) console.error(`apt-get install ${name} failed:\n${output.slice(-800)}`);
  }
  // The tests start their own olad in a network of its own; the package's would hold the machine's ports.
  if (names.includes('ola') && existsSync('/etc/init.d/olad')) {
    await run('service', ['olad', 'stop'], { quiet: true });
    await run('update-rc.d', ['olad', 'disable'], { quiet: true });
  }
}
