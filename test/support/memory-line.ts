import type { Line } from '../../displays/link/line.ts';

/** The other end of a line in memory: what the screen says, and a way to say something to it. */
export interface FarEnd {
  /** Answers a question; `undefined` loses the answer. */
  answer: (event: string, message: unknown) => unknown;
  /** Sent without an answer. */
  readonly said: { readonly event: string; readonly message: unknown }[];
  /** What it says when the screen connects. */
  welcome: () => unknown;
  /** Not null: it does not let the screen in, and says this. */
  refuse: () => unknown;
  /** What the screen said with each opening, on the connection so named. */
  readonly greetings: { readonly connection: string; readonly said: object }[];
  readonly say: (event: string, message: unknown) => void;
  /** Cuts the cable until `mend`. */
  readonly cut: () => void;
  readonly mend: () => void;
  readonly isOpen: () => boolean;
  /** Called whenever the screen has connected. */
  opened: () => void;
}

/** A line without a network. `dial` gives it anew after it was closed. */
export const memoryLine = (): { readonly line: Line; readonly far: FarEnd; readonly dial: () => Line } => {
  const handlers = new Map<string, (message: unknown) => void>();
  let onOpen: ((answer: unknown) => void)[] = [];
  let onLost: (() => void)[] = [];
  let greet: ((connection: string) => object) | null = null;
  let open = false;
  let cable = true;
  let closed = false;
  const lose = (): void => {
    open = false;
    if (!closed) for (const handle of onLost) handle();
  };
  const far: FarEnd = {
    answer: () => undefined,
    said: [],
    greetings: [],
    welcome: () => null,
    refuse: () => null,
    say: (event, message) => {
      if (open) handlers.get(event)?.(message);
    },
    cut: () => {
      cable = false;
      if (open) lose();
    },
    mend: () => {
      cable = true;
    },
    isOpen: () => open,
    opened: () => undefined,
  };
  const line: Line = {
    on: (event, handle) => void handlers.set(event, handle),
    greet: (make) => {
      greet = make;
    },
    onOpen: (handle) => void onOpen.push(handle),
    onLost: (handle) => void onLost.push(handle),
    send: (event, message) => {
      if (open) far.said.push({ event, message });
    },
    ask: async (event, message) => {
      if (!open) throw new Error('not connected');
      const answer = far.answer(event, message);
      if (answer === undefined) throw new Error('no answer');
      return answer;
    },
    open: () => {
      if (closed || open) return;
      open = cable;
      if (!open) return lose();
      const connection = `connection-${far.greetings.length}`;
      if (greet !== null) far.greetings.push({ connection, said: greet(connection) });
      const refusal = far.refuse();
      if (refusal !== null) {
        open = false;
        handlers.get('refused')?.(refusal);
        return lose();
      }
      for (const handle of onOpen) handle(far.welcome());
      far.opened();
    },
    drop: () => {
      if (open) lose();
    },
    close: () => {
      closed = true;
      open = false;
      onOpen = [];
      onLost = [];
      handlers.clear();
    },
  };
  const dial = (): Line => {
    closed = false;
    return line;
  };
  return { line, far, dial };
};
