import { z } from 'zod';
import { readOnlyDatabase } from '../read-only.ts';
import { blockDigester } from './block-digest.ts';

/* A process that takes in blocks of the ledger for the one that verifies it (block-readers.ts), until that one lets go of it. */
const [file = '', marks = '[]'] = process.argv.slice(2);
const askedSchema = z.object({ from: z.number(), until: z.number() });
const database = readOnlyDatabase(file);
const digest = blockDigester(database, z.array(z.number()).parse(JSON.parse(marks)));

process.on('message', (asked: unknown) => {
  const { from, until } = askedSchema.parse(asked);
  // Who asked may have found a fault and let go: nobody waits for this one then.
  process.send?.(digest(from, until), undefined, undefined, () => undefined);
});
process.once('disconnect', () => database.close());
