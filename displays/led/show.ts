import type { Atlas } from '../../content/led/atlas.ts';
import type { Frame } from '../../content/led/frame-at.ts';
import { brightnessAt } from '../../content/led/levels.ts';
import { lineBegan } from '../../content/led/line-began.ts';
import type { LedLive } from '../../content/led/live-words.ts';
import type { LedMount } from '../../content/led/mount.ts';
import { scoreIn } from '../../content/led/ticker-of.ts';
import type { ZoneName } from '../../content/place/display.ts';
import { zonesOf } from '../../content/place/zones-of.ts';
import { scoreKey } from '../../content/score/windows.ts';
import type { Slide } from '../../content/slide/slide.ts';
import type { Instant } from '../../content/time/instant.ts';
import { localAt } from '../../content/time/local-clock.ts';
import { type LiveBody, scoresAt } from '../../content/wire/live.ts';
import type { Reading } from '../link/clock.ts';
import type { Content } from '../link/content-of.ts';
import { type Wanted, wanted } from '../tv/wanted.ts';
import { type LineFrames, lineFrames } from './line-frames.ts';

/**
 * What a panel shows: its dots, the brightness of the hour in percent, and by which entry and slide of the plan (`null`: what stands
 * in where nothing is scheduled).
 */
export interface LedPicture {
  readonly frame: Frame;
  readonly percent: number;
  readonly zone: ZoneName;
  readonly entry: string | null;
  readonly slide: string | null;
}

/** Asks the plan; the same answer for the same time on every machine. Only accepted live values may be given. */
export type FrameSource = (reading: Pick<Reading, 'time' | 'trust'>, live: LiveBody | null) => LedPicture;

/**
 * The pictures of a verified plan for the panel that was signed with it; `null` where it has none. Slides that dots cannot say are
 * passed over; with nothing to show the panel says the name of its unit, so that it is never black by mistake.
 */
export const frameSource = (content: Content, atlases: readonly Atlas[]): FrameSource | null => {
  const mount = content.part.led;
  if (mount === undefined) return null;
  const lines = linesOf(content, mount, atlases);
  const { plan, screen, unitName } = content.part;
  const builtIn = nameOf(unitName, mount, atlases);
  const ticker = zonesOf(screen.zones).includes('ticker');
  return ({ time, trust }, live) => {
    const reading: Reading = { time, trust, error: null };
    const found = chosen(content, reading, lines.unfit, ticker);
    const local = localAt(plan.offsets, Math.max(0, time));
    const percent = brightnessAt(mount.panel, local.hour, local.minute);
    const blob = found.want.blob;
    const line = blob === null ? null : lines.of(found.want.hash, blob.slide);
    const shown: LedLive = { local, score: blob === null ? null : scoreOf(blob.slide, live, time) };
    const frame = (line ?? builtIn)(time - (found.want.why === 'plan' ? lineBegan(plan, found.zone, time) : 0), shown);
    return { frame, percent, zone: found.zone, entry: found.want.entry, slide: found.want.slide };
  };
};

interface Found {
  readonly zone: ZoneName;
  readonly want: Wanted;
}

/** What the plan has for the main zone; else a line of the ticker zone, if the panel shows those too; else what stands in. */
const chosen = (content: Content, reading: Reading, unfit: (hash: string) => boolean, withTicker: boolean): Found => {
  const main: Found = { zone: 'main', want: wanted(content, 'main', reading, unfit) };
  if (main.want.why === 'plan' || !withTicker) return main;
  const ticker: Found = { zone: 'ticker', want: wanted(content, 'ticker', reading, unfit) };
  return ticker.want.why === 'plan' ? ticker : main;
};

const scoreOf = (slide: Slide, live: LiveBody | null, time: Instant): LedLive['score'] => {
  const named = scoreIn(slide);
  return named === null ? null : (scoresAt(live, time)[scoreKey(named.unit, named.window)] ?? null);
};

interface Lines {
  readonly of: (hash: string, slide: Slide) => LineFrames | null;
  readonly unfit: (hash: string) => boolean;
}

/** The lines of a plan's slides, each laid out once, when its turn comes. */
const linesOf = (content: Content, mount: LedMount, atlases: readonly Atlas[]): Lines => {
  const made = new Map<string, LineFrames | null>();
  const of = (hash: string, slide: Slide): LineFrames | null => {
    const known = made.get(hash);
    if (known !== undefined) return known;
    const line = lineFrames(slide, mount, atlases);
    made.set(hash, line);
    return line;
  };
  const dumb = new Set<string>();
  content.slides.forEach(({ slide }, id) => {
    if (lineFrames(slide, mount, atlases) === null) dumb.add(content.part.slides[id] ?? '');
  });
  return { of, unfit: (hash) => dumb.has(hash) };
};

const nameOf = (unitName: string, mount: LedMount, atlases: readonly Atlas[]): LineFrames => {
  const own = { id: 'built-in-name', name: unitName, theme: null, locked: null };
  const line = lineFrames({ ...own, template: 'notice', title: unitName, body: '', footer: null }, mount, atlases);
  if (line === null) throw new Error('a name is always a line');
  return line;
};
