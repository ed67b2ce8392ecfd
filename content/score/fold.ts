import type { LedgerRecord, RatingPayload, RatingRecord } from '../ledger/record.ts';
import { type DayNumber, dayNumberOf } from '../time/day-number.ts';
import type { Instant } from '../time/instant.ts';
import { type KeptPiece, type TalliesState, talliesStateSchema } from './kept-tallies.ts';
import { type Counted, emptyTally, type Standing, type Tally } from './tally.ts';
import {
  addRow,
  counted,
  countedIn,
  hourColumn,
  hourOf,
  newColumns,
  rowOfTally,
  sortOf,
  type TallyColumns,
  type TallyRow,
  tallyOfRow,
  zeroRow,
} from './tally-row.ts';
import type { DayRange } from './windows.ts';

/** The day on the unit's wall clock on which an answer was given. */
export const ratingDay = ({ at, offset }: Pick<RatingPayload, 'at' | 'offset'>): DayNumber =>
  Math.floor((at + offset * 60_000) / 86_400_000);

/** How an answer stands now, and for which unit and counter it counts. */
export interface Place {
  readonly standing: Standing;
  readonly unit: string;
  readonly counter: string | null;
}

/** What stands in a window: the figures as signed at the close (open days: as of now), and what came or changed after it. */
export interface WindowTally {
  readonly signed: Tally;
  readonly addendum: Tally;
}

/** Running tallies: an arithmetic fold over the ledger (SCO-12). */
export interface Tallies {
  /** Puts a kept piece in its place, before anything is counted. */
  restore(piece: KeptPiece): void;
  /** Counts one more record; records come in order. A record that speaks of an answer that is not there changes nothing for it. */
  apply(record: LedgerRecord): void;
  /**
   * Counts answers of one sort at a unit, for who has very many and only that of them which counts: each call one more, given at that
   * instant. True: its day was closed, it stands in the addendum.
   */
  counting(unit: string, sort: Omit<Counted, 'at'>): (at: Instant) => boolean;
  /** A unit's own answers in these days; units below it are not added. The caller owns what it gets. */
  tally(unit: string, days: DayRange): WindowTally;
  /** The last day of a unit that is closed; null: none. */
  closedThrough(unit: string): DayNumber | null;
  /** How an answer stands now; null when there is no such answer. */
  placeOf(seq: number): Place | null;
  /** Units that have an answer. */
  units(): string[];
  state(): TalliesState;
}

/** A unit's day; most days have no addendum. */
interface Cell {
  signed: TallyRow | null;
  addendum: TallyRow | null;
}

interface UnitBook {
  readonly columns: TallyColumns;
  readonly days: Map<DayNumber, Cell>;
}
type RatingAt = (seq: number) => RatingRecord | null;

/** Tallies that go on from a kept state (null: from nothing). `ratingAt` finds an answer by number; only records about others ask. */
export function talliesFrom(state: TalliesState | null, ratingAt: RatingAt): Tallies {
  const books: Books = { units: new Map(), places: new Map(), closed: new Map() };
  for (const pieces of state === null ? [] : [state.cells, state.places, state.closed])
    for (const piece of pieces) restoreTo(books, piece);
  return {
    restore: (piece) => restoreTo(books, piece),
    apply: (record) => applyTo(books, record, ratingAt),
    counting: (unit, sort) => countingIn(books, unit, sort),
    tally: (unit, days) => tallyIn(books, unit, days),
    closedThrough: (unit) => books.closed.get(unit) ?? null,
    placeOf: (seq) => placeIn(books, seq, ratingAt),
    units: () => [...books.units.keys()],
    state: () => stateOf(books),
  };
}

interface Books {
  readonly units: Map<string, UnitBook>;
  readonly places: Map<number, Place>;
  readonly closed: Map<string, DayNumber>;
}

function restoreTo(books: Books, piece: KeptPiece): void {
  if ('through' in piece) books.closed.set(piece.unit, piece.through);
  else if ('seq' in piece) books.places.set(piece.seq, { standing: piece.standing, unit: piece.unit, counter: piece.counter });
  else {
    const { unit, day, signed, addendum } = piece;
    const { columns, days } = bookOf(books, unit);
    days.set(day, { signed: rowOfTally(signed, columns), addendum: addendum && rowOfTally(addendum, columns) });
  }
}

const stateOf = ({ units, places, closed }: Books): TalliesState =>
  talliesStateSchema.parse({
    cells: [...units].flatMap(([unit, book]) =>
      [...book.days].map(([day, { signed, addendum }]) => ({
        ...{ unit, day, signed: signed === null ? emptyTally() : tallyOfRow(signed, book.columns) },
        addendum: addendum && tallyOfRow(addendum, book.columns),
      })),
    ),
    places: [...places].map(([seq, place]) => ({ seq, ...place })),
    closed: [...closed].map(([unit, through]) => ({ unit, through })),
  });

function bookOf({ units }: Books, unit: string): UnitBook {
  const known = units.get(unit);
  if (known !== undefined) return known;
  const book: UnitBook = { columns: newColumns(), days: new Map() };
  units.set(unit, book);
  return book;
}

function cellOf({ days }: UnitBook, day: DayNumber): Cell {
  const known = days.get(day);
  if (known !== undefined) return known;
  const cell: Cell = { signed: null, addendum: null };
  days.set(day, cell);
  return cell;
}

function applyTo(books: Books, record: LedgerRecord, ratingAt: RatingAt): void {
  const settle = (targets: readonly number[], to: (place: Place) => Place): void => {
    for (const seq of new Set(targets)) resettle(books, seq, to, ratingAt);
  };
  switch (record.kind) {
    case 'rating':
    case 'late-rating':
      return enter(books, record.payload, firstPlace(record), 1);
    case 'quarantine':
      return settle(record.payload.targets, (place) => (place.standing === 'counted' ? { ...place, standing: 'held' } : place));
    case 'exclude':
      return settle(record.payload.targets, (place) => ({ ...place, standing: 'excluded' }));
    case 'readmit':
      return settle(record.payload.targets, (place) => ({ ...place, standing: 'counted' }));
    case 'correction': {
      const { targets, to } = record.payload;
      return settle(targets, (place) => ({ ...place, ...to }));
    }
    case 'period-closed':
      return close(books, record.unit, dayNumberOf(record.payload.last));
    case 'exclude-proposed':
    case 'readmit-proposed':
    case 'correction-proposed':
    case 'objection':
    case 'act':
      return;
    default: {
      const none: never = record;
      return none;
    }
  }
}

const firstPlace = ({ unit, payload }: RatingRecord): Place => ({ standing: 'counted', unit, counter: payload.counter });

/** A closed day keeps its signed figures: what reaches it goes into its addendum. */
function enter(books: Books, payload: Counted, place: Place, sign: 1 | -1): void {
  const day = ratingDay(payload);
  const book = bookOf(books, place.unit);
  const [cell, { columns }] = [cellOf(book, day), book];
  const isClosed = day <= (books.closed.get(place.unit) ?? Number.NEGATIVE_INFINITY);
  const answer: Counted = place.counter === payload.counter ? payload : { ...payload, counter: place.counter };
  if (isClosed) cell.addendum = counted(cell.addendum, columns, answer, place.standing, sign);
  else cell.signed = counted(cell.signed, columns, answer, place.standing, sign);
}

function countingIn(books: Books, unit: string, answer: Omit<Counted, 'at'>): (at: Instant) => boolean {
  const book = bookOf(books, unit);
  const { columns } = book;
  const sort = sortOf(columns, answer);
  const hours = new Map<number, number>();
  let [day, cell]: [DayNumber, Cell | null] = [0, null];
  return (at) => {
    const time = { at, offset: answer.offset };
    const [on, hour] = [ratingDay(time), hourOf(time)];
    if (cell === null || on !== day) [day, cell] = [on, cellOf(book, on)];
    const column = hours.get(hour) ?? hourColumn(columns, hour);
    hours.set(hour, column);
    const isClosed = on <= (books.closed.get(unit) ?? Number.NEGATIVE_INFINITY);
    if (isClosed) cell.addendum = countedIn(cell.addendum, columns, sort, column, 1);
    else cell.signed = countedIn(cell.signed, columns, sort, column, 1);
    return isClosed;
  };
}

function placeIn(books: Books, seq: number, ratingAt: RatingAt): Place | null {
  const known = books.places.get(seq);
  if (known !== undefined) return known;
  const rating = ratingAt(seq);
  return rating === null ? null : firstPlace(rating);
}

function resettle(books: Books, seq: number, to: (place: Place) => Place, ratingAt: RatingAt): void {
  const rating = ratingAt(seq);
  const before = placeIn(books, seq, ratingAt);
  if (rating === null || before === null) return;
  const after = to(before);
  enter(books, rating.payload, before, -1);
  enter(books, rating.payload, after, 1);
  books.places.set(seq, after);
}

const close = (books: Books, unit: string, day: DayNumber): void => {
  books.closed.set(unit, Math.max(day, books.closed.get(unit) ?? day));
};

function tallyIn({ units }: Books, unit: string, { first, last }: DayRange): WindowTally {
  const book = units.get(unit);
  if (book === undefined) return { signed: emptyTally(), addendum: emptyTally() };
  const sum = { signed: zeroRow(book.columns), addendum: zeroRow(book.columns) };
  for (const cell of cellsWithin(book, first, last)) {
    if (cell.signed !== null) addRow(sum.signed, cell.signed);
    if (cell.addendum !== null) addRow(sum.addendum, cell.addendum);
  }
  return { signed: tallyOfRow(sum.signed, book.columns), addendum: tallyOfRow(sum.addendum, book.columns) };
}

/** A long stretch has more days than a unit has days with answers. */
function cellsWithin({ days }: UnitBook, first: DayNumber, last: DayNumber): Cell[] {
  if (last - first > days.size) return [...days].flatMap(([day, cell]) => (day < first || day > last ? [] : [cell]));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => days.get(first + at)).filter(
    (cell) => cell !== undefined,
  );
}
