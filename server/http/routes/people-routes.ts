import { z } from 'zod';
import type { Library } from '../../../content/library.ts';
import { plainText } from '../../../content/text/door.ts';
import type { LocalDay } from '../../../content/time/instant.ts';
import { grantSchema, newPersonSchema, type Person, passwordSchema, personSchema } from '../../../content/wire/api.ts';
import { hashPassword, passwordProblems } from '../../people/password.ts';
import type { PersonChange } from '../../people/people-store.ts';
import { may } from '../../people/policy.ts';
import { dayOf, demand } from '../demand.ts';
import type { Parts } from '../parts.ts';
import { refusal, refuseProblems } from '../refusal.ts';
import { type Route, route } from '../route.ts';
import { oneId, post, read } from './shapes.ts';

const changeSchema = z
  .strictObject({
    name: plainText({ max: 80 }),
    grants: z.array(grantSchema).min(1).max(20),
    active: z.boolean(),
    password: passwordSchema,
  })
  .partial();

const unitsOfGrants = (person: Pick<Person, 'grants'>): (string | null)[] => person.grants.map((grant) => grant.unit);

function refuseUnknownUnits(grants: Person['grants'], library: Library): void {
  for (const [index, { unit }] of grants.entries())
    if (unit !== null && !library.units.some((one) => one.id === unit))
      throw refusal(422, 'unit-missing', { unit }, ['grants', index, 'unit']);
}

/** Administrators of a unit see and change those whose every right lies in their own. */
const mayChange = (admin: Person, other: Person, library: Library, day: LocalDay): boolean =>
  unitsOfGrants(other).every((unit) => may(admin, 'people.change', unit, library, day));

async function newPassword(password: string, context: readonly string[]): Promise<string> {
  refuseProblems(passwordProblems(password, context));
  return hashPassword(password);
}

/** The people who may sign in. Deactivating, new rights and a new password end their sessions at once. */
export function peopleRoutes({ people, sessions, library }: Parts): Route[] {
  return [
    route(
      { ...read, path: '/people', summary: 'Who may sign in', action: 'people.read', answer: z.array(personSchema) },
      async ({ person, now }) => {
        const current = library.current();
        return { body: people.list().filter((other) => other.id === person.id || mayChange(person, other, current, dayOf(now))) };
      },
    ),
    route(
      {
        ...post,
        path: '/people',
        summary: 'Add a person',
        action: 'people.change',
        body: newPersonSchema,
        answer: personSchema,
        status: 201,
        cost: 20,
      },
      async ({ person, body, now }) => {
        const current = library.current();
        demand(person, 'people.change', unitsOfGrants(body), current, dayOf(now));
        refuseUnknownUnits(body.grants, current);
        const password = await newPassword(body.password, [body.login, body.name]);
        return { body: await people.add({ ...body, password }, person.id, now) };
      },
    ),
    route(
      {
        ...post,
        method: 'patch',
        path: '/people/{id}',
        summary: 'Change a person: name, rights, active, password',
        action: 'people.change',
        params: oneId,
        body: changeSchema,
        answer: personSchema,
        cost: 20,
      },
      async ({ person, params, body, now }) => {
        const current = library.current();
        const before = people.byId(params.id)?.person;
        if (!before || !mayChange(person, before, current, dayOf(now))) throw refusal(404, 'person-missing');
        if (body.grants) demand(person, 'people.change', unitsOfGrants({ grants: body.grants }), current, dayOf(now));
        refuseUnknownUnits(body.grants ?? [], current);
        const hashed =
          body.password === undefined ? {} : { password: await newPassword(body.password, [before.login, before.name]) };
        const changed = await people.change(params.id, defined({ ...body, ...hashed }), person.id);
        if (body.grants !== undefined || body.active === false || body.password !== undefined) await sessions.endAllOf(params.id);
        return { body: changed };
      },
    ),
  ];
}

/** The change without what was not sent. */
function defined({ name, grants, active, password }: z.output<typeof changeSchema>): PersonChange {
  return {
    ...(name !== undefined && { name }),
    ...(grants !== undefined && { grants }),
    ...(active !== undefined && { active }),
    ...(password !== undefined && { password }),
  };
}
