import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';

/** Chromium's debugging protocol over two pipes: no port that somebody else could find. */
export interface Cdp {
  /** Rejects when Chromium says no, does not answer within `ms`, or has gone. */
  readonly ask: (method: string, params: object, session: string | null, ms: number) => Promise<unknown>;
  readonly onEvent: (listen: (method: string) => void) => void;
}

const messageSchema = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});
type Message = z.infer<typeof messageSchema>;

interface Waiting {
  readonly settle: (result: unknown) => void;
  readonly fail: (cause: Error) => void;
}

/** Cuts a stream at zero bytes; what came so far is joined once, however many pieces there were. */
const frames = (from: Readable, take: (text: string) => void): void => {
  let pieces: Buffer[] = [];
  from.on('data', (data: Buffer) => {
    let rest = data;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      take(Buffer.concat([...pieces, rest.subarray(0, end)]).toString('utf8'));
      pieces = [];
      rest = rest.subarray(end + 1);
    }
    if (rest.length > 0) pieces.push(rest);
  });
};

const parsed = (text: string): Message | null => {
  try {
    return messageSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
};

/** Speaks over `to` and `from`, the pipes 3 and 4 of a browser that was started with `--remote-debugging-pipe`. */
export const cdpOver = (to: Writable, from: Readable): Cdp => {
  const waiting = new Map<number, Waiting>();
  const listeners: ((method: string) => void)[] = [];
  let next = 1;
  const gone = (): void => {
    waiting.forEach(({ fail }) => fail(new Error('the browser has gone')));
    waiting.clear();
  };
  to.on('error', gone);
  from.on('error', gone);
  from.on('close', gone);
  frames(from, (text) => {
    const message = parsed(text);
    if (message?.method !== undefined) for (const listen of listeners) listen(message.method);
    const asked = message?.id === undefined ? undefined : waiting.get(message.id);
    if (message?.id === undefined || asked === undefined) return;
    waiting.delete(message.id);
    if (message.error === undefined) asked.settle(message.result);
    else asked.fail(new Error(message.error.message));
  });
  return {
    ask: (method, params, session, ms) =>
      new Promise((resolve, reject) => {
        const id = next;
        next += 1;
        const late = setTimeout(() => {
          waiting.delete(id);
          reject(new Error(`${method}: no answer within ${ms} ms`));
        }, ms);
        const done =
          <T>(act: (value: T) => void) =>
          (value: T): void => {
            clearTimeout(late);
            act(value);
          };
        waiting.set(id, { settle: done(resolve), fail: done(reject) });
        to.write(`${JSON.stringify({ id, method, params, ...(session === null ? {} : { sessionId: session }) })}\0`);
      }),
    onEvent: (listen) => void listeners.push(listen),
  };
};
