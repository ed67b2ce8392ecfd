import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The name of the connection that a request opened, said once: nobody says hello twice on one. Undefined after that, or when it opened none. */
export type ConnectionName = (request: IncomingMessage) => string | undefined;

const NAME_BYTES = 24;

/**
 * Gives each connection of an engine a name that nobody can guess and that never comes again: 192 random bits, told to the other
 * side of that connection alone. Hellos are signed for it, so it is made here and not left to a library's taste.
 */
export function nameConnections(engine: { generateId(request: IncomingMessage): string | PromiseLike<string> }): ConnectionName {
  const names = new WeakMap<IncomingMessage, string>();
  let pool = Buffer.alloc(0);
  // Asked for by the hundred: that costs little more than one.
  const fresh = (): Buffer => {
    if (pool.length === 0) pool = randomBytes(NAME_BYTES * 100);
    const bytes = pool.subarray(0, NAME_BYTES);
    pool = pool.subarray(NAME_BYTES);
    return bytes;
  };
  engine.generateId = (request) => {
    const name = fresh().toString('base64url');
    names.set(request, name);
    return name;
  };
  return (request) => {
    const name = names.get(request);
    names.delete(request);
    return name;
  };
}
