import type { RatingRecord } from '../../content/ledger/record.ts';
import type { Place } from '../../content/score/fold.ts';
import type { UnitDays } from '../../content/score/gather.ts';
import type { Spoken } from '../../content/score/scale.ts';
import { addTally, emptyTally, shownCounters } from '../../content/score/tally.ts';
import type { AnswerRow } from '../../content/wire/rating-api.ts';
import type { Ratings } from '../ledger/ratings/ratings.ts';
import { withoutPersonal } from './personal.ts';
import type { Places } from './places.ts';

export interface AnswersDeps {
  readonly ratings: Pick<Ratings, 'recordsOfUnit' | 'recordAt' | 'placeOf' | 'comments' | 'tally'>;
  readonly places: () => Places;
  /** Whether somebody objects to the answer. */
  readonly isObjected: (seq: number) => boolean;
  /** Answers that a correction moved to this unit. */
  readonly movedInto: (unit: string) => readonly number[];
}

/** An answer that was asked for, and where it counts. */
export interface Found {
  readonly record: RatingRecord;
  readonly place: Place;
}

const spokenOr = (items: readonly { readonly id: string; readonly label: Spoken }[] | undefined, id: string): Spoken =>
  items?.find((item) => item.id === id)?.label ?? { vi: id, en: id };

/**
 * Tells whether a counter has so few answers on these days that they would be those of single people: by the signed numbers, as the page
 * behind a score tells them, or with what came and changed after the close.
 */
function fewAt({ ratings }: AnswersDeps, within: readonly UnitDays[]): (unit: string, counter: string | null) => boolean {
  const shown = new Map<string, ReadonlySet<string>>();
  const shownAt = (unit: string): ReadonlySet<string> => {
    const sums = { signed: emptyTally(), all: emptyTally() };
    for (const one of within) {
      if (one.unit !== unit) continue;
      const { signed, addendum } = ratings.tally(unit, one.days);
      addTally(sums.signed, signed);
      for (const part of [signed, addendum]) addTally(sums.all, part);
    }
    const { counters } = shownCounters(sums.all);
    return new Set(Object.keys(shownCounters(sums.signed).counters).filter((id) => Object.hasOwn(counters, id)));
  };
  return (unit, counter) => {
    const known = shown.get(unit) ?? shownAt(unit);
    shown.set(unit, known);
    return counter !== null && !known.has(counter);
  };
}

/** Tells answers as they stand now; `within`: what was asked for. */
export function answerRows(deps: AnswersDeps, within: readonly UnitDays[]): (shown: readonly Found[]) => AnswerRow[] {
  const isFew = fewAt(deps, within);
  return (shown) => rowsOf(deps, shown, isFew);
}

function rowsOf(
  { ratings, places, isObjected }: AnswersDeps,
  shown: readonly Found[],
  isFew: ReturnType<typeof fewAt>,
): AnswerRow[] {
  const words = new Map(ratings.comments(shown.map(({ record }) => record.seq)).map(({ seq, text }) => [seq, text]));
  const { library, point, nameOf, counterName } = places();
  const scales = new Map(library.rating.scales.map((scale) => [scale.id, scale]));
  return shown.map(({ record: { seq, kind, unit: givenAt, payload }, place }) => {
    const said = words.get(seq);
    const scale = scales.get(payload.scale);
    // The point tells the counter. What is held or excluded hides with the rest: it would tell where one of a few came from.
    const isHidden = isFew(place.unit, place.counter) || isFew(givenAt, payload.counter);
    const counter = isHidden ? null : place.counter;
    return {
      seq,
      at: payload.at,
      offset: payload.offset,
      unit: place.unit,
      unitName: nameOf(place.unit),
      point: isHidden ? null : payload.point,
      pointName: isHidden ? nameOf(place.unit) : (point(payload.point)?.name ?? payload.point),
      counter,
      counterName: counter === null ? null : (counterName(place.unit, counter) ?? counter),
      level: payload.level,
      levelName: spokenOr(scale?.levels, payload.level),
      satisfied: payload.satisfied,
      reasons: payload.reasons.map((id) => spokenOr(scale?.reasons, id)),
      class: payload.class,
      standing: place.standing,
      late: kind === 'late-rating',
      comment: said === undefined ? null : withoutPersonal(said),
      objected: isObjected(seq),
      moved: place.unit !== givenAt || place.counter !== payload.counter,
    };
  });
}
