import { z } from 'zod';
import { standsOn } from '../../../content/place/tree.ts';
import type { UnitDays } from '../../../content/score/gather.ts';
import type { Person } from '../../../content/wire/api.ts';
import {
  answersPageSchema,
  answersQuerySchema,
  boardAnswerSchema,
  boardQuerySchema,
  rankingAnswerSchema,
  rankingQuerySchema,
  type ScoreQuery,
  scorePageQuerySchema,
  scorePageSchema,
  scoreQuerySchema,
  scoreTrendSchema,
} from '../../../content/wire/rating-api.ts';
import { may } from '../../people/policy.ts';
import { reachOf } from '../../people/reach.ts';
import { behindScore, trendOf } from '../../ratings/behind-score.ts';
import { answersCsv, answersLines } from '../../ratings/export-answers.ts';
import { rankingOf } from '../../ratings/ranking.ts';
import { dayOf, demand } from '../demand.ts';
import type { Parts } from '../parts.ts';
import { refusal } from '../refusal.ts';
import { type Route, route } from '../route.ts';
import { read } from './shapes.ts';

/** A minute of work; a workbook is made whole in memory. */
const MOST_CSV = 200_000;
const MOST_XLSX = 50_000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Scores and what is behind them, for staff and leaders: each for the units that they may read. */
export function scoreRoutes({ library, ledger, control, ratingRoom: room }: Parts): Route[] {
  const { scores, places } = room;
  const demandRead = (person: Person, units: readonly string[], now: number): void =>
    demand(person, 'ratings.read', units, library.current(), dayOf(now));
  const own = (person: Person, unit: string, now: number): void => {
    if (places().tree.unit(unit) === null) {
      demandRead(person, [], now);
      throw refusal(404, 'unit-missing', { unit });
    }
    demandRead(person, [unit], now);
  };
  const daysOf = ({ unit, window, day }: ScoreQuery) => scores.days(unit, window, day ?? null);
  /** The unit and those below it on each of the days, as far as the person may read them. */
  const readable = (person: Person, query: ScoreQuery, now: number): readonly UnitDays[] => {
    const { unit } = reachOf(person, 'ratings.read', library.current(), dayOf(now));
    return scores.within(query.unit, daysOf(query)).filter((one) => one.unit === query.unit || unit(one.unit));
  };
  /** The score and its answers in portions; refused before anything is sent when they are too many. */
  const exported = (person: Person, query: ScoreQuery, most: number, now: number) => {
    own(person, query.unit, now);
    const score = scores.over(query.unit, query.window, daysOf(query));
    if (score.count + score.held + score.excluded > most) throw refusal(422, 'export-long', { most });
    return { score, answers: room.allAnswers({ within: readable(person, query, now), standing: null }) };
  };
  const fileOf = (query: ScoreQuery, ending: 'csv' | 'xlsx') => ({
    'Content-Disposition': `attachment; filename="danh-gia-${query.unit}-${query.window}.${ending}"`,
  });
  return [
    route(
      {
        ...read,
        path: '/scores',
        summary: 'A unit’s score as its boards show it, with everything behind it',
        action: 'ratings.read',
        query: scorePageQuerySchema,
        answer: scorePageSchema,
      },
      async ({ person, query, now }) => {
        own(person, query.unit, now);
        const reach = reachOf(person, 'ratings.read', library.current(), dayOf(now));
        return { body: behindScore({ scores, ledger, places, planOf: control.planOf }, query, reach) };
      },
    ),
    route(
      {
        ...read,
        path: '/scores/trend',
        summary: 'A unit’s answers by day and by hour',
        action: 'ratings.read',
        query: scoreQuerySchema,
        answer: scoreTrendSchema,
      },
      async ({ person, query, now }) => {
        own(person, query.unit, now);
        return { body: await trendOf(scores, query.unit, daysOf(query), places().clockOf(query.unit).dayAt(now)) };
      },
    ),
    route(
      {
        ...read,
        path: '/scores/answers',
        summary: 'The answers behind a score, newest first, personal data in comments masked',
        action: 'ratings.read',
        query: answersQuerySchema,
        answer: answersPageSchema,
        cost: 2,
      },
      async ({ person, query, now }) => {
        own(person, query.unit, now);
        const { before = null, limit, standing = null } = query;
        return { body: await room.answers({ within: readable(person, query, now), before, limit, standing }) };
      },
    ),
    route(
      {
        ...read,
        path: '/scores/board',
        summary: 'The scores of several units, as a board shows them',
        action: 'ratings.read',
        query: boardQuerySchema,
        answer: boardAnswerSchema,
      },
      async ({ person, query: { units, window }, now }) => {
        for (const unit of units) own(person, unit, now);
        return { body: { scores: Object.fromEntries(units.map((unit) => [unit, scores.of(unit, window, null)])) } };
      },
    ),
    route(
      {
        ...read,
        path: '/scores/ranking',
        summary: 'Units in bands, with their change; those that are not enough or not comparable apart',
        action: 'ratings.read',
        query: rankingQuerySchema,
        answer: rankingAnswerSchema,
        cost: 5,
      },
      async ({ person, query: { window, day }, now }) => {
        const current = library.current();
        const today = dayOf(now);
        const pointed = new Set(current.rating.points.map(({ unit }) => unit));
        const answered = new Set(ledger.ratings.units());
        const units = current.units.filter(
          (unit) =>
            (pointed.has(unit.id) || answered.has(unit.id)) &&
            standsOn(unit, day ?? today) &&
            may(person, 'ratings.read', unit.id, current, today),
        );
        return {
          body: rankingOf(
            { scores, ledger, places },
            units.map(({ id }) => id),
            window,
            day ?? today,
          ),
        };
      },
    ),
    route(
      {
        ...read,
        path: '/scores/export.csv',
        summary: 'The answers behind a score as CSV, safe to open in a spreadsheet',
        action: 'ratings.read',
        query: scoreQuerySchema,
        answer: z.string(),
        cost: 20,
      },
      async ({ person, query, now }) => {
        const { score, answers } = exported(person, query, MOST_CSV, now);
        const chunks = answersCsv(score, answers);
        return { body: '', stream: { type: 'text/csv; charset=utf-8', chunks }, headers: fileOf(query, 'csv') };
      },
    ),
    route(
      {
        ...read,
        path: '/scores/export.xlsx',
        summary: 'The same as a workbook of text cells',
        action: 'ratings.read',
        query: scoreQuerySchema,
        answer: z.string(),
        cost: 40,
      },
      async ({ person, query, now }) => {
        const { score, answers } = exported(person, query, MOST_XLSX, now);
        const bytes = await room.workbook(answersLines(score, answers));
        if (bytes === null) throw refusal(503, 'export-busy');
        return { body: '', file: { type: XLSX, bytes }, headers: fileOf(query, 'xlsx') };
      },
    ),
  ];
}
