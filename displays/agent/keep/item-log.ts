import { open } from 'node:fs/promises';
import { z } from 'zod';
import { type Counters, countersSchema } from '../../link/keep.ts';
import { readText, writeDurably } from './durable-file.ts';

/** One line: an item that waits, or `drop`: everything up to this number has arrived. Both carry the counters of that moment. */
const lineSchema = z.union([
  z.strictObject({ item: z.looseObject({ seq: z.number() }), counters: countersSchema }),
  z.strictObject({ drop: z.number(), counters: countersSchema }),
]);
type Line = z.infer<typeof lineSchema>;
type Item = Extract<Line, { item: unknown }>['item'];

/** The items of one kind that wait for the controller: lines added at the end, rewritten when most of them are done with. */
export interface ItemLog {
  readonly load: () => Promise<{ readonly items: readonly unknown[]; readonly counters: Counters | null }>;
  readonly add: (items: readonly { readonly seq: number }[], counters: Counters) => Promise<void>;
  readonly drop: (upTo: number) => Promise<void>;
  /** Drops all; the counters stay. */
  readonly clear: () => Promise<void>;
}

/** Rewritten when so many lines stand there and less than half of them still wait. */
const MANY_LINES = 500;

const lineOf = (text: string): Line | null => {
  try {
    return lineSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch (cause) {
    // A line that a power cut tore: the last one of the file.
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
};

const later = (a: Counters | null, b: Counters): Counters => ({
  painted: Math.max(a?.painted ?? 0, b.painted),
  report: Math.max(a?.report ?? 0, b.report),
});

/** The log in the file `path`; at most `most` items wait, the oldest give way. Calls must not overlap. */
export const itemLog = (path: string, most: number): ItemLog => {
  let items: Item[] = [];
  let counters: Counters | null = null;
  let lines = 0;
  let torn = false;

  const take = (line: Line): void => {
    counters = later(counters, line.counters);
    if ('item' in line) items.push(line.item);
    else items = items.filter(({ seq }) => seq > line.drop);
    if (items.length > most) items = items.slice(-most);
  };
  const textOf = (line: Line): string => `${JSON.stringify(line)}\n`;
  const rewrite = async (): Promise<void> => {
    if (counters === null) return;
    const now = counters;
    const kept: Line[] = [{ drop: -1, counters: now }, ...items.map((item) => ({ item, counters: now }))];
    await writeDurably(path, kept.map(textOf).join(''));
    lines = kept.length;
    torn = false;
  };
  const write = async (text: string): Promise<void> => {
    const handle = await open(path, 'a', 0o600);
    try {
      await handle.appendFile(text);
      await handle.datasync();
    } finally {
      await handle.close();
    }
  };
  const append = async (added: readonly Line[]): Promise<void> => {
    // What a full disk cut off must not swallow the line after it.
    if (torn) await rewrite();
    torn = true;
    await write(added.map(textOf).join(''));
    torn = false;
    added.forEach(take);
    lines += added.length;
    if (lines > MANY_LINES && items.length < lines / 2) await rewrite();
  };
  return {
    load: async () => {
      const text = (await readText(path)) ?? '';
      const read = text.split('\n').flatMap((line) => lineOf(line) ?? []);
      items = [];
      counters = null;
      read.forEach(take);
      // What a power cut tore must not stand in the middle once more is added.
      if (text !== '') await rewrite();
      return { items, counters };
    },
    add: (fresh, now) => append(fresh.map((item) => ({ item: { ...item }, counters: now }))),
    drop: async (upTo) => {
      if (counters !== null) await append([{ drop: upTo, counters }]);
    },
    clear: async () => {
      items = [];
      await rewrite();
    },
  };
};
