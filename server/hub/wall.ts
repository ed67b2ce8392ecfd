import { lineBegan } from '../../content/led/line-began.ts';
import type { Library } from '../../content/library.ts';
import type { Display, ZoneName } from '../../content/place/display.ts';
import { isAsking } from '../../content/place/is-asking.ts';
import { zonesOf } from '../../content/place/zones-of.ts';
import type { Plan } from '../../content/schedule/plan.ts';
import { stateAt } from '../../content/schedule/state-at.ts';
import type { Instant } from '../../content/time/instant.ts';
import type { WallRow } from '../../content/wire/api.ts';
import type { Control } from '../control/control.ts';
import type { Glances } from './glances.ts';
import type { Sighting, Sightings } from './sightings.ts';

/** What should show beside what does, for every display. */
export interface Wall {
  rows(): WallRow[];
  /** Rows that differ from what this function last gave, at most `limit` of them: the rest come with the next calls. */
  changes(limit: number): WallRow[];
  connectionOf(display: string): WallRow['connection'];
}

export interface WallDeps {
  readonly library: { current(): Library };
  readonly control: Pick<Control, 'planOf' | 'revisionOf'>;
  readonly sightings: Sightings;
  readonly glances: Pick<Glances, 'machine' | 'picture'>;
  /** What a kiosk holds that was refused and that nobody has seen. */
  readonly refusedOf: (display: string) => NonNullable<WallRow['refused']> | null;
  now(): Instant;
}

const LATE_AFTER_MS = 10_000;
const OFFLINE_AFTER_MS = 60_000;
/** A cut, its report and the way here take this long at most; until then what was shown before is still right. */
const GRACE_MS = 4000;

type ZoneStates = Record<ZoneName, { entry: string | null; slide: string | null; from?: Instant }>;
const NOTHING = { entry: null, slide: null } as const;

/** The connection as the wall shows it. */
export function connectionAt(
  paired: boolean,
  { online, seen }: Pick<Sighting, 'online' | 'seen'>,
  now: Instant,
): WallRow['connection'] {
  if (!paired) return 'unpaired';
  if (online) return 'online';
  if (seen === null) return 'never';
  const silent = now - seen;
  if (silent < LATE_AFTER_MS) return 'online';
  return silent < OFFLINE_AFTER_MS ? 'late' : 'offline';
}

const statesAt = (plan: Plan | null, now: Instant): ZoneStates => {
  const zone = (name: ZoneName) => {
    if (plan === null) return NOTHING;
    const { entry, slide } = stateAt(plan, name, now);
    return { entry, slide };
  };
  return { main: zone('main'), ticker: zone('ticker'), side: zone('side') };
};

/** The states of each plan at one time, worked out once for all displays that share it. */
const statesOnce = (now: Instant): ((plan: Plan | null) => ZoneStates) => {
  const known = new Map<Plan | null, ZoneStates>();
  return (plan) => {
    const states = known.get(plan) ?? statesAt(plan, now);
    known.set(plan, states);
    return states;
  };
};

const doesOf = ({ does }: Sighting): WallRow['does'] => {
  if (does === null) return null;
  const zone = (name: ZoneName) => does[name] ?? { ...NOTHING, since: 0 };
  return { main: zone('main'), ticker: zone('ticker'), side: zone('side') };
};

const agreement = (display: Display, { does }: Sighting, should: readonly ZoneStates[]): boolean | null => {
  if (does === null) return null;
  // A kiosk without any slide shows its question: that is its work, whatever its plan has for idle times.
  if (isAsking(display, does)) return true;
  return zonesOf(display.screen.zones).every((zone) =>
    should.some((states) => (does[zone]?.slide ?? null) === states[zone].slide),
  );
};

/**
 * A panel has one place for a line: what main has by plan, else a line of the ticker zone, if the panel shows those; since when, so
 * that the wall can show its very dots.
 */
const onPanel = (display: Display, plan: Plan | null, states: ZoneStates, now: Instant): ZoneStates => {
  if (display.led === undefined || plan === null) return states;
  const lines = zonesOf(display.screen.zones).includes('ticker') && states.main.entry === null && states.ticker.entry !== null;
  const zone = lines ? 'ticker' : 'main';
  return { main: { ...states[zone], from: lineBegan(plan, zone, now) }, ticker: NOTHING, side: NOTHING };
};

/** Everything a row is made of that can change, as one text: cheap to compare. */
const signature = (row: WallRow, version: number): string =>
  [
    version,
    row.connection,
    row.agrees,
    row.revision.should,
    ...Object.values(row.should).map(({ entry, slide }) => `${entry} ${slide}`),
  ].join('|');

/** The wall over what control wants and displays told. */
export function wall({ library, control, sightings, glances, refusedOf, now }: WallDeps): Wall {
  const given = new Map<string, string>();
  const rowMaker = () => {
    const time = now();
    const [today, justNow] = [statesOnce(time), statesOnce(time - GRACE_MS)];
    return (display: Display): WallRow => {
      const sighting = sightings.of(display.id);
      const plan = control.planOf(display.id);
      const connection = connectionAt(display.key !== null, sighting, time);
      const should = onPanel(display, plan, today(plan), time);
      const before = onPanel(display, plan, justNow(plan), time - GRACE_MS);
      return {
        display: display.id,
        connection,
        seen: sighting.online ? time : sighting.seen,
        should,
        does: doesOf(sighting),
        revision: { should: control.revisionOf(display.id), holds: sighting.holds?.revision ?? null },
        agrees: connection === 'online' ? agreement(display, sighting, [should, before]) : null,
        reports: [...sighting.reports],
        machine: glances.machine(display.id),
        pictured: glances.picture(display.id)?.time ?? null,
        refused: refusedOf(display.id),
      };
    };
  };
  return {
    rows: () => library.current().displays.map(rowMaker()),
    changes(limit) {
      const rowOf = rowMaker();
      const changed: WallRow[] = [];
      for (const display of library.current().displays) {
        if (changed.length >= limit) break;
        const row = rowOf(display);
        const sign = signature(row, sightings.of(display.id).version);
        if (given.get(display.id) === sign) continue;
        given.set(display.id, sign);
        changed.push(row);
      }
      return changed;
    },
    connectionOf(id) {
      const display = library.current().displays.find((candidate) => candidate.id === id);
      return connectionAt(display !== undefined && display.key !== null, sightings.of(id), now());
    },
  };
}
