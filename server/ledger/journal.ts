import { join } from 'node:path';
import { type Problem, problem, type SentenceTable } from '../../content/problem.ts';
import type { Instant } from '../../content/time/instant.ts';
import { type Acts, actsOn, actTables } from './acts.ts';
import { type Counters, countersOn, counterTables } from './counters.ts';
import { DamagedFile, type Database, type DatabaseOptions, type Migration, openDatabase } from './database.ts';
import { type Drafts, draftsOn, draftTables } from './drafts.ts';
import { lockFile } from './folder-lock.ts';
import { type GoneKeys, goneKeysOn, goneKeyTables } from './gone-keys.ts';
import type { Log } from './log.ts';
import { makeFolderSync } from './make-folder.ts';
import { type Plays, playsOn, playTables } from './plays.ts';
import { mendTree } from './ratings/mend-tree.ts';
import { recordTables } from './ratings/record-tables.ts';
import { receivedTables } from './received.ts';
import { type Reports, reportsOn, reportTables } from './reports.ts';
import { storeSentences } from './sentences.ts';
import { setAsideJournal } from './set-aside-journal.ts';
import { fillSentence, type StoreError } from './store-error.ts';

export type { NewAct } from './acts.ts';

/** Everything that grows, on disk before the answer. */
export interface Journal {
  readonly acts: Acts;
  readonly plays: Plays;
  readonly reports: Reports;
  readonly drafts: Drafts;
  readonly counters: Counters;
  readonly goneKeys: GoneKeys;
  /** For the tables of other rooms; their writes share the group commit. */
  readonly database: Database;
  /** What was found wrong at the start, for people; empty when all is well. */
  readonly findings: readonly Problem[];
  /** Commits what waits and lets go of the folder. */
  close(): Promise<void>;
}

/** `tables`: migrations of other rooms, after the journal's own. `onFailure`: told once, when nothing is acknowledged any more. */
export interface JournalOptions {
  readonly tables: readonly Migration[];
  readonly now: () => Instant;
  readonly onFailure: (error: StoreError) => void;
}

/** The journal's own tables, in order; only ever appended to. */
export const journalTables: readonly Migration[] = [
  ...actTables,
  ...receivedTables,
  ...playTables,
  ...reportTables,
  ...draftTables,
  ...counterTables,
  ...goneKeyTables,
  ...recordTables,
];

/**
 * Opens or creates `journal.sqlite` in `folder`, which one process may hold (`STORE-busy`). A damaged file is set aside by name and
 * a new one begun, loudly: log, `findings` and an act. Throws StoreError.
 */
export const openJournal = async (folder: string, log: Log, options: JournalOptions): Promise<Journal> => {
  makeFolderSync(folder);
  const lock = lockFile(join(folder, 'journal.lock'), folder);
  try {
    const file = join(folder, 'journal.sqlite');
    const { database, damage } = openOrBegin(file, log, options);
    const mended = await mendTree(database);
    const found = mended === null ? damage : [...damage, problem('STORE-ledger-mended', [], mended)];
    const journal = journalOn(database, options.now, found, () => lock.release());
    await tell(journal, log);
    return journal;
  } catch (cause) {
    lock.release();
    throw cause;
  }
};

/** The journal on an open database that has `journalTables`; for `openJournal` and for tests in memory. */
export const journalOn = (database: Database, now: () => Instant, damage: readonly Problem[], closed: () => void): Journal => {
  const acts = actsOn(database, now);
  const broken = acts.verify();
  return {
    acts,
    plays: playsOn(database),
    reports: reportsOn(database),
    drafts: draftsOn(database, now),
    counters: countersOn(database),
    goneKeys: goneKeysOn(database),
    database,
    findings: broken ? [...damage, problem('STORE-act-broken', [], { seq: broken.seq, why: broken.why })] : damage,
    close: async () => {
      await database.close().finally(closed);
    },
  };
};

interface Opened {
  readonly database: Database;
  readonly damage: readonly Problem[];
}

const openOrBegin = (file: string, log: Log, { tables, onFailure, now }: JournalOptions): Opened => {
  const options: DatabaseOptions = { tables: [...journalTables, ...tables], onFailure };
  try {
    return { database: openDatabase(file, options), damage: [] };
  } catch (cause) {
    if (!(cause instanceof DamagedFile)) throw cause;
    const setAside = setAsideJournal(file, now());
    log.error({ event: 'journal-damaged', file, setAside, cause: cause.message }, 'the journal was damaged and is set aside');
    return { database: openDatabase(file, options), damage: [problem('STORE-journal-damaged', [], { file, setAside })] };
  }
};

const SENTENCES: SentenceTable = storeSentences;

const words = ({ code, detail }: Problem): string => {
  const sentence = SENTENCES[code];
  return sentence ? fillSentence(`${sentence.vi} / ${sentence.en}`, detail) : code;
};

const tell = async (journal: Journal, log: Log): Promise<void> => {
  for (const found of journal.findings) {
    log.error({ event: 'journal-finding', code: found.code, detail: found.detail }, words(found));
    await journal.acts.append({ actor: 'system', kind: 'journal.finding', detail: { code: found.code, ...found.detail } });
  }
};
