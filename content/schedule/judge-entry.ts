import type { Display } from '../place/display.ts';
import { type Problem, problem } from '../problem.ts';
import { type DayNumber, dayOfNumber, MINUTES_A_DAY, type WallMinute } from '../time/day-number.ts';
import type { Instant, LocalDay } from '../time/instant.ts';
import { minutesAt } from '../time/local-clock.ts';
import { openRangesOn } from '../time/open-stretches.ts';
import { holdsPoint } from '../time/stretches.ts';
import { instantOfWall } from '../time/wall-clock.ts';
import { admission } from './admission.ts';
import type { Compiled } from './compiled.ts';
import type { Entry, When } from './entry.ts';
import { boundsOf, partsOf } from './expand.ts';
import { instantsOf } from './playing.ts';
import type { Segment } from './segments.ts';

/** Whether an entry plays at a moment if no other outranks it, and if not, why: a verdict and a reason with a sentence. */
export type Judgement =
  | { readonly plays: true }
  | { readonly plays: false; readonly verdict: 'not-now' | 'day-off'; readonly reason: Problem };

/** Where and when an entry is judged. */
export interface Scene {
  readonly compiled: Compiled;
  readonly display: Display;
  readonly segment: Segment;
  readonly time: Instant;
}

/** A day as people write it, `24/11/2026`. */
const shownDay = (day: LocalDay): string => `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;

const shownMinute = (local: string): string => `${local.slice(11)} ${shownDay(local.slice(0, 10))}`;
const shownParts = (when: When): string => when.dayparts.map((part) => `${part.start}–${part.end}`).join(', ');

const notNow = (code: string, detail: Problem['detail'] = {}): Judgement => ({
  plays: false,
  verdict: 'not-now',
  reason: problem(code, [], detail),
});

/** The day to which `minute` belongs for this entry: its own, or the one before if a daypart over midnight reaches it. */
function dayOfMinute(when: When, minute: WallMinute): DayNumber | null {
  const today = Math.floor(minute / MINUTES_A_DAY);
  const covers = (day: DayNumber): boolean => holdsPoint(partsOf(when).flat(), minute - day * MINUTES_A_DAY);
  return [today, today - 1].find(covers) ?? null;
}

/** The wall minute at `time`; the clock does not go back: a minute that comes twice stays the last one before (TIM-2). */
export function wallMinuteAt(segment: Segment, time: Instant): WallMinute {
  const { offsets } = segment.board;
  let minute = Math.floor(time / 60_000) + minutesAt(offsets, time);
  while (instantOfWall(offsets, minute + 1) <= time) minute += 1;
  return minute;
}

function judgeDay(entry: Entry, scene: Scene, day: DayNumber): Judgement {
  const { calendar, ruleDaysOf } = scene.compiled;
  const shown = shownDay(dayOfNumber(day));
  const name = calendar.off.get(day) ?? '';
  const answer = admission(entry.when, calendar, ruleDaysOf(entry), day);
  switch (answer) {
    case 'weekday':
      return notNow('SCH-37', { day: shown });
    case 'rule':
      return notNow('SCH-38', { day: shown });
    case 'no-day-off':
      return notNow('SCH-40', { day: shown });
    case 'day-off':
      return { plays: false, verdict: 'day-off', reason: problem('SCH-39', [], { day: shown, name }) };
    case 'admitted':
    case 'make-up':
      return closedOn(scene, day)
        ? { plays: false, verdict: 'day-off', reason: problem('SCH-43', [], { day: shown, name }) }
        : notNow('SCH-42', { day: shown });
    default:
      return answer satisfies never;
  }
}

/** Whether the unit is closed on that day because it is a day off. */
export function closedOn(scene: Scene, day: DayNumber): boolean {
  const { hours } = scene.segment.setting;
  const { calendar } = scene.compiled;
  return hours !== null && calendar.off.has(day) && openRangesOn(hours, calendar, day).length === 0;
}

function judgeTime(entry: Entry, scene: Scene): Judgement {
  const { when } = entry;
  const minute = wallMinuteAt(scene.segment, scene.time);
  const [from = 0, until = 0] = boundsOf(when);
  if (when.from !== null && minute < from) return notNow('SCH-35', { from: shownMinute(when.from) });
  if (when.until !== null && minute >= until) return notNow('SCH-36', { until: shownMinute(when.until) });
  const day = dayOfMinute(when, minute);
  return day === null ? notNow('SCH-41', { parts: shownParts(when) }) : judgeDay(entry, scene, day);
}

/** Judges one entry that reaches the scene's display for a moment, whoever else plays there (SCH-35 to SCH-43). */
export function judgeEntry(entry: Entry, scene: Scene): Judgement {
  const { compiled, segment, time } = scene;
  const index = compiled.positions.get(entry.id);
  if (index === undefined) return notNow('SCH-26');
  return holdsPoint(instantsOf(segment, index), time) ? { plays: true } : judgeTime(entry, scene);
}
