import { join } from 'node:path';
import { DEFAULT_TIME_ZONE, treeOf } from '../content/place/tree.ts';
import { localDayOf } from '../content/time/zone.ts';
import type { Config } from './config.ts';
import { type Control, createControl } from './control/control.ts';
import { headFile } from './control/head-store.ts';
import { type Keys, openKeys } from './keys/keys.ts';
import { forgetOldPlays } from './ledger/forget-old-plays.ts';
import { type Journal, openJournal } from './ledger/journal.ts';
import { type Ledger, openLedger } from './ledger/ratings/ledger.ts';
import { postTo } from './ledger/ratings/outside-witness.ts';
import { steadyClock } from './ledger/ratings/steady-clock.ts';
import { readHead } from './ledger/ratings/stored-tree.ts';
import { type LibraryStore, openLibrary } from './library/library-store.ts';
import { type MediaStore, openMedia } from './media/media-store.ts';
import { createPictureProcess, pictureLimits } from './media/picture-process.ts';
import type { Log } from './observe/log.ts';
import { type People, peopleOn } from './people/people-store.ts';
import { PEOPLE_TABLES } from './people/people-tables.ts';
import { type Sessions, sessionsOn } from './people/sessions.ts';
import { openHouseSecret } from './ratings/house-secret.ts';
import { RATING_TABLES } from './ratings/tables.ts';
import { seedLibrary } from './seed.ts';

/** What surrounds the application: its log and the clock of this machine. */
export interface Surroundings {
  readonly log: Log;
  readonly now: () => number;
}

/** What has to be closed, in the order in which it was opened. */
export type Closers = (() => Promise<void> | void)[];

/** Everything that stands on the data folder. */
export interface Stores {
  readonly journal: Journal;
  readonly library: LibraryStore;
  readonly people: People;
  readonly sessions: Sessions;
  readonly keys: Keys;
  readonly ledger: Ledger;
  /** What tokens, tickets and import keys grow from. */
  readonly secret: Uint8Array;
  readonly media: MediaStore;
  readonly control: Control;
}

/** The zone of a unit: its own or that of a unit above it. */
const zonesOf = (library: LibraryStore, now: () => number) => () => {
  const tree = treeOf(library.current());
  const today = localDayOf(now(), DEFAULT_TIME_ZONE);
  return (unit: string): string => tree.inherited(unit, today, 'timeZone') ?? DEFAULT_TIME_ZONE;
};

/** Opens them, one upon the other; each leaves in `closers` how it is closed. Rejects with StoreError when the folder cannot be used. */
export async function openStores(config: Config, { log, now }: Surroundings, closers: Closers): Promise<Stores> {
  const onFailure = (error: { readonly code: string }): void =>
    log.fatal({ event: 'journal-failed', code: error.code }, 'the disk failed: nothing is acknowledged any more');
  const journal = await openJournal(config.data, log, { tables: [...PEOPLE_TABLES, ...RATING_TABLES], now, onFailure });
  closers.push(journal.close);
  // Before this start writes anything.
  const { frontier, time } = readHead(journal.database);
  const lastRecord = frontier.size === 0 ? null : time;
  closers.push(forgetOldPlays(journal, { keepDays: config.keepPlaysDays, log, now }));
  const library = await openLibrary(join(config.data, 'library'), journal, log, now);
  closers.push(library.close);
  if (config.seed !== null && (await seedLibrary(library, config.seed)))
    log.info({ event: 'seeded' }, 'the first library is in force');
  const { database } = journal;
  const people = peopleOn(database, journal.acts);
  const sessions = sessionsOn({ database, people, secure: config.publicUrl?.startsWith('https:') ?? false, now, log });
  const keys = await openKeys(join(config.data, 'keys'), now, log);
  const secret = await openHouseSecret(join(config.data, 'keys'));
  const ledger = await openLedger({
    journal,
    keys,
    folder: config.data,
    epoch: () => library.current().epoch,
    zones: zonesOf(library, now),
    post: config.witnessUrl === null ? null : postTo(config.witnessUrl),
    now,
    isSteady: steadyClock(() => performance.now(), lastRecord),
    log,
  });
  closers.push(ledger.close);
  const pictures = createPictureProcess(pictureLimits());
  closers.push(pictures.close);
  const media = await openMedia(join(config.data, 'media'), pictures);
  const heads = headFile(config.data, log);
  const control = createControl({ library, journal, keys, pictures: media, heads, log, now });
  await control.start();
  closers.push(control.close);
  return { journal, library, people, sessions, keys, ledger, secret, media, control };
}
