import { ratingClassSchema } from '../ledger/record.ts';
import { type Counted, emptyTally, type Standing, type Tally } from './tally.ts';

/*
 * A house has a tally for each unit and day for years: as trees of small objects they would fill the memory. A row holds the same
 * numbers side by side; a unit's columns say which is which.
 */

type Table = 'classes' | 'levels' | 'reasons' | 'counters' | 'hours';
interface Column {
  readonly table: Table;
  readonly key: string;
}

/** The columns of a unit's rows: two numbers each (count, satisfied) after those of held and excluded; they only grow. */
export interface TallyColumns {
  readonly all: Column[];
  readonly places: Readonly<Record<Table, Map<string, number>>>;
}

/** Numbers by the columns of a unit; what lies beyond its end is 0. */
export type TallyRow = Int32Array | Float64Array;

const HELD = 0;
const EXCLUDED = 1;
const FIRST = 2;
/** So many columns more are made room for when a row grows. */
const SPARE = 4;

export const newColumns = (): TallyColumns => ({
  all: [],
  places: { classes: new Map(), levels: new Map(), reasons: new Map(), counters: new Map(), hours: new Map() },
});

/** As many numbers as the columns need, all 0, exact up to 2^53. */
export const zeroRow = ({ all }: TallyColumns): Float64Array => new Float64Array(FIRST + 2 * all.length);

const emptyRow = (width: number): Int32Array => new Int32Array(width);

function placeOf({ all, places }: TallyColumns, table: Table, key: string): number {
  const known = places[table].get(key);
  if (known !== undefined) return known;
  const place = FIRST + 2 * all.length;
  places[table].set(key, place);
  all.push({ table, key });
  return place;
}

/** The row with an answer of this standing counted (`sign` −1: taken out again): the same one, or a longer one in its place (SCO-11). */
export function counted(
  row: TallyRow | null,
  columns: TallyColumns,
  answer: Counted,
  standing: Standing,
  sign: 1 | -1,
): TallyRow {
  if (standing !== 'counted') return added(row, standing === 'held' ? HELD : EXCLUDED, sign, 0, columns);
  return countedIn(row, columns, sortOf(columns, answer), hourColumn(columns, hourOf(answer)), sign);
}

/** The columns in which all answers of one sort are counted at a unit, hours aside. */
export interface AnswerSort {
  /** Where its satisfied ones are told apart, and where not. */
  readonly shares: readonly number[];
  readonly amounts: readonly number[];
  readonly satisfied: 0 | 1;
}

export function sortOf(columns: TallyColumns, answer: Omit<Counted, 'at'>): AnswerSort {
  const { counter, level, reasons } = answer;
  const byClass = placeOf(columns, 'classes', answer.class);
  const amounts = [placeOf(columns, 'levels', level), ...reasons.map((reason) => placeOf(columns, 'reasons', reason))];
  const shares = counter === null ? [byClass] : [byClass, placeOf(columns, 'counters', counter)];
  return { shares, amounts, satisfied: answer.satisfied ? 1 : 0 };
}

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour));

/** The hour of the day on the unit's wall clock. */
export const hourOf = ({ at, offset }: Pick<Counted, 'at' | 'offset'>): number =>
  Math.floor((at + offset * 60_000) / 3_600_000) % 24;

export const hourColumn = (columns: TallyColumns, hour: number): number => placeOf(columns, 'hours', HOURS[hour] ?? '');

/** As `counted` does with an answer that counts, its columns known. */
export function countedIn(
  before: TallyRow | null,
  columns: TallyColumns,
  { shares, amounts, satisfied }: AnswerSort,
  hour: number,
  sign: 1 | -1,
): TallyRow {
  const row = wide(before, columns);
  const happy = satisfied * sign;
  for (const place of amounts) row[place] = (row[place] ?? 0) + sign;
  for (const place of shares) {
    row[place] = (row[place] ?? 0) + sign;
    row[place + 1] = (row[place + 1] ?? 0) + happy;
  }
  row[hour] = (row[hour] ?? 0) + sign;
  row[hour + 1] = (row[hour + 1] ?? 0) + happy;
  return row;
}

/** A row with room for all columns. */
function wide(before: TallyRow | null, { all }: TallyColumns): TallyRow {
  const width = FIRST + 2 * all.length;
  if (before !== null && before.length >= width) return before;
  if (before === null) return emptyRow(width);
  const wider = emptyRow(width + 2 * SPARE);
  wider.set(before);
  return wider;
}

function added(before: TallyRow | null, place: number, count: number, satisfied: number, columns: TallyColumns): TallyRow {
  const row = wide(before, columns);
  row[place] = (row[place] ?? 0) + count;
  if (satisfied !== 0) row[place + 1] = (row[place + 1] ?? 0) + satisfied;
  return row;
}

/** Adds a row to one that is as long or longer, in place. */
export function addRow(to: Float64Array, by: TallyRow): void {
  for (let at = 0; at < by.length && at < to.length; at += 1) to[at] = (to[at] ?? 0) + (by[at] ?? 0);
}

/** What a row says. */
export function tallyOfRow(row: TallyRow, { all }: TallyColumns): Tally {
  const tally = { ...emptyTally(), held: row[HELD] ?? 0, excluded: row[EXCLUDED] ?? 0 };
  for (const [at, { table, key }] of all.entries()) {
    const [count, satisfied] = [row[FIRST + 2 * at] ?? 0, row[FIRST + 2 * at + 1] ?? 0];
    if (count === 0 && satisfied === 0) continue;
    if (table === 'levels' || table === 'reasons') tally[table][key] = count;
    else if (table === 'classes') tally.classes[ratingClassSchema.parse(key)] = { count, satisfied };
    else tally[table][key] = { count, satisfied };
  }
  return tally;
}

/** The row that says the same as a tally. */
export function rowOfTally(tally: Tally, columns: TallyColumns): TallyRow {
  let row = added(null, HELD, tally.held, 0, columns);
  row = added(row, EXCLUDED, tally.excluded, 0, columns);
  for (const table of ['classes', 'counters', 'hours'] as const) {
    for (const [key, { count, satisfied }] of Object.entries(tally[table])) {
      if (count !== 0 || satisfied !== 0) row = added(row, placeOf(columns, table, key), count, satisfied, columns);
    }
  }
  for (const table of ['levels', 'reasons'] as const) {
    for (const [key, count] of Object.entries(tally[table])) row = added(row, placeOf(columns, table, key), count, 0, columns);
  }
  return row;
}
