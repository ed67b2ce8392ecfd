import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';

/** A child that answers one question at a time. */
export interface BenchChild<Ask, Answer> {
  ask(question: Ask): Promise<Answer>;
  stop(): Promise<void>;
}

const ANSWER_MS = 180_000;

const exited = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => (child.exitCode === null ? child.once('exit', () => resolve()) : resolve()));

/** Starts `file` of this folder in a process of its own. Rejects an ask when the child ends. */
export function benchChild<Ask, Answer>(file: string, schema: z.ZodType<Answer>): BenchChild<Ask, Answer> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), { execArgv: ['--expose-gc', '--import', 'tsx'] });
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        const gone = (code: number | null): void => reject(new Error(`${file} ended with ${code}`));
        const late = setTimeout(() => reject(new Error(`${file} has no answer to ${JSON.stringify(question)}`)), ANSWER_MS);
        child.once('exit', gone);
        child.once('message', (message) => {
          clearTimeout(late);
          child.off('exit', gone);
          resolve(schema.parse(message));
        });
        child.send(JSON.parse(JSON.stringify(question)));
      }),
    async stop() {
      if (child.connected) child.disconnect();
      await exited(child);
    },
  };
}
