import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { BenchRow } from './row.ts';

type Bench = { readonly run: (options: { readonly quick: boolean }) => Promise<BenchRow[]> };

/* Each bench is loaded only when it runs, so that one does not disturb another. */
const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  schedule: () => import('./schedule.ts'),
  strip: () => import('./strip.ts'),
  led: () => import('./led.ts'),
  agent: () => import('./agent.ts'),
  layout: () => import('./layout.ts'),
  journal: () => import('./journal.ts'),
  ratings: () => import('./ratings.ts'),
  'ratings-http': () => import('./ratings-http.ts'),
  'ratings-board': () => import('./ratings-board.ts'),
  bundle: () => import('./bundle.ts'),
  fleet: () => import('./fleet.ts'),
};

const flags = process.argv.slice(2);
const quick = flags.includes('--quick');
const wanted = flags.filter((flag) => !flag.startsWith('--'));
const rows: BenchRow[] = [];
for (const [name, load] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n## ${name}`);
  const measured = await (await load()).run({ quick });
  for (const row of measured) console.log(lineOf(row));
  rows.push(...measured);
}
mkdirSync('bench', { recursive: true });
const machine = { node: process.version, cores: cpus().length, quick };
writeFileSync('bench/latest.json', `${JSON.stringify({ machine, rows }, null, 2)}\n`);
console.log('\nbench/latest.json written');

function lineOf(row: BenchRow): string {
  const beside = row.baseline === null ? '' : ` | ${row.baseline.name} ${format(row.baseline.value)} ${row.unit}`;
  const ratio = row.ratio === null ? '' : ` | ratio ${row.ratio.toFixed(2)}`;
  return `${row.name}: ${format(row.value)} ${row.unit}${beside}${ratio} | aim: ${row.aim}`;
}

function format(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
