import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openKeys } from '../../server/keys/keys.ts';
import { openJournal } from '../../server/ledger/journal.ts';
import { openLedger } from '../../server/ledger/ratings/ledger.ts';
import { causeText, StoreError } from '../../server/ledger/store-error.ts';
import { randomFrom } from './random.ts';
import { answerNumber, tortureTime } from './ratings-answer.ts';
import { say } from './say.ts';

/*
 * A process to be killed: waits for a line on its input, opens the ledger of the folder in its first argument, says READY, then takes
 * answers without end, some of them twice at once, in groups whose sizes come from the seed in its third. `ACK <number>` only when a citizen would be thanked, `NO <number> <code>` when
 * they would be told that it was not recorded.
 */
const [folder = '', first = '0', seed = '0'] = process.argv.slice(2);
const complain = (detail: object): void => say(`ERROR ${JSON.stringify(detail)}`);
const quiet = { info: () => undefined, warn: () => undefined, error: complain };
const LARGEST_GROUP = 40;

const takeForEver = async (): Promise<void> => {
  const journal = await openJournal(folder, quiet, { tables: [], now: tortureTime, onFailure: () => say('FAILED') });
  const keys = await openKeys(join(folder, 'keys'), tortureTime, quiet);
  const ledger = await openLedger({
    isSteady: () => true,
    journal,
    keys,
    folder,
    epoch: () => 1,
    zones: () => () => 'Asia/Ho_Chi_Minh',
    post: null,
    now: tortureTime,
    log: quiet,
  });
  say('READY');
  const take = async (number: number): Promise<void> => {
    try {
      await ledger.ratings.append(answerNumber(number));
      say(`ACK ${number}`);
    } catch (cause) {
      say(`NO ${number} ${cause instanceof StoreError ? cause.code : causeText(cause)}`);
      await pause(5);
    }
  };
  const wake = (): void =>
    void ledger
      .wake()
      .catch(() => 'said by whoever takes answers')
      .finally(() => setTimeout(wake, 25));
  wake();
  const random = randomFrom(Number(seed));
  for (let number = Number(first); ; ) {
    const size = 1 + Math.floor(random() * LARGEST_GROUP);
    const group = Array.from({ length: size }, (_, at) => number + at);
    await Promise.all([...group, ...group.slice(0, 3)].map(take));
    number += size;
  }
};

say('WAITING');
process.stdin.once('data', () => void takeForEver());
