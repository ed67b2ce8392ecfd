import type { Dial, Line } from '../link/line.ts';

/** What goes over the display's own line besides what the link says and hears: live values, health, pictures. */
export interface Tap {
  /** The dial to hand to the link. */
  readonly dial: Dial;
  /** Heard on the line of now and on every later one. */
  readonly on: (event: string, handle: (message: unknown) => void) => void;
  /** Says something on the newest line, if there is one. */
  readonly send: (event: string, message: unknown) => void;
}

/** A tap on the lines to `/display` that `dial` makes. */
export const tapOn = (dial: Dial): Tap => {
  const handlers: [string, (message: unknown) => void][] = [];
  let line: Line | null = null;
  return {
    dial: (namespace) => {
      const made = dial(namespace);
      if (namespace !== '/display') return made;
      line = made;
      for (const [event, handle] of handlers) made.on(event, handle);
      return made;
    },
    on: (event, handle) => {
      handlers.push([event, handle]);
      line?.on(event, handle);
    },
    send: (event, message) => line?.send(event, message),
  };
};
