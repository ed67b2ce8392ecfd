import { z } from 'zod';
import { draftKindSchema, grantSchema } from '../../../content/wire/api.ts';
import { grantWords } from '../people/role-names.ts';
import { type Phrase, say } from '../say.ts';

/** What ids are called: of people, displays, units, slides, entries and themes. */
export type Names = ReadonlyMap<string, string>;

const words = {
  generation: ['lần phát hành số {n}', 'publish number {n}'],
  removed: ['gỡ {name}', 'removed {name}'],
  on: ['mở khóa', 'activated'],
  off: ['khóa', 'deactivated'],
} as const satisfies Record<string, Phrase>;

const draftsSchema = z.array(z.object({ kind: draftKindSchema, id: z.string(), removed: z.boolean().optional() }));
const librarySchema = z.object({ generation: z.number() });
const grantsSchema = z.array(grantSchema);

/** One part of an act's detail for people; `null`: nothing that they would want to read. */
const partWords = (key: string, value: unknown, names: Names): string | null => {
  const name = (id: string) => names.get(id) ?? id;
  const drafts = key === 'drafts' ? draftsSchema.safeParse(value).data : undefined;
  if (drafts) return drafts.map((one) => (one.removed ? say(words.removed, { name: name(one.id) }) : name(one.id))).join(', ');
  const library = key === 'library' ? librarySchema.safeParse(value).data : undefined;
  if (library) return library.generation > 0 ? say(words.generation, { n: library.generation }) : null;
  const grants = key === 'grants' ? grantsSchema.safeParse(value).data : undefined;
  if (grants) return grants.map((grant) => grantWords(grant, [...names])).join(', ');
  if (key === 'active') return say(value === true ? words.on : words.off);
  if (/^(hash|sha256)$/.test(key)) return typeof value === 'string' ? value.slice(0, 10) : null;
  if (typeof value === 'string') return names.has(value) ? name(value) : `${key}: ${value}`;
  return `${key}: ${JSON.stringify(value)}`;
};

/** What an act was about, in one line. */
export const detailWords = (detail: Readonly<Record<string, unknown>>, names: Names): string =>
  Object.entries(detail)
    .flatMap(([key, value]) => partWords(key, value, names) ?? [])
    .join(' · ');
