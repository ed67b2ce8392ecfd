import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Fault } from './walk.ts';

const verdictSchema = z.looseObject({
  size: z.number().int(),
  fault: z
    .strictObject({
      why: z.enum(['missing', 'changed', 'unreadable', 'unsound', 'rewritten', 'cut']),
      first: z.number().int(),
      until: z.number().int(),
      since: z.number().int(),
      upto: z.number().int(),
      detail: z.string(),
    })
    .nullable(),
  beside: z.array(z.strictObject({ what: z.string(), about: z.string() })),
});

/** What the whole verification found, as the running controller needs it. */
export interface WholeVerdict {
  readonly size: number;
  readonly fault: Fault | null;
  readonly beside: readonly { readonly what: string; readonly about: string }[];
}

/** Verifies the ledger of `folder` in a child process; `signal` kills it. Rejects when it could not be done. */
export const verifyInChild = async (folder: string, rootKey: string, signal: AbortSignal): Promise<WholeVerdict> => {
  const source = import.meta.url.endsWith('.ts');
  const child = fileURLToPath(new URL(source ? './verify-child.ts' : './verify-child.js', import.meta.url));
  const args = [...(source ? ['--import', 'tsx'] : []), child, folder, rootKey];
  const process_ = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], signal });
  const failed = new Promise<never>((_, reject) => process_.once('error', reject));
  return verdictSchema.parse(JSON.parse(await Promise.race([text(process_.stdout), failed])));
};
