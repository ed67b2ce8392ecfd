import { WebSocket } from 'ws';
import { z } from 'zod';

/** A raw websocket that speaks as much socket.io as a display needs: ten thousand of them fit into one process. */
export interface Wire {
  emit(event: string, message: unknown): void;
  ask(event: string, message: unknown, answered: (answer: unknown) => void): void;
  close(): void;
}

export interface WireEvents {
  /** `answer`: what came with the answer to the connect. */
  opened(answer: unknown): void;
  event(name: string, message: unknown, text: string): void;
  closed(why: string): void;
}

const openSchema = z.object({ sid: z.string() });
const ACK = /^(\d+)(\[.*)$/s;
const parsed = (text: string): unknown[] => {
  const value: unknown = JSON.parse(text);
  return Array.isArray(value) ? value : [];
};

const nameOf = (text: string): string => openSchema.parse(JSON.parse(text.slice(1))).sid;

/** Opens the namespace (`/display`) of the server at `url` (`ws://host:port`); `greet` gives what is said with that. */
export function openWire(url: string, namespace: string, events: WireEvents, greet?: (connection: string) => object): Wire {
  const socket = new WebSocket(`${url}/socket.io/?EIO=4&transport=websocket`, { perMessageDeflate: false });
  const prefix = namespace === '/' ? '' : `${namespace},`;
  const waiting = new Map<number, (answer: unknown) => void>();
  let asked = 0;
  const packet = (type: string, rest: string): void => {
    if (socket.readyState === WebSocket.OPEN) socket.send(`4${type}${prefix}${rest}`);
  };
  const acknowledged = (rest: string): void => {
    const [, id, body] = ACK.exec(rest) ?? [];
    const answered = waiting.get(Number(id));
    waiting.delete(Number(id));
    answered?.(parsed(body ?? '[]')[0]);
  };
  const took = (type: string, rest: string): void => {
    if (type === '0') events.opened(JSON.parse(rest));
    else if (type === '2') {
      const [name, message] = parsed(rest);
      events.event(String(name), message, rest);
    } else if (type === '3') acknowledged(rest);
    else if (type === '4') events.closed(`refused ${rest}`);
  };
  socket.on('message', (data: Buffer) => {
    const text = data.toString();
    if (text.startsWith('0')) packet('0', greet === undefined ? '' : JSON.stringify(greet(nameOf(text))));
    else if (text === '2') socket.send('3');
    else if (text.startsWith('4')) took(text.charAt(1), text.slice(2 + prefix.length));
  });
  socket.on('error', (error) => events.closed(error.message));
  socket.on('close', (code) => events.closed(`closed ${code}`));
  return {
    emit: (event, message) => packet('2', JSON.stringify([event, message])),
    ask(event, message, answered) {
      asked += 1;
      waiting.set(asked, answered);
      packet('2', `${asked}${JSON.stringify([event, message])}`);
    },
    close: () => socket.close(),
  };
}
