import type { ZoneName } from '../place/display.ts';
import type { Instant } from '../time/instant.ts';
import type { PlanChange } from '../wire/schedule-api.ts';
import type { Loop, Plan, Span } from './plan.ts';

const ZONES = ['main', 'ticker', 'side'] as const;

const idsOf = (loop: Loop | null): string[] => (loop === null ? [] : [...new Set(loop.items.map((item) => item.entry))].sort());

const sameTurns = (a: Loop, b: Loop): boolean =>
  a === b ||
  (a.items.length === b.items.length &&
    a.items.every((item, index) => {
      const other = b.items[index];
      return other !== undefined && item.entry === other.entry && item.slide === other.slide && item.dwell === other.dwell;
    }));

/** How what shows changes; null: it does not. `reordered`: the same entries with other slides, dwells or order (SCH-48). */
function reasonOf(before: Loop | null, after: Loop | null): PlanChange['reason'] | null {
  if (before === null || after === null) return before === after ? null : before === null ? 'added' : 'removed';
  if (sameTurns(before, after)) return null;
  const old = idsOf(before);
  const now = idsOf(after);
  const stayed = old.filter((id) => now.includes(id)).length;
  if (stayed === old.length && stayed === now.length) return 'reordered';
  if (stayed === old.length) return 'added';
  return stayed === now.length ? 'removed' : 'replaced';
}

/** Walks the spans of a plan in time; `at` must not go back. */
function walker(plan: Plan, zone: ZoneName): (at: Instant) => Loop | null {
  const spans = plan.zones[zone];
  let index = 0;
  return (at) => {
    while ((spans[index]?.until ?? Number.POSITIVE_INFINITY) <= at) index += 1;
    const span = spans[index];
    return span === undefined || span.from > at ? null : (plan.loops[span.loop] ?? null);
  };
}

/** Remembers the verdict for each pair of loops: the same pair meets on every day. */
function judge(): (before: Loop | null, after: Loop | null) => Omit<PlanChange, 'zone' | 'from' | 'until'> | null {
  const known = new Map<Loop | null, Map<Loop | null, Omit<PlanChange, 'zone' | 'from' | 'until'> | null>>();
  return (before, after) => {
    const row = known.get(before) ?? new Map<Loop | null, Omit<PlanChange, 'zone' | 'from' | 'until'> | null>();
    known.set(before, row);
    const held = row.get(after);
    if (held !== undefined) return held;
    const reason = reasonOf(before, after);
    const made = reason === null ? null : { before: idsOf(before), after: idsOf(after), reason };
    row.set(after, made);
    return made;
  };
}

const edgesOf = (spans: readonly Span[]): Instant[] => spans.flatMap((span) => [span.from, span.until]);

function zoneChanges(a: Plan, b: Plan, zone: ZoneName): PlanChange[] {
  const from = Math.max(a.from, b.from);
  const until = Math.min(a.until, b.until);
  const edges = [...new Set([from, ...edgesOf(a.zones[zone]), ...edgesOf(b.zones[zone])])]
    .filter((edge) => from <= edge && edge < until)
    .sort((x, y) => x - y);
  const [before, after, verdictOn] = [walker(a, zone), walker(b, zone), judge()];
  const changes: PlanChange[] = [];
  let last: ReturnType<typeof verdictOn> = null;
  edges.forEach((edge, index) => {
    const verdict = verdictOn(before(edge), after(edge));
    const end = edges[index + 1] ?? until;
    const open = changes[changes.length - 1];
    if (verdict !== null && open !== undefined && last === verdict) open.until = end;
    else if (verdict !== null) changes.push({ zone, from: edge, until: end, ...verdict });
    last = verdict;
  });
  return changes;
}

/** What a viewer would see change from plan `a` to plan `b`, where both reach: by zone and time, unbroken stretches joined (SCH-47). */
export const diff = (a: Plan, b: Plan): PlanChange[] => (a === b ? [] : ZONES.flatMap((zone) => zoneChanges(a, b, zone)));
