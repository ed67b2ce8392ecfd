import { createHash, randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import type { Person } from '../../content/wire/api.ts';
import type { Database, SqlWriter } from '../ledger/database.ts';
import type { Log } from '../ledger/log.ts';
import type { People } from './people-store.ts';

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

/** How long a session lives without a request, and at most, in ms. */
export const IDLE_MS = 12 * 3600_000;
export const LIFETIME_MS = 7 * 24 * 3600_000;
const TOUCH_EVERY_MS = 60_000;

const rowSchema = z.object({ person: z.string(), begun: z.number(), seen: z.number() });

/** SHA-256 of a secret in hex: what is kept of session ids and set-up links. */
export const secretHash = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** What sessions stand on. `secure`: people come over https, so the cookie is `__Host-` and never leaves it. */
export interface SessionMeans {
  readonly database: Database;
  readonly people: Pick<People, 'byId'>;
  readonly secure: boolean;
  readonly now: () => number;
  readonly log: Pick<Log, 'warn'>;
}

/** Sessions over a database that has the people tables. */
export function sessionsOn({ database, people, secure, now, log }: SessionMeans): Sessions {
  const name = secure ? '__Host-niem-yet' : 'niem-yet';
  const listeners = new Set<(person: string) => void>();
  const cookie = (value: string, maxAge: number): string =>
    `${name}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAge}${secure ? '; Secure' : ''}`;
  const hashIn = (headers: IncomingHttpHeaders): string | null => {
    const id = cookieOf(headers.cookie, name);
    return id === null ? null : secretHash(id);
  };
  const tell = (person: string): void => {
    for (const listen of listeners) listen(person);
  };
  const remove = async (headers: IncomingHttpHeaders): Promise<void> => {
    const hash = hashIn(headers);
    const ended = hash === null ? null : await database.write((sql) => take(sql, hash));
    if (ended) tell(ended.person);
  };
  // Being seen is no promise to anyone: a full disk must not keep people from looking.
  const touch = (hash: string): void =>
    void database
      .write((sql) => sql.run('UPDATE sessions SET seen = ? WHERE hash = ?', now(), hash))
      .catch((cause: unknown) => log.warn({ event: 'session-not-touched', err: cause }, 'a session could not be renewed'));
  return {
    personOf: async (headers) => {
      const hash = hashIn(headers);
      const row = hash === null ? null : database.get(rowSchema, FIND, hash);
      if (hash === null || row === null || !isAlive(row, now())) return null;
      const person = people.byId(row.person)?.person ?? null;
      if (!person?.active) return null;
      if (now() - row.seen > TOUCH_EVERY_MS) touch(hash);
      return person;
    },
    begin: async (person, headers) => {
      await remove(headers);
      const id = randomBytes(32).toString('base64url');
      await database.write((sql) => keep(sql, secretHash(id), person.id, now()));
      return cookie(id, LIFETIME_MS / 1000);
    },
    end: async (headers) => {
      await remove(headers);
      return cookie('', 0);
    },
    endAllOf: async (person) => {
      await database.write((sql) => sql.run('DELETE FROM sessions WHERE person = ?', person));
      tell(person);
    },
    onEnd: (listen) => {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
  };
}

const FIND = 'SELECT person, begun, seen FROM sessions WHERE hash = ?';

/** A session that began in the future comes from a clock that was wrong: it would live too long. */
const isAlive = ({ begun, seen }: z.output<typeof rowSchema>, now: number): boolean =>
  now - begun <= LIFETIME_MS && now - seen <= IDLE_MS && now >= begun - TOUCH_EVERY_MS;

function take(sql: SqlWriter, hash: string): z.output<typeof rowSchema> | null {
  const row = sql.get(rowSchema, FIND, hash);
  sql.run('DELETE FROM sessions WHERE hash = ?', hash);
  return row;
}

function keep(sql: SqlWriter, hash: string, person: string, now: number): void {
  sql.run('DELETE FROM sessions WHERE begun < ? OR seen < ?', now - LIFETIME_MS, now - IDLE_MS);
  sql.run('INSERT INTO sessions (hash, person, begun, seen) VALUES (?, ?, ?, ?)', hash, person, now, now);
}

/** The value of one cookie, if it looks like one of our ids. */
function cookieOf(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value)) return value;
  }
  return null;
}
