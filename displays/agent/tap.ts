import type { Dial, Line } from '../link/line.ts';

type Hear = (message: unknown) => void;

/** What goes over the display's own line besides what the link says and hears: health, pictures, and live values once more. */
export interface Tap {
  /** The dial to hand to the link. */
  readonly dial: Dial;
  /** Heard on the line of now and on every later one; not for events that the link hears. */
  readonly on: (event: string, handle: Hear) => void;
  /** Heard right after the link has heard it; set before the link starts. */
  readonly after: (event: string, handle: Hear) => void;
  /** Says something on the newest line, if there is one. */
  readonly send: (event: string, message: unknown) => void;
  /** Asks over the newest line; rejects when there is none, or no answer within `timeoutMs`. */
  readonly ask: Line['ask'];
}

/** A tap on the lines to `/display` that `dial` makes. */
export const tapOn = (dial: Dial): Tap => {
  const own: [string, Hear][] = [];
  const afterwards: [string, Hear][] = [];
  let line: Line | null = null;
  const passing = (event: string, handle: Hear): Hear => {
    const more = afterwards.filter(([name]) => name === event);
    return (message) => {
      handle(message);
      for (const [, hear] of more) hear(message);
    };
  };
  return {
    dial: (namespace) => {
      const made = dial(namespace);
      if (namespace !== '/display') return made;
      line = made;
      for (const [event, handle] of own) made.on(event, handle);
      return { ...made, on: (event, handle) => made.on(event, passing(event, handle)) };
    },
    on: (event, handle) => {
      own.push([event, handle]);
      line?.on(event, handle);
    },
    after: (event, handle) => void afterwards.push([event, handle]),
    send: (event, message) => line?.send(event, message),
    ask: (event, message, timeoutMs) => line?.ask(event, message, timeoutMs) ?? Promise.reject(new Error('no line yet')),
  };
};
