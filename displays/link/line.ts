/** A connection to one namespace of the controller. Messages are `unknown`: who receives them parses them. */
export interface Line {
  /** At most one handler an event. `refused` is also heard when the other side does not let this screen in. */
  readonly on: (event: string, handle: (message: unknown) => void) => void;
  /** Said with each opening; `connection` is the name that the other side has just given to this one connection. */
  readonly greet: (make: (connection: string) => object) => void;
  /** `answer`: what the other side said to the greeting. */
  readonly onOpen: (handle: (answer: unknown) => void) => void;
  /** Called when an open line was lost and when an attempt failed. */
  readonly onLost: (handle: () => void) => void;
  readonly send: (event: string, message: unknown) => void;
  /** Resolves with the acknowledgement, rejects after `timeoutMs` or when the line is lost. */
  readonly ask: (event: string, message: unknown, timeoutMs: number) => Promise<unknown>;
  readonly open: () => void;
  /** Hangs up; the line counts as lost and may be opened again. */
  readonly drop: () => void;
  /** For good: no handler is called any more. */
  readonly close: () => void;
}

export type Namespace = '/display' | '/pairing';
export type Dial = (namespace: Namespace) => Line;
