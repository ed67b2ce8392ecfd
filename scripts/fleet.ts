import { Command } from 'commander';
import { z } from 'zod';
import { fleetOf } from './fleet/fleet.ts';
import { fleetLibrary } from './fleet/fleet-library.ts';

/*
 * Simulates displays by the thousand with real keys and handshakes.
 *   tsx scripts/fleet.ts library --displays 1000 --units 100 > fleet.json     a library that knows them, for `--seed fleet.json`
 *   tsx scripts/fleet.ts run --url http://127.0.0.1:8080 --root KEY --displays 1000      connects them and stays;
                                                                  KEY: `rootKey` in keys/ring.json of the server's data folder
 * Ten thousand need `ulimit -n` above 11,000, for this process and for the server, and a server that lets so many connect from
 * one address.
 */
const number = (text: string): number => z.coerce.number().int().min(0).max(20_000).parse(text);
const runSchema = z.object({ url: z.url(), root: z.string(), displays: z.number(), first: z.number(), atOnce: z.number() });
const librarySchema = z.object({ displays: z.number(), units: z.number() });

async function run({ url, root, displays, first, atOnce }: z.infer<typeof runSchema>): Promise<void> {
  let deliveries = 0;
  let failures = 0;
  const fleet = fleetOf({
    url: url.replace(/^http/, 'ws').replace(/\/$/, ''),
    root,
    first,
    count: displays,
    atOnce,
    failed: (display, why) => {
      failures += 1;
      console.error(`${display}: ${why}`);
    },
    holds: () => {
      deliveries += 1;
    },
    afterwards: (say) => say(),
  });
  console.log(`${displays} displays welcomed in ${Math.round(await fleet.connect())} ms`);
  setInterval(() => console.log(`${fleet.holding()} hold a plan, ${deliveries} deliveries, ${failures} failures`), 2000);
}

const program = new Command('fleet');
program
  .command('library')
  .option('--displays <count>', 'how many displays', number, 1000)
  .option('--units <count>', 'over how many wards', number, 100)
  .action((options: unknown) => {
    const { displays, units } = librarySchema.parse(options);
    process.stdout.write(JSON.stringify(fleetLibrary(displays, units, Date.now())));
  });
program
  .command('run')
  .option('--url <address>', 'of the controller', 'http://127.0.0.1:8080')
  .requiredOption('--root <key>', 'public root key of the controller: `rootKey` in keys/ring.json of its data folder')
  .option('--displays <count>', 'how many displays', number, 1000)
  .option('--first <number>', 'number of the first one', number, 0)
  .option('--at-once <count>', 'how many connect at the same time', number, 100)
  .action((options: unknown) => run(runSchema.parse(options)));
await program.parseAsync();
