import type { IncomingHttpHeaders } from 'node:http';
import type { Person } from '../../content/wire/api.ts';

/** Server-side sessions: the browser holds 256 random bits, the database only their SHA-256. */
export interface Sessions {
  /** The active person whose cookie stands in these headers; null for none, an ended or an aged session. */
  personOf(headers: IncomingHttpHeaders): Promise<Person | null>;
  /** Starts a session of its own (never reuses an id) and ends the one in `headers`; gives the Set-Cookie value. */
  begin(person: Person, headers: IncomingHttpHeaders): Promise<string>;
  /** Ends the session in these headers; gives the Set-Cookie value that empties the cookie. */
  end(headers: IncomingHttpHeaders): Promise<string>;
  /** Ends all sessions of a person (deactivated, new grants, new password). */
  endAllOf(person: string): Promise<void>;
  /** Called with a person's id when sessions of theirs ended, so that open sockets are closed; gives the way to stop listening. */
  onEnd(listen: (person: string) => void): () => void;
}
