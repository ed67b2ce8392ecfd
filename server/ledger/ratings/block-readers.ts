import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { SqlReader } from '../sql.ts';
import { BLOCK, type BlockDigest, blockDigester, blockDigestSchema } from './block-digest.ts';

/** What takes blocks of a ledger in: each at most `BLOCK` records long and asked for once, in order. */
export interface BlockReader {
  /** Null: something is amiss in [from, until). */
  digest(from: number, until: number): Promise<BlockDigest | null>;
  close(): Promise<void>;
}

/** Fewer blocks than these are taken in sooner than a process is started. */
const WORTH_A_PROCESS = 24;
const MOST_PROCESSES = 4;
/** Each process has so many blocks before it. */
const AHEAD = 3;

/** How many processes pay for a ledger of `size` records; 0: this one alone. */
export const processesFor = (size: number): number =>
  size < WORTH_A_PROCESS * BLOCK ? 0 : Math.min(MOST_PROCESSES, availableParallelism());

/** Takes the blocks in here, one after the other. */
export const blocksHere = (sql: SqlReader, marks: readonly number[]): BlockReader => {
  const digest = blockDigester(sql, marks);
  return { digest: async (from, until) => digest(from, until), close: async () => undefined };
};

interface BlockProcess {
  readonly ask: (from: number, until: number) => Promise<BlockDigest | null>;
  readonly end: () => Promise<void>;
}

/** Has the blocks of the SQLite file `file` of `size` records taken in by processes, some ahead of those that are asked for. */
export const blocksInProcesses = (file: string, size: number, marks: readonly number[], processes: number): BlockReader => {
  const hands = Array.from({ length: processes }, () => blockProcess(file, marks));
  const asked = new Map<number, Promise<BlockDigest | null>>();
  const ask = (from: number): void => {
    const hand = hands[(from / BLOCK) % processes];
    if (hand === undefined || from >= size || asked.has(from)) return;
    const found = hand.ask(from, Math.min(from + BLOCK, size));
    // Who waits for it hears of it; for one that was asked ahead nobody may ever wait.
    found.catch(() => undefined);
    asked.set(from, found);
  };
  return {
    digest: async (from) => {
      for (let ahead = 0; ahead < AHEAD * processes; ahead += 1) ask(from + ahead * BLOCK);
      const found = asked.get(from);
      asked.delete(from);
      return (await found) ?? null;
    },
    close: async () => {
      await Promise.all(hands.map((hand) => hand.end()));
    },
  };
};

const blockProcess = (file: string, marks: readonly number[]): BlockProcess => {
  const source = import.meta.url.endsWith('.ts');
  const path = fileURLToPath(new URL(source ? './block-child.ts' : './block-child.js', import.meta.url));
  const execArgv = source ? ['--import', 'tsx'] : [];
  const child = fork(path, [file, JSON.stringify(marks)], { serialization: 'advanced', execArgv });
  const waiting: { resolve: (found: BlockDigest | null) => void; reject: (error: unknown) => void }[] = [];
  let ended: unknown = null;
  const fail = (error: unknown): void => {
    ended ??= error;
    for (const { reject } of waiting.splice(0)) reject(ended);
  };
  child.on('message', (found: unknown) => waiting.shift()?.resolve(found === null ? null : blockDigestSchema.parse(found)));
  child.on('error', fail);
  const exit = new Promise<void>((resolve) => {
    child.once('exit', (code) => {
      fail(new Error(`a process of the verification ended (${code})`));
      resolve();
    });
  });
  return {
    ask: (from, until) =>
      new Promise((resolve, reject) => {
        if (ended !== null) return reject(ended);
        waiting.push({ resolve, reject });
        child.send({ from, until });
      }),
    end: async () => {
      if (child.connected) child.disconnect();
      await exit;
    },
  };
};
