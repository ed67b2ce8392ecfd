import type { LedgerRecord, RatingRecord } from '../../../content/ledger/record.ts';
import { ratingDay, type Tallies, talliesFrom } from '../../../content/score/fold.ts';
import { type KeptPiece, keptPieceSchema } from '../../../content/score/kept-tallies.ts';
import type { Counted } from '../../../content/score/tally.ts';
import type { DayNumber } from '../../../content/time/day-number.ts';
import type { Instant } from '../../../content/time/instant.ts';
import { canonical } from '../../../content/wire/canonical.ts';
import type { TallyRow } from './tally-rows.ts';

/** Running tallies that know what changed since it was last kept. */
export interface RunningTallies extends Pick<Tallies, 'restore' | 'tally' | 'closedThrough' | 'placeOf' | 'units'> {
  /** How many records are counted. */
  readonly size: () => number;
  /** Counts one more record, in order; records that no tally speaks of may be left out. */
  readonly apply: (record: LedgerRecord) => void;
  /** Counts answers of one sort at a unit, one a call, as `apply` does with their records; true: its day was closed. */
  readonly counting: (unit: string, sort: Omit<Counted, 'at'>) => (at: Instant) => boolean;
  /** The rows that changed since `kept` was last called with what is counted now. */
  readonly changed: () => TallyRow[];
  readonly kept: () => void;
}

type RatingAt = (seq: number) => RatingRecord | null;

/** Tallies of `size` records, which are to be restored from what was kept of them. */
export const runningTallies = (size: number, ratingAt: RatingAt): RunningTallies => {
  const tallies = talliesFrom(null, ratingAt);
  const touched = { cell: new Map<string, Set<number>>(), place: new Set<number>(), closed: new Set<string>() };
  let counted = size;
  /** How often what was touched was kept. */
  let keeping = 0;

  const touchDay = (unit: string, day: number): void => {
    const days = touched.cell.get(unit);
    if (days === undefined) touched.cell.set(unit, new Set([day]));
    else days.add(day);
  };
  const touchCell = (seq: number): void => {
    const rating = ratingAt(seq);
    const place = tallies.placeOf(seq);
    if (rating !== null && place !== null) touchDay(place.unit, ratingDay(rating.payload));
  };
  const apply = (record: LedgerRecord): void => {
    const targets = targetsOf(record);
    targets.forEach(touchCell);
    tallies.apply(record);
    for (const seq of targets) {
      touchCell(seq);
      touched.place.add(seq);
    }
    if (record.kind === 'rating' || record.kind === 'late-rating') {
      touchDay(record.unit, ratingDay(record.payload));
    }
    if (record.kind === 'period-closed') touched.closed.add(record.unit);
    counted = record.seq + 1;
  };
  return {
    restore: tallies.restore,
    tally: tallies.tally,
    closedThrough: tallies.closedThrough,
    placeOf: tallies.placeOf,
    units: tallies.units,
    size: () => counted,
    apply,
    counting: (unit, sort) => {
      const count = tallies.counting(unit, sort);
      let last: { readonly day: DayNumber; readonly keeping: number } = { day: Number.NaN, keeping };
      return (at) => {
        const day = ratingDay({ at, offset: sort.offset });
        if (day !== last.day || keeping !== last.keeping) touchDay(unit, day);
        last = day === last.day && keeping === last.keeping ? last : { day, keeping };
        counted += 1;
        return count(at);
      };
    },
    changed: () => [
      ...[...touched.cell].flatMap(([unit, days]) => [...days].map((day) => cellRow(tallies, unit, day))),
      ...[...touched.place].flatMap((seq) => placeRow(tallies, seq)),
      ...[...touched.closed].map((unit) => ({ kind: 'closed', key: unit, value: String(tallies.closedThrough(unit)) }) as const),
    ],
    kept: () => {
      keeping += 1;
      for (const set of Object.values(touched)) set.clear();
    },
  };
};

const cellKey = (unit: string, day: number): string => `${unit}/${day}`;
const splitKey = (key: string): { readonly unit: string; readonly day: number } => {
  const at = key.lastIndexOf('/');
  return { unit: key.slice(0, at), day: Number(key.slice(at + 1)) };
};

const cellRow = (tallies: Tallies, unit: string, day: number): TallyRow => {
  const value = canonical(tallies.tally(unit, { first: day, last: day }));
  return { kind: 'cell', key: cellKey(unit, day), value };
};

const placeRow = (tallies: Tallies, seq: number): TallyRow[] => {
  const place = tallies.placeOf(seq);
  return place === null ? [] : [{ kind: 'place', key: String(seq), value: canonical(place) }];
};

/** Answers whose place a record changes. */
const targetsOf = (record: LedgerRecord): readonly number[] => {
  switch (record.kind) {
    case 'quarantine':
    case 'exclude':
    case 'readmit':
    case 'correction':
      return record.payload.targets;
    case 'rating':
    case 'late-rating':
    case 'exclude-proposed':
    case 'readmit-proposed':
    case 'correction-proposed':
    case 'objection':
    case 'act':
    case 'period-closed':
      return [];
    default: {
      const none: never = record;
      return none;
    }
  }
};

/** The piece that a kept row says; null: it cannot be read. */
export const pieceOf = ({ kind, key, value }: TallyRow): KeptPiece | null => {
  const said = parsed(value);
  const object = typeof said === 'object' && said !== null ? said : {};
  const piece = { cell: () => ({ ...splitKey(key), ...object }), place: () => ({ seq: Number(key), ...object }) };
  const whole = kind === 'closed' ? { unit: key, through: said } : piece[kind]();
  return keptPieceSchema.safeParse(whole).data ?? null;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
};
