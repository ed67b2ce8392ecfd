import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { grantSchema, type Person, personSchema } from '../../content/wire/api.ts';
import { refusal } from '../http/refusal.ts';
import type { Acts } from '../ledger/acts.ts';
import type { Database, SqlReader, SqlWriter } from '../ledger/database.ts';

/**
 * What is kept of a person besides what others may see: the PHC string of the password, and whether somebody else chose it. Who
 * knows the password of another could decide as two people.
 */
export interface KeptPerson {
  readonly person: Person;
  readonly password: string;
  readonly given: boolean;
}

/** A person to be kept; `password` is already hashed. */
export type NewPerson = Pick<Person, 'login' | 'name' | 'grants'> & { readonly password: string };
/** What may change; what is absent stays. `password` is already hashed. */
export type PersonChange = Partial<Pick<Person, 'name' | 'grants' | 'active'> & { readonly password: string }>;

/** Who may sign in. There is no default account: the first person comes from the set-up link. */
export interface People {
  count(): number;
  list(): Person[];
  byLogin(login: string): KeptPerson | null;
  byId(id: string): KeptPerson | null;
  /** Whether somebody else chose the password of this person. */
  isPasswordGiven(id: string): boolean;
  /** Keeps a new person and the act, on disk when resolved; refuses a login that exists (409). */
  add(person: NewPerson, actor: string, now: number): Promise<Person>;
  /** As `add`, but only while nobody exists and the set-up link `hash` holds; all in one commit. */
  addFirst(person: NewPerson, setupHash: string, now: number): Promise<Person>;
  /**
   * Changes a person, with the act; refuses to leave nobody who may administer everything (409). A password is one's own when
   * `actor` is that person.
   */
  change(id: string, change: PersonChange, actor: string): Promise<Person>;
}

const rowSchema = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  password: z.string(),
  grants: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.array(grantSchema)),
  active: z.number().transform((value) => value === 1),
  given: z.number().transform((value) => value === 1),
});
const COLUMNS = 'id, login, name, password, grants, active, given';

const kept = ({ password, given, ...person }: z.output<typeof rowSchema>): KeptPerson => ({
  person: personSchema.parse(person),
  password,
  given,
});

/** People over a journal's database that has the people tables; what is done to them stands in `acts`. */
export function peopleOn(database: Database, acts: Pick<Acts, 'within'>): People {
  const addWithin = (sql: SqlWriter, person: NewPerson, actor: string | null, now: number): Person => {
    const added = insert(sql, person, actor !== null, now);
    acts.within(sql, { actor: actor ?? added.id, kind: 'person.added', detail: { person: added.id, grants: added.grants } });
    return added;
  };
  const find = (sql: SqlReader, column: 'id' | 'login', value: string): KeptPerson | null => {
    const row = sql.get(rowSchema, `SELECT ${COLUMNS} FROM people WHERE ${column} = ?`, value);
    return row ? kept(row) : null;
  };
  const count = (sql: SqlReader): number => sql.get(z.object({ n: z.number() }), 'SELECT count(*) AS n FROM people')?.n ?? 0;
  return {
    count: () => count(database),
    list: () => listOf(database).map((one) => one.person),
    byLogin: (login) => find(database, 'login', login),
    byId: (id) => find(database, 'id', id),
    isPasswordGiven: (id) => find(database, 'id', id)?.given === true,
    add: (person, actor, now) => database.write((sql) => addWithin(sql, person, actor, now)),
    addFirst: (person, setupHash, now) =>
      database.write((sql) => {
        if (count(sql) > 0) throw refusal(409, 'setup-done');
        const used = sql.run('DELETE FROM setup_links WHERE hash = ? AND expires > ?', setupHash, now).changes;
        if (used === 0) throw refusal(403, 'setup-wrong');
        return addWithin(sql, person, null, now);
      }),
    change: (id, change, actor) =>
      database.write((sql) => {
        const changed = update(sql, find(sql, 'id', id), change, actor);
        const { password, name, ...shown } = change;
        const detail = { person: id, ...shown, ...(password && { password: 'new' }), ...(name && { name: 'new' }) };
        acts.within(sql, { actor, kind: 'person.changed', detail });
        return changed;
      }),
  };
}

const listOf = (sql: SqlReader): KeptPerson[] => sql.all(rowSchema, `SELECT ${COLUMNS} FROM people ORDER BY login`).map(kept);

function insert(sql: SqlWriter, person: NewPerson, given: boolean, now: number): Person {
  if (sql.get(z.unknown(), 'SELECT 1 FROM people WHERE login = ?', person.login) !== null)
    throw refusal(409, 'login-taken', {}, ['login']);
  const id = `p-${randomBytes(10).toString('hex')}`;
  const { login, name, password, grants } = person;
  sql.run(
    `INSERT INTO people (${COLUMNS}, created) VALUES (?, ?, ?, ?, ?, 1, ?, ?)`,
    ...[id, login, name, password, JSON.stringify(grants), given ? 1 : 0, now],
  );
  return { id, login, name, grants, active: true };
}

function update(sql: SqlWriter, before: KeptPerson | null, change: PersonChange, actor: string): Person {
  if (before === null) throw refusal(404, 'person-missing');
  const after = { ...before.person, password: before.password, ...change };
  const { name, grants, active, password, id } = after;
  const given = change.password === undefined ? before.given : actor !== id;
  sql.run(
    'UPDATE people SET name = ?, grants = ?, active = ?, password = ?, given = ? WHERE id = ?',
    ...[name, JSON.stringify(grants), active ? 1 : 0, password, given ? 1 : 0, id],
  );
  const takes = change.grants !== undefined || change.active !== undefined;
  if (takes && !listOf(sql).some(({ person }) => administersAll(person))) throw refusal(409, 'last-admin');
  return { id, login: after.login, name, grants, active };
}

const administersAll = (person: Person): boolean =>
  person.active && person.grants.some((grant) => grant.role === 'admin' && grant.unit === null);
