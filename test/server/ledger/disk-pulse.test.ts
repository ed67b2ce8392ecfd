import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { diskPulse } from '../../../server/ledger/disk-pulse.ts';

it('changes the length of its file at each beat, holds nothing in it, and throws where no change is taken', () => {
  const folder = mkdtempSync(join(tmpdir(), 'niem-yet-pulse-'));
  const file = join(folder, 'disk.pulse');
  const pulse = diskPulse(file);
  pulse.beat();
  pulse.beat();
  expect([statSync(file).size, statSync(file).blocks]).toEqual([2, 0]);
  pulse.close();
  pulse.close();
  expect(() => pulse.beat()).toThrow(/EBADF/);
  rmSync(folder, { recursive: true });
});
