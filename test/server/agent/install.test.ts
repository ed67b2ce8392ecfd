import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agentAnswerSchema } from '../../../content/wire/api.ts';
import { acceptRelease, installLine, type Release } from '../../../content/wire/release.ts';
import { startAgentProcess } from '../../support/agent-process.ts';
import { type RunningController, startController } from '../../support/controller.ts';
import { setUp } from '../../support/officer.ts';

/** Runs a shell line as the technician does, without sudo. */
const shell = (line: string, cwd: string): { status: number | null; said: string } => {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line], { cwd, encoding: 'utf8', env: { ...process.env, HOME: cwd } });
  return { status, said: stdout + stderr };
};

describe('installing the agent from its controller', () => {
  let controller: RunningController;
  let folder: string;
  let into: string;
  let rootKey: string;
  let release: Pick<Release, 'file' | 'sha256'>;

  /** The printed line, but into a folder of ours. */
  const line = (hash: string, more = ''): string => {
    const whole = installLine(controller.url, { ...release, sha256: hash }, rootKey) ?? '';
    return `${whole.replace(/^sudo sh -c '/, '').replace(/'$/, '')} --into ${into} ${more}`;
  };

  beforeAll(async () => {
    controller = await startController();
    folder = mkdtempSync(join(tmpdir(), 'ny-install-'));
    into = join(folder, 'root');
    const officer = await setUp(controller.url, controller.setupLink ?? '');
    const answer = agentAnswerSchema.parse(await officer.call('GET', '/agent'));
    if (answer === null) throw new Error('the package was not built');
    ({ rootKey } = answer);
    release = answer;
  });
  afterAll(async () => {
    await controller.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('hands out a package whose manifest is signed under the root key and says its hash', async () => {
    const manifest = acceptRelease(await (await fetch(`${controller.url}/agent/manifest`)).json(), rootKey);
    const bytes = Buffer.from(await (await fetch(`${controller.url}/agent/${manifest?.file}`)).arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(manifest?.sha256);
    expect([bytes.length, manifest?.sha256]).toEqual([manifest?.bytes, release.sha256]);
  });

  it('has no other file to hand out', async () => {
    for (const path of ['niem-yet-agent-9.9.9.tgz', '..%2f..%2fpackage.json', ''])
      expect((await fetch(`${controller.url}/agent/${path}`)).status, path).toBe(404);
  });

  it('stops before anything runs when the package is another one', () => {
    const { status, said } = shell(line('0'.repeat(64)), folder);
    expect(status).not.toBe(0);
    expect(said).toMatch(/FAILED/);
    expect(existsSync(into)).toBe(false);
  });

  it('puts program, settings and unit in their places by the one line', () => {
    const { status, said } = shell(line(release.sha256), folder);
    expect(status, said).toBe(0);
    const settings = readFileSync(join(into, 'etc/niem-yet-agent.env'), 'utf8');
    expect(settings).toContain(`NIEM_YET_AGENT_CONTROLLER=${controller.url}\n`);
    expect(settings).toContain(`NIEM_YET_AGENT_ROOT=${rootKey}\n`);
    expect(settings).toContain('NIEM_YET_AGENT_UPDATE=night\n');
    expect(statSync(join(into, 'etc/niem-yet-agent.env')).mode & 0o777).toBe(0o600);
    const unit = readFileSync(join(into, 'etc/systemd/system/niem-yet-agent.service'), 'utf8');
    for (const word of ['ProtectSystem=strict', 'NoNewPrivileges=yes', 'Restart=always', 'MemoryMax=512M', 'User=niem-yet-agent'])
      expect(unit).toContain(word);
    expect(unit).not.toContain('@NODE@');
    for (const name of ['main.js', 'tv/index.html', 'fonts/led-16.json', 'LICENSE', 'licences.txt'])
      expect(existsSync(join(into, 'opt/niem-yet-agent/current', name)), name).toBe(true);
  });

  it('can be run again, and for a computer behind a screen', () => {
    const { status, said } = shell(line(release.sha256, '--screen'), folder);
    expect(status, said).toBe(0);
    expect(readlinkSync(join(into, 'opt/niem-yet-agent/current'))).toMatch(/^\d+\.\d+\.\d+$/);
    expect(readFileSync(join(into, 'etc/niem-yet-agent.env'), 'utf8')).toContain('BROWSER=auto');
    expect(existsSync(join(into, 'etc/systemd/system/niem-yet-agent.service.d/screen.conf'))).toBe(true);
  });

  it('lets nothing but plain values into files that systemd reads', () => {
    const script = `${folder}/x.sh`;
    writeFileSync(script, readFileSync('displays/agent/install/install.sh'));
    for (const flags of [
      "--controller 'http://a b'",
      "--controller 'http://a\nUser=root'",
      '--controller ftp://a',
      '--root x --controller http://a',
    ])
      expect(shell(`sh ${script} ${flags} --into ${folder}/never`, folder).said, flags).toMatch(/không hợp lệ|is needed/);
    expect(existsSync(`${folder}/never`)).toBe(false);
  });

  it('writes a unit that systemd accepts', (context) => {
    if (shell('command -v systemd-analyze', folder).status !== 0) return context.skip('systemd-analyze is not here');
    const unit = join(into, 'etc/systemd/system/niem-yet-agent.service');
    // Where the program will stand is not there on this machine; all else must be clean.
    const check = join(folder, 'niem-yet-agent.service');
    writeFileSync(
      check,
      readFileSync(unit, 'utf8')
        .replace(/^EnvironmentFile=.*\n/m, '')
        .replace(/^(?:User|Group)=.*\n/gm, ''),
    );
    const { said } = shell(`systemd-analyze verify --man=no ${check}`, folder);
    expect(said.split('\n').filter((one) => /niem-yet-agent/.test(one))).toEqual([]);
  });

  it('runs from where it was put, without node_modules, and asks its controller for a code', async () => {
    process.env['AGENT_MAIN'] = join(into, 'opt/niem-yet-agent/current/main.js');
    const agent = await startAgentProcess({ controller: controller.url, data: join(folder, 'data'), args: ['--root', rootKey] });
    await expect.poll(() => agent.heard(), { timeout: 30_000 }).toMatch(/[A-Z]{4} [A-Z]{4}/);
    await agent.stop();
  });
});
