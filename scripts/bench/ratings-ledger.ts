import { join } from 'node:path';
import { openKeys } from '../../server/keys/keys.ts';
import { openJournal } from '../../server/ledger/journal.ts';
import type { NewAnswer } from '../../server/ledger/ratings/answer-step.ts';
import { openLedger } from '../../server/ledger/ratings/ledger.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const DAY = 86_400_000;
const UNITS = 500;
const A_DAY = 27_400;
const LEVELS = ['rat-hai-long', 'hai-long', 'binh-thuong', 'khong-hai-long', 'rat-khong-hai-long'];

/** When the first answer is given: the morning of 1 January 2026 in Việt Nam. */
export const BENCH_BEGIN = Date.UTC(2026, 0, 1, 1);

/** The `number`-th answer of a house of five hundred units; ten millions take a year. */
export const benchAnswer = (number: number): NewAnswer => ({
  unit: `phuong-${(number * 7919) % UNITS}`,
  comment: null,
  payload: {
    at: BENCH_BEGIN + Math.floor((number * DAY) / A_DAY),
    offset: 420,
    point: 'quay-1',
    counter: `quay-${number % 3}`,
    scale: 'nam-muc',
    level: LEVELS[number % LEVELS.length] ?? '',
    satisfied: number % LEVELS.length < 2,
    reasons: [],
    class: 'at-place',
    nonce: String(number).padStart(22, 'n'),
    use: null,
  },
});

/** Opens journal and ledger of `folder` as the controller does; `clock` gives their time. */
export const openBenchLedger = async (folder: string, clock: { now: number }) => {
  const now = (): number => clock.now;
  const onFailure = (error: Error): never => {
    throw error;
  };
  const journal = await openJournal(folder, silent, { tables: [], now, onFailure });
  const keys = await openKeys(join(folder, 'keys'), now, silent);
  const ledger = await openLedger({
    isSteady: () => true,
    ...{ journal, keys, folder, epoch: () => 1, zones: () => () => 'Asia/Ho_Chi_Minh', post: null, now, log: silent },
  });
  const close = async (): Promise<void> => {
    await ledger.close();
    await journal.close();
  };
  return { journal, keys, ledger, close };
};

const SIGN_EVERY = 2000;
const WAKE_EVERY = 20_000;

/** Takes the answers [from, until), `waiting` of them at once, with checkpoints and the closes of days between them. */
export const growLedger = async (
  { ledger }: Pick<Awaited<ReturnType<typeof openBenchLedger>>, 'ledger'>,
  clock: { now: number },
  { from, until, waiting }: { readonly from: number; readonly until: number; readonly waiting: number },
): Promise<void> => {
  for (let at = from; at < until; at += waiting) {
    const count = Math.min(waiting, until - at);
    clock.now = benchAnswer(at + count).payload.at;
    await Promise.all(Array.from({ length: count }, (_, one) => ledger.ratings.append(benchAnswer(at + one))));
    if (Math.floor(at / WAKE_EVERY) !== Math.floor((at + count) / WAKE_EVERY)) await ledger.wake();
    else if (Math.floor(at / SIGN_EVERY) !== Math.floor((at + count) / SIGN_EVERY)) await ledger.checkpoints.sign();
  }
  await ledger.wake();
};
