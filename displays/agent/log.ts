/** Where the agent tells what happened: one line of JSON an event, never a key or a code. */
export interface Log {
  readonly info: (detail: object, message: string) => void;
  readonly warn: (detail: object, message: string) => void;
  readonly error: (detail: object, message: string) => void;
}

const plain = (_key: string, value: unknown): unknown =>
  value instanceof Error ? { type: value.name, message: value.message } : value;

/** A log that writes lines through `write`; `quiet` leaves out what is only information. */
export const lineLog = (write: (line: string) => void, clock: () => number, quiet: boolean): Log => {
  const at = (level: string) => (detail: object, message: string) =>
    write(JSON.stringify({ level, time: new Date(clock()).toISOString(), ...detail, msg: message }, plain));
  return { info: quiet ? () => undefined : at('info'), warn: at('warn'), error: at('error') };
};
