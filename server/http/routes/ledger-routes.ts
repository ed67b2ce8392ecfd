import { z } from 'zod';
import { publicKeySchema } from '../../../content/place/display.ts';
import { actSchema, type Person, passwordSchema } from '../../../content/wire/api.ts';
import { dayOf, demand } from '../demand.ts';
import type { Parts } from '../parts.ts';
import { refusal } from '../refusal.ts';
import { type Route, route } from '../route.ts';
import { post, read } from './shapes.ts';

const actsQuery = z.strictObject({
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});
const secretSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const rootSchema = z.strictObject({ rootKey: publicKeySchema, secret: secretSchema });
const withSecret = z.strictObject({ password: passwordSchema, secret: secretSchema });

/** The ledger of acts, and the root key: both need a right over everything, the key also the password once more. */
export function ledgerRoutes({ journal, keys, library, signIn }: Parts): Route[] {
  const again = async (person: Person, password: string, address: string, now: number): Promise<void> => {
    demand(person, 'keys.export', [null], library.current(), dayOf(now));
    const same = await signIn.check(person.login, password, address);
    if (same.id !== person.id) throw refusal(401, 'password-wrong');
  };
  /** A route that takes the secret of the root key; `act` does it and gives the kind of act that stands in the ledger. */
  const withKey = (path: string, summary: string, act: (secret: string) => Promise<string>): Route =>
    route(
      { ...post, path, summary, action: 'keys.export', body: withSecret, answer: z.null(), status: 204, cost: 20 },
      async ({ person, body, address, now }) => {
        await again(person, body.password, address, now);
        const kind = await act(body.secret);
        await journal.acts.append({ actor: person.id, kind, detail: {} });
        return { body: null };
      },
    );
  return [
    route(
      {
        ...read,
        path: '/acts',
        summary: 'Who did what, newest first',
        action: 'acts.read',
        query: actsQuery,
        answer: z.array(actSchema),
      },
      async ({ person, query, now }) => {
        demand(person, 'acts.read', [null], library.current(), dayOf(now));
        return { body: journal.acts.list({ before: query.before ?? null, limit: query.limit }) };
      },
    ),
    route(
      {
        ...post,
        path: '/keys/export-root',
        summary: 'The secret of the root key, to be kept elsewhere',
        action: 'keys.export',
        body: z.strictObject({ password: passwordSchema }),
        answer: rootSchema,
        cost: 20,
      },
      async ({ person, body, address, now }) => {
        await again(person, body.password, address, now);
        const root = keys.exportRoot();
        if (root === null) throw refusal(409, 'root-away');
        await journal.acts.append({ actor: person.id, kind: 'root-key.exported', detail: {} });
        return { body: root };
      },
    ),
    withKey(
      '/keys/remove-root',
      'Take the root key off this machine; the secret proves that it is kept elsewhere',
      async (secret) => {
        if (!(await keys.removeRoot(secret))) throw refusal(422, 'root-wrong', {}, ['secret']);
        return 'root-key.removed';
      },
    ),
    withKey('/keys/return-root', 'Bring the root key back', async (secret) => {
      if (!(await keys.returnRoot(secret))) throw refusal(422, 'root-wrong', {}, ['secret']);
      return 'root-key.returned';
    }),
  ];
}
