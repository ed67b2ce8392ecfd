import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real agent in a process of its own, built into dist/. */
export interface RunningAgent {
  /** Where its page stands. */
  readonly url: string;
  readonly data: string;
  readonly pid: number;
  /** Everything that it said on standard output until now. */
  heard(): string;
  /** What it wrote into its log. */
  logged(): string;
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Ends it in good order; the folder stays. */
  stop(): Promise<void>;
  /** Removes the folder. */
  clear(): void;
}

export interface AgentOptions {
  readonly controller: string;
  readonly data?: string;
  readonly args?: readonly string[];
  readonly node?: readonly string[];
}

/** `npm test` builds it before it runs the journeys. */
const built = (): string => process.env['AGENT_MAIN'] ?? 'dist/displays/agent/main.js';

/** Starts the built agent on a free port and waits for its page; rejects with its output if it leaves first. */
export async function startAgentProcess({ controller, data, args = [], node = [] }: AgentOptions): Promise<RunningAgent> {
  const folder = data ?? mkdtempSync(join(tmpdir(), 'ny-agent-'));
  const flags = ['--controller', controller, '--data', folder, '--port', '0', '--browser', 'none', ...args];
  const child = spawn(process.execPath, [...node, built(), ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = listen(child);
  const url = await said.url;
  const gone = once(child, 'exit');
  const kill = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await gone;
  };
  return {
    url,
    data: folder,
    pid: child.pid ?? 0,
    heard: said.heard,
    logged: said.logged,
    kill,
    stop: () => kill('SIGTERM'),
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function listen(child: ChildProcess) {
  let heard = '';
  let logged = '';
  child.stderr?.on('data', (piece: Buffer) => {
    logged += piece.toString('utf8');
  });
  const url = new Promise<string>((settle, fail) => {
    child.stdout?.on('data', (piece: Buffer) => {
      heard += piece.toString('utf8');
      const found = /http:\/\/localhost:\d+\/tv\//.exec(heard)?.[0];
      if (found !== undefined) settle(found);
    });
    child.once('exit', (code) => fail(new Error(`the agent left with ${code}:\n${heard}${logged}`)));
  });
  return { url, heard: () => heard, logged: () => logged };
}
