import { z } from 'zod';
import {
  ownPasswordSchema,
  type Person,
  sessionAnswerSchema,
  setupRequestSchema,
  signInRequestSchema,
} from '../../../content/wire/api.ts';
import { hashPassword, passwordProblems } from '../../people/password.ts';
import { secretHash } from '../../people/sessions.ts';
import type { Parts } from '../parts.ts';
import { Refusal, refusal, refuseProblems } from '../refusal.ts';
import { openRoute, type Route, route } from '../route.ts';
import { post, read } from './shapes.ts';

/** Who is here, set-up by the one-time link, signing in and out. */
export function sessionRoutes({ product, people, sessions, signIn, library, journal }: Parts): Route[] {
  /** Refusals stand in the ledger too; for an unknown login as well, so that both take the same time. */
  const refusedSignIn =
    (login: string) =>
    async (cause: unknown): Promise<never> => {
      const actor = people.byLogin(login)?.person.id ?? 'nobody';
      if (cause instanceof Refusal && cause.status === 401)
        await journal.acts.append({ actor, kind: 'sign-in.refused', detail: {} });
      throw cause;
    };
  const setupNeeded = (): boolean => people.count() === 0;
  const isGiven = (person: Person | null): boolean => person !== null && people.isPasswordGiven(person.id);
  return [
    openRoute(
      { ...read, path: '/session', summary: 'Who is signed in', action: 'anyone', answer: sessionAnswerSchema },
      async ({ person }) => ({ body: { person, passwordGiven: isGiven(person), setupNeeded: setupNeeded(), product } }),
    ),
    openRoute(
      {
        ...post,
        path: '/setup',
        summary: 'Make the first administrator with the one-time link',
        action: 'anyone',
        body: setupRequestSchema,
        answer: sessionAnswerSchema,
        cost: 20,
      },
      async ({ body, headers, now }) => {
        if (!setupNeeded()) throw refusal(409, 'setup-done');
        const context = [
          body.login,
          body.name,
          ...library
            .current()
            .units.map((unit) => unit.name)
            .slice(0, 500),
        ];
        refuseProblems(passwordProblems(body.password, context));
        const password = await hashPassword(body.password);
        const first = { login: body.login, name: body.name, password, grants: [{ role: 'admin' as const, unit: null }] };
        const person = await people.addFirst(first, secretHash(body.token), now);
        const cookie = await sessions.begin(person, headers);
        return { body: { person, passwordGiven: false, setupNeeded: false, product }, headers: { 'Set-Cookie': cookie } };
      },
    ),
    openRoute(
      {
        ...post,
        path: '/session',
        summary: 'Sign in',
        action: 'anyone',
        body: signInRequestSchema,
        answer: sessionAnswerSchema,
        cost: 5,
      },
      async ({ body, headers, address }) => {
        const person = await signIn.check(body.login, body.password, address).catch(refusedSignIn(body.login));
        const cookie = await sessions.begin(person, headers);
        await journal.acts.append({ actor: person.id, kind: 'signed-in', detail: {} });
        const passwordGiven = isGiven(person);
        return { body: { person, passwordGiven, setupNeeded: false, product }, headers: { 'Set-Cookie': cookie } };
      },
    ),
    route(
      {
        ...post,
        method: 'put',
        path: '/session/password',
        summary: 'Change one’s own password; every session ends, this browser gets a new one',
        action: 'signed-in',
        body: ownPasswordSchema,
        answer: z.null(),
        status: 204,
        cost: 20,
      },
      async ({ body, headers, person, address }) => {
        if (!(await signIn.proves(person, body.old, address))) throw refusal(422, 'password-wrong', {}, ['old']);
        refuseProblems(passwordProblems(body.password, [person.login, person.name]));
        if (body.password === body.old) throw refusal(422, 'password-same', {}, ['password']);
        await people.change(person.id, { password: await hashPassword(body.password) }, person.id);
        await sessions.endAllOf(person.id);
        return { body: null, headers: { 'Set-Cookie': await sessions.begin(person, headers) } };
      },
    ),
    route(
      { ...read, method: 'delete', path: '/session', summary: 'Sign out', action: 'signed-in', answer: z.null(), status: 204 },
      async ({ headers, person }) => {
        const cookie = await sessions.end(headers);
        await journal.acts.append({ actor: person.id, kind: 'signed-out', detail: {} });
        return { body: null, headers: { 'Set-Cookie': cookie } };
      },
    ),
  ];
}
