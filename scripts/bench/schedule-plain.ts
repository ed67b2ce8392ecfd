import type { Library } from '../../content/library.ts';
import type { Display } from '../../content/place/display.ts';
import { composeLoop, roundOf } from '../../content/schedule/compose-loop.ts';
import { type Entry, RANKS } from '../../content/schedule/entry.ts';
import type { Loop, Span } from '../../content/schedule/plan.ts';
import { DAY_MS, type Window } from '../../content/schedule/window.ts';
import { OFFSET_MINUTES } from './schedule-libraries.ts';

type DayWindow = { from: number; until: number; entry: string };

const reaches = (entry: Entry, display: Display): boolean =>
  entry.places.some((place) => place.by === 'all' || (place.by === 'tag' && display.tags.includes(place.tag)));

/**
 * The first baseline: for each display, entry and day the window [from, until) by plain arithmetic; nothing is ordered, merged,
 * ranked or looped. What it made is kept until the end, as plans are.
 */
export function plainWindows(library: Library, window: Window): DayWindow[][] {
  const off = new Set(library.daysOff.map((one) => Math.round(Date.parse(one.d) / DAY_MS)));
  const parsed = library.entries.map((entry) => {
    const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
    const part = entry.when.dayparts[0] ?? { start: '00:00', end: '24:00' };
    return { entry, start: minutes(part.start), end: minutes(part.end), days: new Set(entry.when.weekdays) };
  });
  const first = Math.floor((window.from + OFFSET_MINUTES * 60_000) / DAY_MS);
  const count = Math.round((window.until - window.from) / DAY_MS);
  return library.displays.map((display) => {
    const out: DayWindow[] = [];
    for (const { entry, start, end, days } of parsed) {
      if (!reaches(entry, display)) continue;
      for (let day = first; day < first + count; day += 1) {
        if (days.size > 0 && !days.has(((day + 3) % 7) + 1)) continue;
        if (entry.when.daysOff === 'skip' && off.has(day)) continue;
        const midnight = day * DAY_MS - OFFSET_MINUTES * 60_000;
        out.push({ from: midnight + start * 60_000, until: midnight + end * 60_000, entry: entry.id });
      }
    }
    return out;
  });
}

interface PlainPlan {
  readonly spans: Span[];
  readonly loops: Loop[];
}

/** The highest rank of those who play between two cuts, by id. */
function winners(playing: readonly Entry[]): Entry[] {
  const top = Math.max(...playing.map((entry) => RANKS.indexOf(entry.rank)));
  return playing.filter((entry) => RANKS.indexOf(entry.rank) === top).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What a display would be told about a day, in order: stretches and who plays in them. */
function* stretchesOf(day: readonly DayWindow[], entries: ReadonlyMap<string, Entry>): Generator<Window & { best: Entry[] }> {
  const cuts = [...new Set(day.flatMap((one) => [one.from, one.until]))].sort((a, b) => a - b);
  for (const [index, from] of cuts.entries()) {
    const on = day.filter((one) => one.from <= from && from < one.until).map((one) => entries.get(one.entry));
    const best = winners(on.filter((entry) => entry !== undefined));
    if (best.length > 0) yield { from, until: cuts[index + 1] ?? from, best };
  }
}

function byDay(windows: readonly DayWindow[]): DayWindow[][] {
  const days = new Map<number, DayWindow[]>();
  for (const one of windows) {
    const number = Math.floor((one.from + OFFSET_MINUTES * 60_000) / DAY_MS);
    const day = days.get(number);
    if (day) day.push(one);
    else days.set(number, [one]);
  }
  return [...days].sort(([a], [b]) => a - b).map(([, day]) => day);
}

/** `loopOf`: the loop of these entries, the same for the same. */
function planOf(windows: readonly DayWindow[], entries: ReadonlyMap<string, Entry>, loopOf: (best: Entry[]) => Loop): PlainPlan {
  const plan: PlainPlan = { spans: [], loops: [] };
  const places = new Map<Loop, number>();
  for (const day of byDay(windows))
    for (const { from, until, best } of stretchesOf(day, entries)) {
      const loop = loopOf(best);
      const place = places.get(loop) ?? plan.loops.push(loop) - 1;
      places.set(loop, place);
      const last = plan.spans[plan.spans.length - 1];
      if (last !== undefined && last.until === from && last.loop === place) last.until = until;
      else plan.spans.push({ from, until, loop: place, rank: best[0]?.rank ?? 'standing' });
    }
  return plan;
}

/**
 * The second baseline, with the same output as `resolve`: the day windows of the first one, cut where something begins or ends, the
 * highest rank in between, one loop for each different company. Worked out display by display and day by day, as one would at first.
 */
export function plainPlans(library: Library, window: Window): PlainPlan[] {
  const entries = new Map(library.entries.map((entry) => [entry.id, entry]));
  const composed = new Map<string, Loop>();
  const loopOf = (best: Entry[]): Loop => {
    const key = best.map((entry) => entry.id).join();
    const loop = composed.get(key) ?? composeLoop(best.map(roundOf));
    composed.set(key, loop);
    return loop;
  };
  return plainWindows(library, window).map((windows) => planOf(windows, entries, loopOf));
}
