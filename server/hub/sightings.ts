import type { ZoneName } from '../../content/place/display.ts';
import type { Instant } from '../../content/time/instant.ts';
import type { Held } from '../../content/wire/accept.ts';
import type { PaintedItem, ReportItem } from '../../content/wire/display-messages.ts';

/** What a zone stands on since when, by the display's own word. */
export interface PaintedZone {
  readonly entry: string | null;
  readonly slide: string | null;
  readonly since: Instant;
}
export interface KeptReport {
  readonly code: string;
  readonly about: string;
  readonly time: Instant;
}

/** What is known of one display. `seen`: last sign of life; now, while `online`. `version` grows with every change. */
export interface Sighting {
  online: boolean;
  seen: Instant | null;
  holds: Held | null;
  does: Partial<Record<ZoneName, PaintedZone>> | null;
  reports: readonly KeptReport[];
  version: number;
}

/** What displays told, kept in memory; what they told before the last start is read from the journal when first asked for. */
export interface Sightings {
  of(display: string): Sighting;
  arrived(display: string, held: Held | null): void;
  left(display: string, lastHeard: Instant): void;
  holds(display: string, held: Held): void;
  painted(display: string, items: readonly PaintedItem[]): void;
  reported(display: string, items: readonly KeptReport[]): void;
  /** Something else about it is new: its row is another one. */
  touched(display: string): void;
  /** A newly paired display begins anew. */
  forget(display: string): void;
}

export interface SightingsSource {
  readonly plays: {
    latest(
      display: string,
    ): readonly { zone: ZoneName; entry: string | null; slide: string | null; since: Instant; last: Instant }[];
  };
  readonly reports: { list(display: string, limit: number): readonly Omit<ReportItem, 'seq'>[] };
}

const REPORTS_KEPT = 20;

function fromJournal(display: string, { plays, reports }: SightingsSource): Sighting {
  const does: Partial<Record<ZoneName, PaintedZone>> = {};
  let seen: Instant | null = null;
  for (const { zone, entry, slide, since, last } of plays.latest(display)) {
    does[zone] = { entry, slide, since };
    seen = Math.max(seen ?? 0, last);
  }
  const kept = reports.list(display, REPORTS_KEPT).map(({ code, about, time }) => ({ code, about, time }));
  return { online: false, seen, holds: null, does: seen === null ? null : does, reports: kept, version: 0 };
}

/** A report that was sent again, because its acknowledgement was lost, counts once. */
const same =
  (a: KeptReport) =>
  (b: KeptReport): boolean =>
    a.code === b.code && a.about === b.about && a.time === b.time;

/** Sightings that begin with what the journal has. */
export function sightings(journal: SightingsSource, now: () => Instant): Sightings {
  const known = new Map<string, Sighting>();
  const of = (display: string): Sighting => {
    const sighting = known.get(display) ?? fromJournal(display, journal);
    known.set(display, sighting);
    return sighting;
  };
  const change = (display: string, fields: Partial<Omit<Sighting, 'version'>>): void => {
    const sighting = of(display);
    Object.assign(sighting, fields);
    sighting.version += 1;
  };
  return {
    of,
    arrived: (display, held) => change(display, { online: true, seen: now(), holds: held }),
    left: (display, lastHeard) => change(display, { online: false, seen: lastHeard }),
    holds: (display, held) => change(display, { holds: held }),
    painted(display, items) {
      const does = { ...of(display).does };
      // In order of arrival, not of time: a display whose clock once ran ahead must not stand still here.
      for (const { zone, entry, slide, time } of items) does[zone] = { entry, slide, since: time };
      change(display, { does });
    },
    reported(display, items) {
      const before = of(display).reports;
      const fresh = items.map(({ code, about, time }) => ({ code, about, time })).filter((item) => !before.some(same(item)));
      change(display, { reports: [...fresh, ...before].sort((a, b) => b.time - a.time).slice(0, REPORTS_KEPT) });
    },
    touched: (display) => change(display, {}),
    forget: (display) => void known.delete(display),
  };
}
