import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { z } from 'zod';
import { processesFor } from '../server/ledger/ratings/block-readers.ts';
import { verifyFolder } from '../server/ledger/ratings/verify-folder.ts';
import { causeText } from '../server/ledger/store-error.ts';
import { verdictLines } from './verify/verdict-lines.ts';

/*
 * `npm run verify-ledger -- <folder>`: recomputes the whole ledger of a data folder, or of a copy of it, from the files alone.
 * Exit 0: sound; 1: not; 2: could not be read.
 */
const optionsSchema = z.object({
  checkpoint: z.array(z.string()).default([]),
  rootKey: z.string().optional(),
  json: z.boolean(),
});

const command = new Command('verify-ledger')
  .argument('<folder>', 'thư mục dữ liệu hoặc bản sao của nó / data folder or a copy of it')
  .option('--checkpoint <file...>', 'điểm kiểm tra do màn hình hoặc webhook giữ / checkpoints that a display or webhook kept')
  .option('--root-key <key>', 'khóa gốc, nếu không tin khóa trong thư mục / root key, if the one in the folder is not trusted')
  .option('--json', 'in kết quả dạng JSON / print the verdict as JSON', false)
  .parse();
const options = optionsSchema.parse(command.opts());
const folder = z.string().parse(command.args[0]);

try {
  const begun = performance.now();
  const witnessed = options.checkpoint.map((path) => readFileSync(path, 'utf8'));
  const verdict = await verifyFolder({ folder, witnessed, rootKey: options.rootKey ?? null, processes: processesFor });
  const seconds = (performance.now() - begun) / 1000;
  console.log(options.json ? JSON.stringify({ ...verdict, seconds }) : verdictLines(verdict, seconds).join('\n'));
  process.exitCode = verdict.fault === null && verdict.beside.length === 0 ? 0 : 1;
} catch (cause) {
  console.error(`Không đọc được sổ / the ledger cannot be read: ${causeText(cause)}`);
  process.exitCode = 2;
}
