import { connect, type Socket } from 'node:net';

/** A stream to one device. */
export interface Tcp {
  /** Resolved when the bytes were handed to the network; rejected when the stream has ended, or after `withinMs`. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** The next message that `take` finds in what has come in; rejected when the stream ends, or after `withinMs`. */
  readonly next: <T>(take: (received: Uint8Array) => Taken<T> | null) => Promise<T>;
  readonly open: () => boolean;
  readonly close: () => void;
}

/** A message found at the beginning of what has come in, and how many bytes it took. */
export interface Taken<T> {
  readonly message: T;
  readonly length: number;
}

/** Connects to `host` and `port`. Everything that is waited for ends after `withinMs`, with the stream closed. */
export async function openTcp(host: string, port: number, withinMs: number): Promise<Tcp> {
  const socket = await connected(host, port, withinMs);
  const inbox: { bytes: Uint8Array; ended: Error | null } = { bytes: new Uint8Array(0), ended: null };
  let wake: () => void = () => undefined;
  const end = (error: Error): void => {
    inbox.ended ??= error;
    wake();
  };
  socket.on('data', (chunk: Uint8Array) => {
    inbox.bytes = joined(inbox.bytes, chunk);
    wake();
  });
  socket.on('error', end);
  socket.on('close', () => end(new Error('the device closed the connection')));
  const within = <T>(work: Promise<T>): Promise<T> => bounded(work, withinMs, socket);
  const next = async <T>(take: (received: Uint8Array) => Taken<T> | null): Promise<T> => {
    for (;;) {
      const taken = take(inbox.bytes);
      if (taken) {
        inbox.bytes = inbox.bytes.slice(taken.length);
        return taken.message;
      }
      if (inbox.ended) throw inbox.ended;
      await new Promise<void>((settle) => {
        wake = settle;
      });
    }
  };
  return {
    write: (bytes) => within(new Promise((settle, fail) => socket.write(bytes, (error) => (error ? fail(error) : settle())))),
    next: (take) => within(next(take)),
    open: () => inbox.ended === null,
    close: () => socket.destroy(),
  };
}

function connected(host: string, port: number, withinMs: number): Promise<Socket> {
  const socket = connect({ host, port, noDelay: true });
  const opening = new Promise<Socket>((settle, fail) => {
    socket.once('connect', () => settle(socket));
    socket.once('error', fail);
  });
  return bounded(opening, withinMs, socket);
}

/** `work`, or a refusal after `withinMs` with the socket closed. */
async function bounded<T>(work: Promise<T>, withinMs: number, socket: Socket): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_settle, fail) => {
    timer = setTimeout(() => {
      socket.destroy();
      fail(new Error(`no answer within ${withinMs} ms`));
    }, withinMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
}
