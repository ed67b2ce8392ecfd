import { openBenchLedger } from './ratings-ledger.ts';

/* `tsx scripts/bench/ratings-start.ts <folder> <now>`: opens the ledger of a folder as a start of the controller does, and says how long it took. */
const [folder = '', now = '0'] = process.argv.slice(2);
const begun = performance.now();
const { ledger, close } = await openBenchLedger(folder, { now: Number(now) });
const ms = performance.now() - begun;
const { size } = ledger.ratings.head();
console.log(JSON.stringify({ ms, size, rssMb: process.memoryUsage.rss() / 2 ** 20 }));
await close();
