import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

type Portions = AsyncIterable<readonly (readonly string[])[]>;
/** Makes a workbook of text cells from lines that come in portions, in a process of its own; null: others are being made. */
export type Workbooks = (portions: Portions) => Promise<Buffer | null>;

/** `memoryMb`: what the child may use; `waiting`: how many may be under way, made one after another. */
export interface WorkbookLimits {
  readonly memoryMb: number;
  readonly waiting: number;
}

/** Fifty thousand answers with long comments take about 400 MB. */
export const WORKBOOK_LIMITS: WorkbookLimits = { memoryMb: 1024, waiting: 3 };

const isSource = import.meta.url.endsWith('.ts');
const CHILD = fileURLToPath(new URL(isSource ? './workbook-child.ts' : './workbook-child.js', import.meta.url));

/** Makes them one after another, so that they never take more than one processor. */
export function workbooks({ memoryMb, waiting: most }: WorkbookLimits): Workbooks {
  const args = [`--max-old-space-size=${memoryMb}`, ...(isSource ? ['--import', 'tsx'] : []), CHILD];
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async (portions) => {
    if (waiting >= most) return null;
    waiting += 1;
    const mine = last.then(() => inChild(args, portions));
    last = mine.catch(() => null);
    try {
      return await mine;
    } finally {
      waiting -= 1;
    }
  };
}

async function* asJson(portions: Portions): AsyncGenerator<string> {
  for await (const lines of portions) yield lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** Rejects when the lines break off or the child fails, for example for want of memory. */
async function inChild(args: readonly string[], portions: Portions): Promise<Buffer> {
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  try {
    const left = once(child, 'close');
    const [, bytes, [code]] = await Promise.all([
      pipeline(Readable.from(asJson(portions)), child.stdin),
      child.stdout.toArray(),
      left,
    ]);
    if (code !== 0) throw new Error(`the workbook was not made: ${code}`);
    return Buffer.concat(bytes);
  } finally {
    child.kill();
  }
}
