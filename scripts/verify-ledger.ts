import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { z } from 'zod';
import { processesFor } from '../server/ledger/ratings/block-readers.ts';
import { verifyFolder } from '../server/ledger/ratings/verify-folder.ts';
import type { Fault } from '../server/ledger/ratings/walk.ts';
import { readOnlyDatabase } from '../server/ledger/read-only.ts';
import { causeText } from '../server/ledger/store-error.ts';
import { notesIn, type Paper, paperFault, paperIn } from './verify/papers.ts';
import { verdictLines } from './verify/verdict-lines.ts';

/*
 * `npm run verify-ledger -- <folder>`: recomputes the whole ledger of a data folder, or of a copy of it, from the files alone.
 * Exit 0: sound; 1: not; 2: could not be read.
 */
const optionsSchema = z.object({
  checkpoint: z.array(z.string()).default([]),
  paper: z.array(z.string()).default([]),
  rootKey: z.string().optional(),
  json: z.boolean(),
});

const command = new Command('verify-ledger')
  .argument('<folder>', 'thư mục dữ liệu hoặc bản sao của nó / data folder or a copy of it')
  .option(
    '--checkpoint <file...>',
    'điểm kiểm tra do màn hình, webhook hoặc ai đó giữ, hoặc tải từ /checkpoint / checkpoints that a display, a webhook or somebody kept, or got from /checkpoint',
  )
  .option(
    '--paper <size:root...>',
    'số bản ghi và mã gốc in trên giấy, ví dụ 8.865:9df6096283654d66 (ít nhất 16 chữ số) / size and root as printed, 16 digits of it or more',
  )
  .option('--root-key <key>', 'khóa gốc, nếu không tin khóa trong thư mục / root key, if the one in the folder is not trusted')
  .option('--json', 'in kết quả dạng JSON / print the verdict as JSON', false)
  .parse();
const options = optionsSchema.parse(command.opts());
const folder = z.string().parse(command.args[0]);

const written = (text: string): Paper => {
  const paper = paperIn(text);
  if (paper === null) throw new Error(`--paper «${text}»: <số bản ghi>:<mã gốc> / <size>:<root>`);
  return paper;
};

/** A file with checkpoints; one without any must not pass for one that was compared. */
const kept = (path: string): { readonly text: string; readonly notes: readonly Paper[] } => {
  const text = readFileSync(path, 'utf8');
  const notes = notesIn(text);
  if (notes.length === 0) throw new Error(`${path}: không có điểm kiểm tra nào / no checkpoint in it`);
  return { text, notes };
};

const comparedWith = (papers: readonly Paper[]): Fault | null => {
  const database = readOnlyDatabase(join(folder, 'journal.sqlite'));
  try {
    return paperFault(database, papers);
  } finally {
    database.close();
  }
};

try {
  const begun = performance.now();
  const files = options.checkpoint.map(kept);
  const papers = [...options.paper.map(written), ...files.flatMap(({ notes }) => notes)];
  const witnessed = files.map(({ text }) => text);
  const whole = await verifyFolder({ folder, witnessed, rootKey: options.rootKey ?? null, processes: processesFor });
  const verdict = { ...whole, fault: whole.fault ?? (papers.length === 0 ? null : comparedWith(papers)) };
  const seconds = (performance.now() - begun) / 1000;
  console.log(options.json ? JSON.stringify({ ...verdict, seconds }) : verdictLines(verdict, papers.length, seconds).join('\n'));
  process.exitCode = verdict.fault === null && verdict.beside.length === 0 ? 0 : 1;
} catch (cause) {
  console.error(`Không đọc được sổ / the ledger cannot be read: ${causeText(cause)}`);
  process.exitCode = 2;
}
