import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkpointFile } from '../../../../server/ledger/ratings/checkpoint-file.ts';
import { NOW } from '../../../support/deliveries.ts';
import { signedLedger } from '../../../support/signed-ledger.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'checkpoint-file-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the file of checkpoints', () => {
  it('keeps every checkpoint that was appended, also behind a line that a full disk or a power cut tore', () => {
    const { says } = signedLedger();
    const path = join(folder, `checkpoints-${new Date(NOW).toISOString().slice(0, 7)}.jsonl`);
    checkpointFile(folder).append(says(1), NOW);
    appendFileSync(path, JSON.stringify(says(2)).slice(0, 100));
    const file = checkpointFile(folder);
    file.append(says(3), NOW);
    file.append(says(4), NOW);
    const sizes = (found: ReturnType<typeof file.all>) => found.map((one) => one.says.size);
    expect([sizes(file.all()), sizes(file.newest(2))]).toEqual([
      [1, 3, 4],
      [3, 4],
    ]);
  });
});
