import type { Library } from '../library.ts';
import type { ZoneName } from '../place/display.ts';
import { problem } from '../problem.ts';
import { MINUTES_A_DAY } from '../time/day-number.ts';
import type { Instant } from '../time/instant.ts';
import type { Explanation } from '../wire/api.ts';
import type { Entry } from './entry.ts';
import { judgeEntry, type Scene, wallMinuteAt } from './judge-entry.ts';
import type { Showing } from './plan.ts';
import { segmentAt } from './playing.ts';
import { levelOf } from './programme.ts';
import { reaches } from './reach.ts';
import { compile, resolveDisplay } from './resolve.ts';
import { segmentsOf } from './segments.ts';
import { skippedDays } from './skipped-days.ts';
import { stateAt } from './state-at.ts';
import { DAY_MS } from './window.ts';

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

function sceneAt(library: Library, displayId: string, time: Instant): { scene: Scene; showing: (zone: ZoneName) => Showing } {
  const hour = Math.floor(time / 3_600_000) * 3_600_000;
  const compiled = compile(library, { from: hour - (NEAR_DAYS + 1) * DAY_MS, until: hour + (NEAR_DAYS + 1) * DAY_MS });
  const display = compiled.displays.get(displayId);
  const segment = display && segmentAt(segmentsOf(compiled, display), time);
  if (display === undefined || segment === undefined) throw new RangeError(`no display ${displayId}`);
  const plan = resolveDisplay(compiled, display);
  return { scene: { compiled, display, segment, time }, showing: (zone) => stateAt(plan, zone, time) };
}

/**
 * Why a zone of a display shows what it shows at `time`: every entry of that zone with its verdict and a reason that has a
 * sentence, and which days within a week were skipped for which day off. A RangeError when there is no such display.
 */
export function explain(library: Library, displayId: string, zone: ZoneName, time: Instant): Explanation {
  const { scene, showing } = sceneAt(library, displayId, time);
  const { entry, slide, until } = showing(zone);
  const entries = library.entries.filter((one) => one.zone === zone);
  const shown = entries.find((one) => one.id === entry);
  const here = entries.filter((one) => reaches(one, scene.display, scene.segment.setting));
  const today = Math.floor(wallMinuteAt(scene.segment, time) / MINUTES_A_DAY);
  return {
    time,
    zone,
    entry,
    slide,
    until,
    considered: entries.map((one) => considered(one, shown, scene)).sort(byVerdict),
    skipped: skippedDays(
      [...here].sort((a, b) => (a.id < b.id ? -1 : 1)),
      scene,
      today - NEAR_DAYS,
      today + NEAR_DAYS,
    ),
  };
}
