import { z } from 'zod';
import { idSchema } from '../../../content/place/unit.ts';
import type { Problem } from '../../../content/problem.ts';
import type { Person } from '../../../content/wire/api.ts';
import {
  csvConfirmedSchema,
  csvConfirmSchema,
  csvPreviewAnswerSchema,
  csvPreviewSchema,
  importKeyMadeSchema,
  importKeySchema,
  newImportKeySchema,
} from '../../../content/wire/rating-import-api.ts';
import { csvDigest, readCsvAnswers } from '../../ratings/csv-answers.ts';
import { dayOf, demand } from '../demand.ts';
import type { Parts } from '../parts.ts';
import { refusal } from '../refusal.ts';
import { type Route, route } from '../route.ts';
import { sentenceOf } from '../sentence-of.ts';
import { oneId, post, read } from './shapes.ts';

const said = (found: Problem) => ({ code: found.code, ...sentenceOf(found) });

/** Keys for other systems, and answers from files: previewed, then confirmed. */
export function ratingImportRoutes({ library, journal, ratingRoom: { importKeys, bring, foresee, places } }: Parts): Route[] {
  const unitOfPoint = (id: string): string => {
    const point = places().point(id);
    if (point === null || point.kind !== 'import') throw refusal(422, 'SCO-no-point', {}, ['point']);
    return point.unit;
  };
  const demandImport = (person: Person, units: readonly (string | null)[], now: number): void =>
    demand(person, 'ratings.import', units, library.current(), dayOf(now));
  const ofPoints = (person: Person, points: readonly string[], now: number): void =>
    demandImport(person, points.map(unitOfPoint), now);
  const ownKeys = (person: Person, now: number) => {
    demandImport(person, [null], now);
    return importKeys.list();
  };
  return [
    route(
      {
        ...read,
        path: '/import/keys',
        summary: 'Keys of other systems',
        action: 'ratings.import',
        answer: z.array(importKeySchema),
      },
      async ({ person, now }) => ({ body: ownKeys(person, now) }),
    ),
    route(
      {
        ...post,
        path: '/import/keys',
        summary: 'Make a key that may bring answers for these points; its secret is told once',
        action: 'ratings.import',
        body: newImportKeySchema,
        answer: importKeyMadeSchema,
        status: 201,
        cost: 10,
      },
      async ({ person, body: { name, points }, now }) => {
        demandImport(person, [null], now);
        ofPoints(person, points, now);
        return { body: await importKeys.make(name, points, person.id) };
      },
    ),
    route(
      {
        ...post,
        method: 'delete',
        path: '/import/keys/{id}',
        summary: 'Revoke a key at once',
        action: 'ratings.import',
        params: oneId.extend({ id: idSchema }),
        body: z.null(),
        takes: 'nothing',
        answer: z.null(),
        status: 204,
      },
      async ({ person, params: { id }, now }) => {
        demandImport(person, [null], now);
        if (!(await importKeys.revoke(id, person.id))) throw refusal(404, 'import-key-missing');
        return { body: null };
      },
    ),
    route(
      {
        ...post,
        path: '/import/preview',
        summary: 'What a CSV file of answers would bring; nothing is recorded',
        action: 'ratings.import',
        body: csvPreviewSchema,
        answer: csvPreviewAnswerSchema,
        cost: 10,
      },
      async ({ person, body: { point, csv }, now }) => {
        ofPoints(person, [point], now);
        const { rows: read, ignored } = readCsvAnswers(csv, point, places());
        const rows = read.map(({ answer, problems, ...row }) => {
          const { problem, there } = answer === null ? { problem: null, there: false } : foresee(answer);
          return { ...row, problems: [...problems, ...(problem === null ? [] : [problem])].map(said), there };
        });
        const bad = rows.filter(({ problems }) => problems.length > 0).length;
        const there = rows.filter((row) => row.there).length;
        return { body: { rows, good: rows.length - bad - there, bad, there, ignored, digest: csvDigest(point, csv) } };
      },
    ),
    route(
      {
        ...post,
        path: '/import/confirm',
        summary: 'Record the good lines of the file that was previewed; one answer for each dossier',
        action: 'ratings.import',
        body: csvConfirmSchema,
        answer: csvConfirmedSchema,
        cost: 20,
      },
      async ({ person, body: { point, csv, digest }, now }) => {
        ofPoints(person, [point], now);
        if (csvDigest(point, csv) !== digest) throw refusal(409, 'csv-changed');
        const answers = readCsvAnswers(csv, point, places()).rows.flatMap(({ answer }) => answer ?? []);
        await journal.acts.append({
          actor: person.id,
          kind: 'ratings.imported',
          detail: { point, answers: answers.length, digest },
        });
        const results = await bring(answers, (id) => id === point);
        const count = (outcome: string): number => results.filter((one) => one.outcome === outcome).length;
        return { body: { kept: count('kept'), again: count('again'), used: count('used'), refused: count('refused') } };
      },
    ),
  ];
}
