import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { realpath } from 'node:fs/promises';
import { createServer } from 'node:net';

/** Another agent works in this folder. */
class FolderBusy extends Error {
  override readonly name = 'FolderBusy';
}

/**
 * Takes `folder`, which is there, for this process; gives the way to let go. The lock is an abstract socket of the kernel, which goes with
 * the process however that ends, and leaves no file behind. Rejects with FolderBusy. Elsewhere than on Linux there is no lock.
 */
export async function lockFolder(folder: string): Promise<() => void> {
  if (process.platform !== 'linux') return () => undefined;
  const name = createHash('sha256')
    .update(await realpath(folder))
    .digest('hex');
  const holder = createServer((caller) => caller.destroy());
  holder.unref();
  const listening = once(holder, 'listening');
  holder.listen(`\0niem-yet-agent-${name}`);
  try {
    await listening;
  } catch (cause) {
    throw new FolderBusy(`Một chương trình khác đang dùng thư mục ${folder}. / Another agent is using ${folder}.`, { cause });
  }
  return () => void holder.close();
}
