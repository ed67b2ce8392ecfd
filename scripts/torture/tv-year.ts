import { growth, soak } from './tv-soak.ts';

/** A year on the wall: `count` days of virtual time with a cut every five minutes and a new clock each minute. Throws when anything grew or a slide was wrong. */
export async function run({ count }: { readonly count: number; readonly seed: number }): Promise<void> {
  const seen = await soak({
    days: count,
    dwell: 300_000,
    heard: (holdings) => {
      if (Number.isInteger(holdings.day)) console.log(JSON.stringify(holdings));
    },
  });
  const grown = growth(seen);
  console.log(`grown over ${count} days:`, grown);
  if (grown.heapKb > 1500 || grown.nodes > 300 || grown.timers > 5) throw new Error('the player grows');
}
