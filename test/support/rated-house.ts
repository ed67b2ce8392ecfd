import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Library } from '../../content/library.ts';
import type { Entry } from '../../content/schedule/entry.ts';
import { defaultRating, type RatingPoint } from '../../content/score/settings.ts';
import type { Slide } from '../../content/slide/slide.ts';
import type { Instant } from '../../content/time/instant.ts';
import { demoLibrary } from '../../scripts/demo/library.ts';
import { openKeys } from '../../server/keys/keys.ts';
import { openJournal } from '../../server/ledger/journal.ts';
import type { NewAnswer } from '../../server/ledger/ratings/answer-step.ts';
import { openLedger } from '../../server/ledger/ratings/ledger.ts';
import { PEOPLE_TABLES } from '../../server/people/people-tables.ts';
import { RATING_TABLES } from '../../server/ratings/tables.ts';
import { memoryLog } from './memory-log.ts';

const DAY = 86_400_000;
/** Monday 23 November 2026, 11:00 in Việt Nam. */
export const ELEVEN = Date.parse('2026-11-23T11:00+07:00');

/** Wards with how likely an answer is to be a satisfied one, and how many come on a working day. */
const WARDS: readonly (readonly [unit: string, satisfied: number, daily: number])[] = [
  ['ben-nghe', 0.93, 9],
  ['da-kao', 0.97, 7],
  ['ben-thanh', 0.9, 6],
  ['cau-ong-lanh', 0.86, 5],
  ['co-giang', 0.74, 6],
  ['nguyen-cu-trinh', 0.92, 4],
  ['pham-ngu-lao', 0.78, 5],
  ['tan-dinh', 0.9, 0.3],
];

const point = (unit: string, kind: RatingPoint['kind']): RatingPoint => ({
  id: `${unit}-${kind}`,
  unit,
  name: { kiosk: 'Máy đánh giá ở quầy 1', screen: 'Mã QR trên màn hình', printed: 'Mã QR in', import: 'Một cửa điện tử' }[kind],
  counter: kind === 'kiosk' ? 'quay-1' : null,
  scale: 'nam-muc',
  kind,
  active: true,
});

const common = { theme: null, locked: null } as const;
const scoreSlide: Slide = {
  ...common,
  id: 'diem-ben-nghe',
  name: 'Điểm của phường Bến Nghé',
  template: 'score',
  title: 'MỨC ĐỘ HÀI LÒNG',
  unit: 'ben-nghe',
  window: 'day',
  beside: 'quarter',
};
const scoreEntry: Entry = {
  id: 'diem-ben-nghe',
  name: 'Điểm của phường Bến Nghé',
  slides: [{ slide: scoreSlide.id, dwell: 60, weight: 1 }],
  places: [{ by: 'unit', id: 'ben-nghe' }],
  zone: 'main',
  when: { from: null, until: null, weekdays: [], dayparts: [], rule: null, openHours: false, daysOff: 'play' },
  rank: 'priority',
  share: 1,
};

/** The demonstration with rating points at each ward, and the score of Bến Nghé on its television. */
export const ratedLibrary = (now: Instant): Library => {
  const library = demoLibrary(now);
  const points = WARDS.flatMap(([unit]) => (['kiosk', 'screen', 'printed', 'import'] as const).map((kind) => point(unit, kind)));
  return {
    ...library,
    slides: [...library.slides, scoreSlide],
    entries: [...library.entries, scoreEntry],
    rating: {
      ...defaultRating(),
      points,
      counters: WARDS.map(([unit]) => ({ id: 'quay-1', unit, name: 'Quầy số 1' })),
    },
  };
};

/** A file with it: for `--seed`. */
export function ratedSeed(now: Instant): string {
  const file = join(mkdtempSync(join(tmpdir(), 'niem-yet-seed-')), 'library.json');
  writeFileSync(file, JSON.stringify(ratedLibrary(now)));
  return file;
}

/** The same numbers in [0, 1) at every run. */
const numbersFrom = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
};

const COMMENTS = ['Cán bộ hướng dẫn tận tình.', 'Chờ hơi lâu, gọi lại cho tôi số 0912345678.', 'Nên có thêm ghế ngồi chờ.'];
const UNHAPPY = [
  ['binh-thuong', []],
  ['khong-hai-long', ['thoi-gian-giai-quyet']],
  ['rat-khong-hai-long', ['thai-do-phuc-vu', 'huong-dan-ho-so']],
] as const;
const KINDS = ['kiosk', 'kiosk', 'screen', 'printed', 'import'] as const;
const CLASSES = { kiosk: 'at-place', screen: 'at-place', printed: 'unverified', import: 'verified' } as const;

/** An answer of the ward at this time, as chance has it. */
function answerAt(unit: string, satisfied: number, at: Instant, next: () => number, number: number): NewAnswer {
  const kind = KINDS[Math.floor(next() * KINDS.length)] ?? 'kiosk';
  const isHappy = next() < satisfied;
  const [level, reasons] = isHappy
    ? ([next() < 0.6 ? 'rat-hai-long' : 'hai-long', []] as const)
    : (UNHAPPY[Math.floor(next() * UNHAPPY.length)] ?? UNHAPPY[0]);
  return {
    unit,
    payload: {
      ...{ at, offset: 420, point: `${unit}-${kind}`, counter: kind === 'kiosk' ? 'quay-1' : null, scale: 'nam-muc' },
      ...{ level, satisfied: isHappy, reasons: [...reasons], class: CLASSES[kind], use: null },
      nonce: String(number).padStart(22, 'r'),
    },
    comment: next() < 0.04 ? (COMMENTS[Math.floor(next() * COMMENTS.length)] ?? null) : null,
  };
}

const isWorkday = (day: Instant): boolean => ![0, 6].includes(new Date(day + 7 * 3_600_000).getUTCDay());

/** The answers of two quarters until `now`, in the order in which they came; Bến Nghé has many on the last day. */
function answersUntil(now: Instant, days: number): NewAnswer[] {
  const next = numbersFrom(7);
  const today = now - ((now + 7 * 3_600_000) % DAY);
  const times = Array.from({ length: days }, (_, back) => today - (days - 1 - back) * DAY)
    .filter((day) => isWorkday(day))
    .flatMap((day) =>
      WARDS.flatMap(([unit, satisfied, daily]) => {
        const many = day === today && unit === 'ben-nghe' ? 46 : Math.floor(daily * (0.6 + 0.8 * next()) + next());
        const latest = Math.min(9.5, (now - day) / 3_600_000 - 7.5);
        return Array.from({ length: many }, () => ({
          unit,
          satisfied,
          at: Math.floor(day + (7.5 + next() * latest) * 3_600_000),
        }));
      }),
    );
  return times.sort((a, b) => a.at - b.at).map(({ unit, satisfied, at }, index) => answerAt(unit, satisfied, at, next, index));
}

/** A data folder that has these answers before its controller starts, the last day's held ones in quarantine. */
export async function ratedFolder(now: Instant, days = 144): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'niem-yet-rated-'));
  const clock = { now: now - days * DAY };
  const { log } = memoryLog();
  const journal = await openJournal(folder, log, {
    tables: [...PEOPLE_TABLES, ...RATING_TABLES],
    now: () => clock.now,
    onFailure: () => undefined,
  });
  const keys = await openKeys(join(folder, 'keys'), () => clock.now, log);
  const ledger = await openLedger({
    isSteady: () => true,
    ...{ journal, keys, folder, epoch: () => 1, zones: () => () => 'Asia/Ho_Chi_Minh', post: null, log },
    now: () => clock.now,
  });
  const byDay = new Map<number, NewAnswer[]>();
  for (const answer of answersUntil(now, days)) {
    const day = Math.floor((answer.payload.at + 7 * 3_600_000) / DAY);
    byDay.set(day, [...(byDay.get(day) ?? []), answer]);
  }
  for (const answers of byDay.values()) {
    clock.now = Math.max(clock.now, answers.at(-1)?.payload.at ?? 0);
    await Promise.all(answers.map((answer) => ledger.ratings.append(answer)));
    await ledger.wake();
  }
  const last = ledger.ratings.head().size;
  const held = Array.from({ length: last }, (_, back) => last - 1 - back).filter(
    (seq) => ledger.ratings.placeOf(seq)?.unit === 'ben-nghe',
  );
  clock.now = now - 60_000;
  await ledger.ratings.record(
    [{ kind: 'quarantine', unit: 'ben-nghe', payload: { targets: held.slice(0, 6).sort((a, b) => a - b), detector: 'burst' } }],
    { actor: 'system', kind: 'rating.quarantined', detail: { unit: 'ben-nghe', answers: 6 } },
  );
  await ledger.wake();
  await ledger.close();
  await journal.close();
  return folder;
}
