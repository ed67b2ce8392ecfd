import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { type PictureJob, type PictureMade, pictureMadeSchema } from './picture-job.ts';

export type PictureResult =
  | { readonly ok: true; readonly made: PictureMade; readonly bytes: Buffer }
  | { readonly ok: false; readonly code: 'media-unreadable' | 'media-slow' | 'media-busy' };

/** Makes pictures in child processes, one after another. */
export interface PictureProcess {
  /** Decodes the file `path` and makes what `job` says; never rejects for what the file holds. */
  make(path: string, job: PictureJob): Promise<PictureResult>;
  /** Kills the child at work; later jobs are refused as busy. */
  close(): void;
}

/**
 * `command`: how the worker is run, the job comes as one argument more. `timeoutMs`: after it the child is killed. `memoryKb`: its
 * address space (null: not bounded). `waiting`: the longest queue.
 */
export interface PictureLimits {
  readonly command: readonly string[];
  readonly timeoutMs: number;
  readonly memoryKb: number | null;
  readonly waiting: number;
}

const MAX_OUTPUT = 64 * 1024 * 1024;

/**
 * How the product runs the worker. Compiled code gets 2.5 GB of address space (Node itself reserves over 1 GB). From source it runs
 * through the loader of development, which reserves far more, so it is not bounded then.
 */
export function pictureLimits(): PictureLimits {
  const source = import.meta.url.endsWith('.ts');
  const worker = fileURLToPath(new URL(source ? './picture-child.ts' : './picture-child.js', import.meta.url));
  const command = [process.execPath, '--max-old-space-size=256', ...(source ? ['--import', 'tsx'] : []), worker];
  return { command, timeoutMs: 5000, memoryKb: source ? null : 2_500_000, waiting: 24 };
}

/** `ulimit -v` is the shell's; where there is no such shell the time and pixel limits stand alone. */
const bounded = (command: readonly string[], memoryKb: number | null): readonly string[] =>
  memoryKb === null || process.platform === 'win32'
    ? command
    : ['/bin/sh', '-c', `ulimit -v ${memoryKb} && exec "$@"`, 'sh', ...command];

/** A line of work for pictures: each in a process of its own, one at a time. */
export function createPictureProcess(limits: PictureLimits): PictureProcess {
  const command = bounded(limits.command, limits.memoryKb);
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const abort = new AbortController();
  return {
    make: async (path, job) => {
      if (waiting >= limits.waiting || abort.signal.aborted) return { ok: false, code: 'media-busy' };
      waiting += 1;
      const mine = last.then(() => runOnce(command, path, job, limits.timeoutMs, abort.signal));
      last = mine.catch(() => null);
      return mine.finally(() => {
        waiting -= 1;
      });
    },
    close: () => abort.abort(),
  };
}

async function runOnce(
  command: readonly string[],
  path: string,
  job: PictureJob,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<PictureResult> {
  const [file = '', ...args] = command;
  const child = spawn(file, [...args, JSON.stringify(job)], {
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    signal,
  });
  const kept: Buffer[] = [];
  let size = 0;
  child.stdout.on('data', (piece: Buffer) => {
    size += piece.length;
    if (size > MAX_OUTPUT) child.kill('SIGKILL');
    else kept.push(piece);
  });
  // A child that dies early closes its input: that shows in its exit code, not here.
  const fed = pipeline(createReadStream(path), child.stdin).catch(() => 'closed early');
  const code = await new Promise<number | null>((settle) => {
    child.on('error', () => settle(null));
    child.on('close', settle);
  });
  await fed;
  return resultOf(code, child.signalCode, Buffer.concat(kept));
}

function resultOf(code: number | null, signal: NodeJS.Signals | null, output: Buffer): PictureResult {
  if (code !== 0) return { ok: false, code: signal === 'SIGKILL' ? 'media-slow' : 'media-unreadable' };
  const end = output.indexOf(10);
  const made = pictureMadeSchema.safeParse(JSON.parse(output.subarray(0, end).toString('utf8')));
  return made.success ? { ok: true, made: made.data, bytes: output.subarray(end + 1) } : { ok: false, code: 'media-unreadable' };
}
