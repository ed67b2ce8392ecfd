import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyPairFrom } from '../../content/wire/signing.ts';
import { demoLibrary } from './library.ts';
import { codesLeadTo } from './rating-points.ts';
import { type DemoSeeds, demoSeedsSchema, SEEDS_FILE } from './screen-seeds.ts';
import { isWithoutGlass, withTryOut } from './try-out.ts';

/*
 * `tsx scripts/demo/seed.ts <folder> <address>`: writes library.json, whose codes lead to this address, and the seeds of its screens'
 * keys into the folder, once: a second start finds the demo as it was left.
 */
const [folder, address] = process.argv.slice(2);
if (folder === undefined || address === undefined) throw new Error('folder, address?');
const seedsFile = join(folder, SEEDS_FILE);
const now = Date.now();
const library = codesLeadTo(withTryOut(demoLibrary(now)), new URL(address).origin);
const known: DemoSeeds = existsSync(seedsFile) ? demoSeedsSchema.parse(JSON.parse(readFileSync(seedsFile, 'utf8'))) : {};
const seeds: DemoSeeds = Object.fromEntries(
  library.displays.filter(isWithoutGlass).map(({ id }) => [id, known[id] ?? randomBytes(32).toString('hex')]),
);
const displays = library.displays.map((display) => {
  const seed = seeds[display.id];
  return seed === undefined ? display : { ...display, key: { public: keyPairFrom(Buffer.from(seed, 'hex')).public, since: now } };
});
writeFileSync(seedsFile, JSON.stringify(seeds), { mode: 0o600 });
writeFileSync(join(folder, 'library.json'), JSON.stringify({ ...library, displays }));
