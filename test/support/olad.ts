import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { SendStep } from './led-sender.ts';

const run = promisify(execFile);

/** Why olad cannot be the receiver here; `null`: it can. */
export const missingForOlad = (): string | null => {
  if (process.getuid?.() !== 0) return 'needs root, for networks of its own';
  const absent = [
    '/usr/bin/olad',
    '/usr/sbin/ip',
    '/usr/bin/unshare',
    '/usr/bin/nsenter',
    '/usr/bin/setpriv',
    '/usr/bin/curl',
  ].filter((path) => !existsSync(path) && !existsSync(path.replace('/usr', '')));
  return absent.length > 0 ? `missing ${absent.join(', ')}` : null;
};

/** A real olad in a network of its own, and a sender of ours in another one at the far end of a cable. */
export interface Olad {
  /** Has the sender do a step; what it answered. */
  readonly send: (step: SendStep) => Promise<unknown>;
  /** The slots that olad holds for a universe. */
  readonly dmx: (universe: number) => Promise<number[]>;
  /** Starts a program in olad's network (`olad`) or the sender's. */
  readonly start: (where: 'olad' | 'sender', command: readonly string[]) => ChildProcess;
  readonly folder: string;
  readonly close: () => Promise<void>;
}

const OFF = [
  'dummy',
  'espnet',
  'ftdidmx',
  'gpio',
  'karate',
  'kinet',
  'milinst',
  'opendmx',
  'osc',
  'pathport',
  'renard',
  'sandnet',
];
const OFF_TOO = ['shownet', 'spi', 'stageprofi', 'uartdmx', 'usbdmx', 'usbserial'];

/** Universes of olad: E1.31 on 21 to 34, Art-Net's port addresses 12 to 15, OPC's channel 0 on 5. */
export const OLAD = { address: '10.99.0.1', e131: 21, artnet: 12, opc: 5 } as const;

function configure(folder: string): void {
  const conf = (name: string, lines: readonly string[]): void =>
    writeFileSync(join(folder, `ola-${name}.conf`), `${lines.join('\n')}\n`);
  for (const name of [...OFF, ...OFF_TOO]) conf(name, ['enabled = false']);
  conf('artnet', ['enabled = true', `ip = ${OLAD.address}`, 'use_loopback = true', 'output_ports = 4', 'net = 0', 'subnet = 0']);
  conf('e131', ['enabled = true', `ip = ${OLAD.address}`, 'input_ports = 14', 'output_ports = 0', 'ignore_preview = true']);
  const listen = `${OLAD.address}:7890`;
  conf('openpixelcontrol', ['enabled = true', `listen = ${listen}`, `listen_${listen}_channel = 0`]);
  conf('port', [
    ...Array.from({ length: 14 }, (_, port) => `11-1-I-${port} = ${OLAD.e131 + port}`),
    ...Array.from({ length: 4 }, (_, port) => `2-1-I-${port} = ${OLAD.artnet + port}`),
    `21-${listen}-I-0 = ${OLAD.opc}`,
  ]);
}

/** The two networks, the cable, and olad; ends with its standard input, whatever becomes of the test. */
const SCRIPT = `
set -e
export PATH=$PATH:/usr/sbin:/sbin
ip link set lo up
ip link add v0 type veth peer name v1
unshare -n sleep 600 & FAR=$!
until [ "$(readlink /proc/$FAR/ns/net)" != "$(readlink /proc/$$/ns/net)" ]; do sleep 0.05; done
far() { nsenter -t $FAR -n "$@"; }
ip link set v1 netns $FAR
ip addr add 10.99.0.1/24 brd + dev v0; ip link set v0 up; ip route add 224.0.0.0/4 dev v0
far ip link set lo up; far ip addr add 10.99.0.2/24 brd + dev v1; far ip link set v1 up; far ip route add 224.0.0.0/4 dev v1
setpriv --reuid=olad --regid=nogroup --init-groups env HOME="$D" olad --config-dir "$D" \\
  --no-register-with-dns-sd --http-port 19090 --rpc-port 9010 -l 1 >"$D/olad.log" 2>&1 & OLA=$!
trap 'kill $OLA $FAR 2>/dev/null; wait $OLA $FAR' EXIT
for i in $(seq 900); do curl -sf http://127.0.0.1:19090/get_dmx?u=21 >/dev/null && break; sleep 0.1; done
curl -sf http://127.0.0.1:19090/get_dmx?u=21 >/dev/null
echo "READY $$ $FAR"
read -r _ || true
`;

/** Starts both; rejects with olad's own words when it does not come up. */
export async function startOlad(): Promise<Olad> {
  const folder = mkdtempSync(join(tmpdir(), 'ny-olad-'));
  mkdirSync(folder, { recursive: true });
  configure(folder);
  const { stdout } = await run('id', ['-u', 'olad']);
  chownSync(folder, Number(stdout), 65_534);
  const house = spawn('unshare', ['-n', 'bash', '-c', SCRIPT], {
    env: { ...process.env, D: folder },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ready = await firstLine(house).catch((error: unknown) => {
    throw new Error(
      `olad did not start: ${String(error)} ${readFileSync(join(folder, 'olad.log'), { encoding: 'utf8', flag: 'a+' })}`,
    );
  });
  const [, near = '', far = ''] = ready.split(' ');
  const start = (where: 'olad' | 'sender', command: readonly string[]): ChildProcess =>
    spawn('nsenter', ['-t', where === 'olad' ? near : far, '-n', ...command], { stdio: ['pipe', 'pipe', 'pipe'] });
  const sender = start('sender', [process.execPath, '--import', 'tsx', 'test/support/led-sender.ts']);
  const answers = answersOf(sender);
  await answers();
  return {
    folder,
    start,
    send: (step) => {
      sender.stdin?.write(`${JSON.stringify(step)}\n`);
      return answers();
    },
    dmx: async (universe) => {
      const url = `http://127.0.0.1:19090/get_dmx?u=${universe}`;
      const answer = await run('nsenter', ['-t', near, '-n', 'curl', '-sf', '-m', '5', url]);
      return dmxOf(JSON.parse(answer.stdout));
    },
    close: async () => {
      sender.stdin?.end();
      const gone = once(house, 'exit');
      house.stdin.end();
      await gone;
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

function dmxOf(answer: unknown): number[] {
  const dmx: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'dmx') : null;
  return Array.isArray(dmx) ? dmx.map(Number) : [];
}

const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((settle, fail) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('\n')) settle(said.slice(0, said.indexOf('\n')));
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.once('exit', () => fail(new Error(said)));
  });

/** Gives the next line of a program each time it is called. */
function answersOf(child: ChildProcess): () => Promise<unknown> {
  const lines: string[] = [];
  const waiting: ((line: string) => void)[] = [];
  if (!child.stdout) throw new Error('no output');
  createInterface(child.stdout).on('line', (line) => {
    const first = waiting.shift();
    if (first) first(line);
    else lines.push(line);
  });
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  return () =>
    new Promise((settle, fail) => {
      child.once('exit', () => fail(new Error(complaints)));
      const said = lines.shift();
      const take = (line: string): void => settle(JSON.parse(line));
      if (said === undefined) waiting.push(take);
      else take(said);
    });
}
