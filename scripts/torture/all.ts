/** A torture; `count` says how often, `seed` makes it repeatable. */
export type Torture = { readonly run: (options: { readonly count: number; readonly seed: number }) => Promise<void> };

/* Full counts; each prints its seed and what it saw, and throws when something was lost or mixed. */
const TORTURES: Readonly<Record<string, { readonly count: number; readonly load: () => Promise<Torture> }>> = {
  'crash-worlds': { count: 50_000, load: () => import('./crash-worlds.ts') },
  'kill-publishes': { count: 1000, load: () => import('./kill-publishes.ts') },
  'power-cuts': { count: 300, load: () => import('./power-cuts.ts') },
  'full-disk': { count: 20, load: () => import('./full-disk.ts') },
  'ratings-kill': { count: 1000, load: () => import('./ratings-kill.ts') },
  'ratings-power': { count: 300, load: () => import('./ratings-power.ts') },
  'ratings-faults': { count: 1000, load: () => import('./ratings-faults.ts') },
  'tv-year': { count: 365, load: () => import('./tv-year.ts') },
};

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const countFlag = process.argv.find((word) => word.startsWith('--count='))?.slice(8);
const seedFlag = process.argv.find((word) => word.startsWith('--seed='))?.slice(7);
const seed = seedFlag === undefined ? 20261122 : Number(seedFlag);
for (const [name, { count, load }] of Object.entries(TORTURES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const asked = countFlag === undefined ? count : Number(countFlag);
  console.log(`\n## ${name}: ${asked}, seed ${seed}`);
  await (await load()).run({ count: asked, seed });
}
console.log('\ntorture: nothing was lost');
