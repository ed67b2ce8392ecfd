import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { z } from 'zod';
import type { ZoneName } from '../../content/place/display.ts';
import { zoneBoxes } from '../../content/slide/zones.ts';
import { mediaFrom } from '../../displays/link/fetch-media.ts';
import { createLink, type Link } from '../../displays/link/link.ts';
import { memoryKeep } from '../../displays/link/memory-keep.ts';
import { socketDial } from '../../displays/link/socket-line.ts';
import type { Timepiece } from '../../displays/link/timepiece.ts';
import { wanted } from '../../displays/tv/wanted.ts';
import { citizensAt } from './citizens.ts';
import { demoSeedsSchema, SEEDS_FILE } from './screen-seeds.ts';
import { isTablet, tryOutLines } from './try-out.ts';

/*
 * `tsx scripts/demo/screens.ts <controller url> <demo folder> <controller data folder>`: the demo's screens without glass. Each
 * is a real display by the real link: own key, handshake, verified plan, shared clock; it reports what the plan has it show. At the
 * tablets made-up citizens answer.
 */
const [url, folder, data] = process.argv.slice(2);
if (url === undefined || folder === undefined || data === undefined) throw new Error('url, demo folder, data folder?');
const seeds = demoSeedsSchema.parse(JSON.parse(readFileSync(join(folder, SEEDS_FILE), 'utf8')));
const { rootKey } = z.object({ rootKey: z.string() }).parse(JSON.parse(readFileSync(join(data, 'keys/ring.json'), 'utf8')));

process.stdout.write(tryOutLines(url));

const timepiece: Timepiece = {
  ticks: () => ({ wall: Date.now(), mono: performance.now() }),
  after: (ms, wake) => {
    const id = setTimeout(wake, ms);
    return () => clearTimeout(id);
  },
};

const stops: (() => void)[] = [];
process.once('SIGTERM', () => {
  for (const stop of stops) stop();
});
for (const [display, seed] of Object.entries(seeds)) await screen(display, Buffer.from(seed, 'hex'));

async function screen(display: string, seed: Buffer): Promise<void> {
  const keep = memoryKeep();
  await keep.saveIdentity({ seed: new Uint8Array(seed) });
  await keep.savePairing({ display, name: display, unitName: display, rootKey });
  const link = createLink({
    ...{ dial: socketDial(url ?? ''), keep, timepiece, random: Math.random, fetchMedia: mediaFrom(url ?? '') },
    app: 'demo-screen',
    glass: () => (isTablet(display) ? { width: 1280, height: 800, ratio: 1 } : { width: 1920, height: 1080, ratio: 1 }),
  });
  await link.start();
  const last = new Map<ZoneName, string>();
  const timer = setInterval(() => look(link, last), 250);
  const stopCitizens = isTablet(display) ? citizensAt(url ?? '', seed, link) : () => undefined;
  stops.push(() => {
    clearInterval(timer);
    stopCitizens();
    link.stop();
  });
}

/** Reports each zone's picture when it changes, as a screen does when it has painted it. */
function look(link: Link, last: Map<ZoneName, string>): void {
  const state = link.state();
  if (state.kind !== 'paired' || state.content === null) return;
  const reading = link.read();
  const boxes = zoneBoxes(state.content.part.screen);
  for (const zone of ['main', 'ticker', 'side'] as const) {
    if (boxes[zone] === null) continue;
    const want = wanted(state.content, zone, reading, () => false);
    const key = `${want.entry} ${want.slide} ${state.content.head.revision}`;
    if (last.get(zone) === key) continue;
    last.set(zone, key);
    link.painted({ zone, entry: want.entry, slide: want.slide, time: Math.round(reading.time) });
  }
}
