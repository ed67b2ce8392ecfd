import { connect, createServer, type Socket } from 'node:net';
import { listening } from './listening.ts';

/** A wire to a port of this machine that can be cut: everything on it breaks at once, and nothing new gets through until it is mended. */
export interface CutWire {
  readonly url: string;
  readonly cut: () => void;
  readonly mend: () => void;
  readonly close: () => Promise<void>;
}

export async function cutWire(to: number): Promise<CutWire> {
  const open = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    if (!whole) return void near.destroy();
    const far = connect(to, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  const { port, close } = await listening(server);
  const cut = (): void => {
    whole = false;
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${port}`,
    cut,
    mend: () => {
      whole = true;
    },
    close: () => {
      cut();
      return close();
    },
  };
}
