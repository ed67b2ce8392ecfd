import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The name of the connection that a request opened; undefined when it opened none. */
export type ConnectionName = (request: IncomingMessage) => string | undefined;

/**
 * Gives each connection of an engine a name that nobody can guess and that never comes again: 192 random bits, told to the other
 * side of that connection alone. Hellos are signed for it, so it is made here and not left to a library's taste.
 */
export function nameConnections(engine: { generateId(request: IncomingMessage): string | PromiseLike<string> }): ConnectionName {
  const names = new WeakMap<IncomingMessage, string>();
  engine.generateId = (request) => {
    const name = randomBytes(24).toString('base64url');
    names.set(request, name);
    return name;
  };
  return (request) => names.get(request);
}
