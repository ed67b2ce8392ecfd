import type { ZoneName } from '../place/display.ts';
import { problem } from '../problem.ts';
import { type DayNumber, MINUTES_A_DAY } from '../time/day-number.ts';
import type { Instant } from '../time/instant.ts';
import type { Explanation } from '../wire/schedule-api.ts';
import type { Compiled } from './compiled.ts';
import type { Entry } from './entry.ts';
import { boundsOf } from './expand.ts';
import { judgeEntry, type Scene, wallMinuteAt } from './judge-entry.ts';
import { segmentAt } from './playing.ts';
import { levelOf } from './programme.ts';
import { reaches } from './reach.ts';
import { resolveDisplay } from './resolve.ts';
import { segmentsOf } from './segments.ts';
import { skippedDays } from './skipped-days.ts';
import { stateAt } from './state-at.ts';
import { DAY_MS, type Window } from './window.ts';

type Considered = Explanation['considered'][number];

/** How many days before and after the moment are looked at for skipped days. */
const NEAR_DAYS = 7;

const ORDER: readonly Considered['verdict'][] = ['shows', 'shares', 'beaten', 'day-off', 'not-now', 'not-here'];

/** What became of an entry that is on at this moment: it shows, shares the loop, or is beaten (SCH-31 to SCH-33). */
function standing(entry: Entry, shown: Entry): Considered {
  if (entry.id === shown.id) return { entry: entry.id, verdict: 'shows', by: null, reason: mutable('SCH-31') };
  const shares = levelOf(entry.rank) === levelOf(shown.rank);
  const reason = mutable(shares ? 'SCH-32' : 'SCH-33', { by: shown.name });
  return { entry: entry.id, verdict: shares ? 'shares' : 'beaten', by: shown.id, reason };
}

/** A problem in the shape of the wire, whose lists are not read-only. */
function mutable(code: string, detail: Record<string, string | number> = {}): Considered['reason'] {
  const { path } = problem(code);
  return { code, path: [...path], detail };
}

function considered(entry: Entry, shown: Entry | undefined, scene: Scene): Considered {
  const judgement = judgeEntry(entry, scene);
  if (judgement.plays && shown !== undefined) return standing(entry, shown);
  if (judgement.plays) return { entry: entry.id, verdict: 'not-here', by: null, reason: mutable('SCH-24') };
  const { code, detail } = judgement.reason;
  return { entry: entry.id, verdict: judgement.verdict, by: null, reason: mutable(code, { ...detail }) };
}

const byVerdict = (a: Considered, b: Considered): number =>
  ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || (a.entry < b.entry ? -1 : 1);

/** The window that `explain` needs at `time`: the same all day, so that one compiled library answers for it. */
export function explainWindow(time: Instant): Window {
  const midnight = Math.floor(time / DAY_MS) * DAY_MS;
  return { from: midnight - (NEAR_DAYS + 1) * DAY_MS, until: midnight + (NEAR_DAYS + 2) * DAY_MS };
}

function sceneAt(compiled: Compiled, displayId: string, time: Instant): Scene {
  const display = compiled.displays.get(displayId);
  const segment = display && segmentAt(segmentsOf(compiled, display), time);
  if (display === undefined || segment === undefined) throw new RangeError(`no display ${displayId} at ${time}`);
  return { compiled, display, segment, time };
}

/** The entries of a zone that reach the display and are not over before `today`, by id. */
function entriesHere({ compiled, display, segment }: Scene, zone: ZoneName, today: DayNumber): Entry[] {
  const playable = segment.reached[zone].entries.map((index) => compiled.entries[index]).filter((one) => one !== undefined);
  const slideless = compiled.slideless.filter((one) => one.zone === zone && reaches(one, display, segment.setting));
  const isOver = ({ when }: Entry): boolean => (boundsOf(when)[1] ?? 0) <= today * MINUTES_A_DAY;
  return [...playable, ...slideless].filter((one) => !isOver(one)).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * Why a zone of a display shows what it shows at `time`: every entry of that zone that reaches the display and is not over before
 * that day, with its verdict and a reason that has a sentence, and which days within a week were skipped for which day off.
 * `compiled` in `explainWindow(time)`. A RangeError when there is no such display.
 */
export function explain(compiled: Compiled, displayId: string, zone: ZoneName, time: Instant): Explanation {
  const scene = sceneAt(compiled, displayId, time);
  const { entry, slide, until } = stateAt(resolveDisplay(compiled, scene.display), zone, time);
  const today = Math.floor(wallMinuteAt(scene.segment, time) / MINUTES_A_DAY);
  const here = entriesHere(scene, zone, today);
  const shown = here.find((one) => one.id === entry);
  return {
    time,
    zone,
    entry,
    slide,
    until,
    considered: here.map((one) => considered(one, shown, scene)).sort(byVerdict),
    skipped: skippedDays(here, scene, today - NEAR_DAYS, today + NEAR_DAYS),
  };
}
