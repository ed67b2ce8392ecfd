import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Library, librarySchema } from '../../content/library.ts';
import type { RatingPoint } from '../../content/score/settings.ts';
import { windowBefore } from '../../content/score/windows.ts';
import { openJournal } from '../../server/ledger/journal.ts';
import type { NewAnswer } from '../../server/ledger/ratings/answer-step.ts';
import { openRatings } from '../../server/ledger/ratings/ratings.ts';
import { PEOPLE_TABLES } from '../../server/people/people-tables.ts';
import { type Places, placesOf } from '../../server/ratings/places.ts';
import { RATING_TABLES } from '../../server/ratings/tables.ts';
import { demoWards } from './rating-points.ts';

/*
 * `tsx scripts/demo/ratings.ts <library.json> <data folder>`: answers of this quarter and the last, made up, into a ledger that has
 * none yet, before the controller starts. The same days give the same answers.
 */
const [file, folder] = process.argv.slice(2);
if (file === undefined || folder === undefined) throw new Error('library, data folder?');
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const library = librarySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
const now = Date.now();
/** How a ward is: the share that is satisfied, and answers on a working day. */
interface Ward {
  readonly id: string;
  readonly share: number;
  readonly perDay: number;
}

async function fill(of: Library): Promise<void> {
  const places = placesOf({ current: () => of })();
  const answers = demoWards().flatMap(({ id }, index) => answersOf(places, wardOf(id, index)));
  answers.sort((a, b) => a.payload.at - b.payload.at);
  for (let from = 0; from < answers.length; from += 1000)
    await Promise.all(answers.slice(from, from + 1000).map((answer) => ratings.append(answer)));
}

/** Wards differ a little; one has too few answers for a percentage, one is clearly below the others. */
const wardOf = (id: string, index: number): Ward => ({
  id,
  share: index === 6 ? 0.74 : 0.86 + ((index * 37) % 11) / 100,
  perDay: index === 8 ? 0.12 : 4 + ((index * 53) % 17),
});

/** A fraction in [0, 1) that is always the same for the same words. */
const chance = (...words: readonly (string | number)[]): number =>
  createHash('sha256').update(words.join(' ')).digest().readUInt32BE(0) / 2 ** 32;

function answersOf(places: Places, ward: Ward): NewAnswer[] {
  const clock = places.clockOf(ward.id);
  const today = clock.dayAt(now);
  const answers: NewAnswer[] = [];
  for (let day = windowBefore('quarter', today).first; clock.startOf(day) <= now; day += 1) {
    const start = clock.startOf(day);
    const most = Math.floor(ward.perDay * 2 * chance(ward.id, day, 'many') + chance(ward.id, day, 'rest'));
    for (let number = 0; number < most; number += 1) {
      const at = start + Math.floor((7 + 10 * chance(ward.id, day, number, 'hour')) * 3_600_000);
      if (at < now && places.isOpen(ward.id, at)) answers.push(answerOf(places, ward, at, `${ward.id} ${day} ${number}`));
    }
  }
  return answers;
}

const COMMENTS = [
  'Cán bộ hướng dẫn tận tình.',
  'Chờ hơi lâu vào buổi sáng.',
  'Quầy số 2 nên có thêm ghế.',
  'Nhanh, gọn, cảm ơn.',
];

function answerOf(places: Places, ward: Ward, at: number, name: string): NewAnswer {
  const way = chance(name, 'way');
  const kind: RatingPoint['kind'] = way < 0.6 ? 'kiosk' : way < 0.75 ? 'screen' : way < 0.88 ? 'printed' : 'import';
  const point = places.library.rating.points.find((one) => one.unit === ward.id && one.kind === kind);
  if (point === undefined) throw new Error(`no point ${kind} in ${ward.id}`);
  const satisfied = chance(name, 'satisfied') < ward.share;
  const more = chance(name, 'level');
  const level = satisfied ? (more < 0.55 ? 'rat-hai-long' : 'hai-long') : unhappy(more);
  const asks = level === 'khong-hai-long' || level === 'rat-khong-hai-long';
  const hash = createHash('sha256').update(`niem-yet demo ${name}`).digest();
  return {
    unit: ward.id,
    payload: {
      ...{ at, offset: places.clockOf(ward.id).offsetAt(at), point: point.id, counter: point.counter, scale: point.scale },
      ...{ level, satisfied, reasons: asks ? [chance(name, 'why') < 0.6 ? 'thoi-gian-giai-quyet' : 'huong-dan-ho-so'] : [] },
      class: kind === 'printed' ? 'unverified' : kind === 'import' ? 'verified' : 'at-place',
      nonce: hash.toString('base64url').slice(0, 22),
      use: kind === 'import' ? createHash('sha256').update(hash).digest('hex') : null,
    },
    comment: chance(name, 'words') < 0.03 ? (COMMENTS[Math.floor(chance(name, 'which') * COMMENTS.length)] ?? null) : null,
  };
}

const unhappy = (more: number): string => {
  if (more < 0.5) return 'binh-thuong';
  return more < 0.85 ? 'khong-hai-long' : 'rat-khong-hai-long';
};

const journal = await openJournal(folder, silent, {
  tables: [...PEOPLE_TABLES, ...RATING_TABLES],
  now: () => now,
  onFailure: () => undefined,
});
const ratings = openRatings({ database: journal.database, acts: journal.acts, now: () => now, log: silent });
if (ratings.units().length === 0) await fill(library);
await ratings.close();
await journal.close();
