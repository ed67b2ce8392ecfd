import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { originOf, signCheckpoint } from '../../../../content/ledger/checkpoint.ts';
import { recordSchema } from '../../../../content/ledger/record.ts';
import { recordText } from '../../../../content/ledger/record-text.ts';
import { appended, emptyFrontier } from '../../../../content/ledger/tree.ts';
import { certify, keyPairFrom, signerOf } from '../../../../content/wire/signing.ts';
import { isIntact } from '../../../../server/ledger/ratings/breaches.ts';
import { leafOfText, ledgerHash } from '../../../../server/ledger/ratings/ledger-hash.ts';
import { verifyFolder } from '../../../../server/ledger/ratings/verify-folder.ts';
import { nonceOf } from '../../../support/ledger.ts';
import { answerOf, ratingHouse } from '../../../support/rating-house.ts';

/*
 * A ledger of 600 answers with a checkpoint after each hundred; each test works on a copy with an editor that knows no triggers.
 * `later`: what a display or a webhook got after the copy of yesterday was made.
 */
const original = ratingHouse();
let yesterday = '';
let later = '';
const HUNDRED = 100;

beforeAll(async () => {
  yesterday = join(original.folder, '..', `${original.folder.split('/').at(-1)}-yesterday`);
  await original.once(async ({ ratings, ledger, checkpoints }) => {
    for (let hundred = 0; hundred < 6; hundred += 1) {
      const numbers = Array.from({ length: HUNDRED }, (_, at) => hundred * HUNDRED + at);
      original.clock.now += 60_000;
      await Promise.all(
        numbers.map((number) => ratings.append({ ...answerOf(number), comment: number === 7 ? 'Chờ lâu' : null })),
      );
      await ledger.wake();
      if (hundred === 3) later = JSON.stringify(checkpoints.messageFor(0));
    }
    later = JSON.stringify(checkpoints.messageFor(0));
  });
});
afterAll(() => {
  original.remove();
  rmSync(yesterday, { recursive: true, force: true });
});

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'niem-yet-tamper-'));
  cpSync(original.folder, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const edit = (work: (database: DatabaseSyncInstance) => void): void => {
  const database = new DatabaseSync(join(folder, 'journal.sqlite'));
  for (const name of ['update', 'delete', 'insert']) database.exec(`DROP TRIGGER records_${name}`);
  database.exec('BEGIN');
  work(database);
  database.exec('COMMIT');
  database.close();
};
const verdictOf = (witnessed: readonly string[] = []) => verifyFolder({ folder, witnessed, rootKey: null, processes: () => 0 });
const startOf = async () => {
  const house = ratingHouse(folder);
  house.clock.now = original.clock.now;
  return house.once(async ({ ledger, events }) => ({ breaches: ledger.breaches(), errors: events('error') }));
};
const DARKEN = `UPDATE records SET text = replace(text, '"satisfied":true', '"satisfied":false') WHERE seq = ?`;

/** What somebody does who has the program: leaves, nodes, head and kept tallies are made anew. */
const rehash = (database: DatabaseSyncInstance): void => {
  database.exec('DELETE FROM tree_nodes; DELETE FROM tally_rows; DELETE FROM tally_mark');
  let frontier = emptyFrontier;
  for (const row of database.prepare('SELECT text FROM records ORDER BY seq').all()) {
    const text = String(row.text);
    const leaf = leafOfText(text);
    database.prepare('UPDATE records SET leaf = ? WHERE seq = ?').run(leaf, frontier.size);
    const next = appended(frontier, leaf, ledgerHash);
    for (const { height, index, hash } of next.grown) {
      if (height > 0 && height % 8 === 0) database.prepare('INSERT INTO tree_nodes VALUES (?, ?, ?)').run(height, index, hash);
    }
    frontier = next.frontier;
  }
  database.prepare('UPDATE tree_head SET size = ?, peaks = ?, placed = 0').run(frontier.size, Buffer.concat(frontier.peaks));
  database.exec('DELETE FROM record_units');
};

/** Replaces the texts by others, numbered anew. */
const retell = (database: DatabaseSyncInstance, change: (texts: string[]) => string[]): void => {
  const texts = change(
    database
      .prepare('SELECT text FROM records ORDER BY seq')
      .all()
      .map((row) => String(row.text)),
  );
  database.exec('DELETE FROM records');
  texts.forEach((text, seq) => {
    const record = recordSchema.parse({ ...recordSchema.parse(JSON.parse(text)), seq });
    const own = recordText(record);
    const insert = database.prepare('INSERT INTO records (seq, kind, unit, text, leaf) VALUES (?, ?, ?, ?, ?)');
    insert.run(seq, record.kind, record.unit, own, leafOfText(own));
  });
};

describe('what an editor does to the ledger is noticed, and the first bad record is named', () => {
  it('says nothing of a sound ledger, and changes nothing in it', async () => {
    const before = readFileSync(join(folder, 'journal.sqlite'));
    expect(await verdictOf([later])).toMatchObject({ size: 600, fault: null, beside: [], checkpoints: 6, unsigned: 0 });
    expect(readFileSync(join(folder, 'journal.sqlite')).equals(before)).toBe(true);
    expect(existsSync(join(folder, 'journal.sqlite-wal'))).toBe(false);
  });

  it('a folder whose controller died in the middle of a change: that only a start may take back', async () => {
    const journal = join(folder, 'journal.sqlite-journal');
    writeFileSync(journal, '');
    expect((await verdictOf()).fault).toBeNull();
    const writer = new DatabaseSync(join(folder, 'journal.sqlite'));
    writer.exec('PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; BEGIN; CREATE TABLE half (a)');
    writer.exec('INSERT INTO half SELECT randomblob(2000) FROM records');
    const half = [readFileSync(join(folder, 'journal.sqlite')), readFileSync(journal)] as const;
    writer.exec('ROLLBACK');
    writer.close();
    writeFileSync(join(folder, 'journal.sqlite'), half[0]);
    writeFileSync(journal, half[1]);
    await expect(verdictOf()).rejects.toThrow(/start it once, then verify again/);
  });

  it('a changed answer', async () => {
    edit((database) => database.prepare(DARKEN).run(598));
    expect((await verdictOf()).fault).toMatchObject({ why: 'changed', first: 598, until: 599 });
    expect((await startOf()).breaches).toMatchObject([{ why: 'changed', first: 598 }]);
  });

  it('a deleted answer', async () => {
    edit((database) => database.exec('DELETE FROM records WHERE seq = 417'));
    expect((await verdictOf()).fault).toMatchObject({ why: 'missing', first: 417 });
    expect((await startOf()).breaches).toHaveLength(1);
  });

  it('an answer that was put in, with all numbers moved on', async () => {
    edit((database) =>
      retell(database, (texts) => [...texts.slice(0, 300), (texts[300] ?? '').replace('n300', 'm300'), ...texts.slice(300)]),
    );
    // Leaves were made anew, so the tree tells within the hundred that was signed together.
    expect((await verdictOf()).fault).toMatchObject({ why: 'rewritten', first: 300, until: 400 });
    expect((await startOf()).breaches).toHaveLength(1);
  });

  it('two answers that were swapped', async () => {
    edit((database) => {
      database.exec('UPDATE records SET seq = 9999 WHERE seq = 20; UPDATE records SET seq = 20 WHERE seq = 30');
      database.exec('UPDATE records SET seq = 30 WHERE seq = 9999');
    });
    expect((await verdictOf()).fault).toMatchObject({ first: 20, until: 21 });
  });

  it('a changed answer with its own leaf recomputed: within the stretch that was signed together', async () => {
    edit((database) => {
      database.prepare(DARKEN).run(150);
      const text = String(database.prepare('SELECT text FROM records WHERE seq = 150').get()?.text);
      database.prepare('UPDATE records SET leaf = ? WHERE seq = 150').run(leafOfText(text));
    });
    expect((await verdictOf()).fault).toMatchObject({ why: 'rewritten', first: 100, until: 200 });
  });

  it('everything recomputed after a change: the checkpoints tell', async () => {
    edit((database) => {
      database.prepare(DARKEN).run(444);
      rehash(database);
    });
    expect((await verdictOf()).fault).toMatchObject({ why: 'rewritten', first: 400, until: 500 });
    expect((await startOf()).breaches).toMatchObject([{ why: 'rewritten', first: 400 }]);
  });

  it('everything recomputed, an answer taken out and all checkpoints destroyed: what a display kept tells', async () => {
    edit((database) => {
      database.exec('DELETE FROM checkpoints');
      retell(database, (texts) => texts.filter((_, seq) => seq !== 222));
      rehash(database);
    });
    rmSync(join(folder, 'ledger'), { recursive: true });
    expect((await verdictOf()).fault).toBeNull();
    expect((await verdictOf([later])).fault).toMatchObject({ why: 'cut', first: 599, until: 600 });
  });

  it.each([
    [
      'two answers swapped',
      'LDG-11',
      41,
      (texts: string[]) => texts.map((text, at) => texts[at === 41 ? 57 : at === 57 ? 41 : at] ?? text),
    ],
    [
      'a time that goes back',
      'LDG-12',
      300,
      (texts: string[]) => texts.map((text, at) => (at === 300 ? text.replace(/"time":\d+/, '"time":7') : text)),
    ],
    [
      'an answer told twice',
      'LDG-14',
      90,
      (texts: string[]) => texts.map((text, at) => (at === 90 ? (texts[12] ?? '').replace('"seq":12,', '"seq":90,') : text)),
    ],
  ] as const)(
    '%s, everything recomputed and all checkpoints destroyed: a sound ledger cannot say it',
    async (_name, detail, first, change) => {
      edit((database) => {
        const rows = database.prepare('SELECT text FROM records ORDER BY seq').all();
        const times = rows.map(({ text }) => /"time":\d+/.exec(String(text))?.[0] ?? '');
        const texts = change(rows.map(({ text }) => String(text)));
        if (detail === 'LDG-14') texts[90] = (texts[90] ?? '').replace(/"time":\d+/, times[90] ?? '');
        const put = database.prepare('UPDATE records SET text = ?, unit = ? WHERE seq = ?');
        texts.forEach((text, seq) => put.run(text, /"unit":"([^"]+)"\}$/.exec(text)?.[1] ?? null, seq));
        database.exec('DELETE FROM checkpoints');
        rehash(database);
      });
      rmSync(join(folder, 'ledger'), { recursive: true });
      expect((await verdictOf()).fault).toMatchObject({ why: 'unsound', first, until: first + 1, detail });
    },
  );

  it.each(['unit', 'kind'])('a column %s that says something else than its record', async (column) => {
    edit((database) => database.prepare(`UPDATE records SET ${column} = 'act' WHERE seq = 222`).run());
    expect((await verdictOf()).fault).toMatchObject({ why: 'unreadable', first: 222, until: 223 });
  });

  it('a tail that was cut off, with the head set back', async () => {
    edit((database) => {
      database.exec('DELETE FROM records WHERE seq >= 450');
      rehash(database);
    });
    expect((await verdictOf()).fault).toMatchObject({ why: 'cut', first: 450, until: 600 });
    expect((await startOf()).breaches).toMatchObject([{ why: 'cut', first: 450, until: 600 }]);
  });

  it('figures, words and acts beside the records', async () => {
    edit((database) => {
      database.exec("UPDATE comments SET text = 'Rất tốt'; DROP TRIGGER acts_delete; DELETE FROM acts");
      database.exec(`UPDATE tally_rows SET value = replace(value, '"held":0', '"held":1')`);
    });
    expect((await verdictOf()).beside.map(({ what }) => what)).toEqual(['tallies', 'comment']);
  });

  it('a ticket that is used a second time, everything recomputed and all checkpoints destroyed', async () => {
    edit((database) => {
      const use = `"use":"${'a'.repeat(64)}"`;
      database.prepare('UPDATE records SET text = replace(text, ?, ?) WHERE seq IN (12, 90)').run('"use":null', use);
      database.exec('DELETE FROM checkpoints');
      rehash(database);
    });
    rmSync(join(folder, 'ledger'), { recursive: true });
    expect((await verdictOf()).fault).toMatchObject({ why: 'unsound', first: 90, detail: 'LDG-14' });
  });

  it('a kept head that is not that of the records', async () => {
    edit((database) => database.exec('UPDATE tree_head SET peaks = zeroblob(length(peaks))'));
    expect(await verdictOf()).toMatchObject({ fault: null, beside: [{ what: 'head', about: '600' }] });
  });

  it('a strange checkpoint proves nothing', async () => {
    const forged = later.replace('\\n600\\n', '\\n700\\n');
    expect(forged).not.toBe(later);
    expect(await verdictOf([forged])).toMatchObject({ fault: null, unsigned: 1 });
  });

  it('is compared under the root key that was given, not under that of the folder', async () => {
    const stranger = keyPairFrom(new Uint8Array(32).fill(6)).public;
    const verdict = await verifyFolder({ folder, witnessed: [], rootKey: stranger, processes: () => 0 });
    expect(verdict).toMatchObject({ fault: null, checkpoints: 0, unsigned: 6 });
  });

  it('nor does one that the house signed for another ledger, or outside the time of its key, or that a stranger certified', async () => {
    const says = { origin: originOf(''), size: 700, root: 'a'.repeat(64), time: original.clock.now, epoch: 1 };
    const others = await original.once(async ({ keys }) => {
      const own = { ...says, origin: originOf(keys.rootKey) };
      const late = { ...own, time: own.time + 400 * 86_400_000 };
      const early = { ...own, time: own.time - 400 * 86_400_000 };
      const stranger = keyPairFrom(new Uint8Array(32).fill(5));
      const foreign = certify(stranger.public, 0, own.time + 86_400_000, stranger.secret);
      return Promise.all([
        ...[says, late, early].map((one) => keys.signWith((certificate, sign) => signCheckpoint(one, certificate, sign))),
        signCheckpoint(own, foreign, signerOf(stranger.secret)),
      ]);
    });
    const lines = others.map((one) => JSON.stringify(one)).join('\n');
    expect(await verdictOf([lines])).toMatchObject({ fault: null, unsigned: 4 });
  });
});

it("yesterday's folder put back: nothing in it tells, a later checkpoint of a display does", async () => {
  const house = ratingHouse();
  const copy = mkdtempSync(join(tmpdir(), 'niem-yet-yesterday-'));
  try {
    await house.once(async ({ ratings, ledger }) => {
      await ratings.append(answerOf(1));
      await ledger.wake();
    });
    cpSync(house.folder, copy, { recursive: true });
    const seen = await house.once(async ({ ratings, ledger, checkpoints }) => {
      for (let number = 2; number < 40; number += 1) await ratings.append(answerOf(number));
      await ledger.wake();
      return JSON.stringify(checkpoints.messageFor(1));
    });
    writeFileSync(join(copy, 'seen.jsonl'), seen);
    expect((await verifyFolder({ folder: copy, witnessed: [], rootKey: null, processes: () => 0 })).fault).toBeNull();
    const witnessed = [readFileSync(join(copy, 'seen.jsonl'), 'utf8')];
    expect((await verifyFolder({ folder: copy, witnessed, rootKey: null, processes: () => 0 })).fault).toMatchObject({
      why: 'cut',
      first: 1,
      until: 39,
    });
  } finally {
    house.remove();
    rmSync(copy, { recursive: true });
  }
});

it('a start marks the time in which tampered records were written, and says so to people', async () => {
  edit((database) => {
    database.prepare(DARKEN).run(444);
    rehash(database);
  });
  const house = ratingHouse(folder);
  house.clock.now = original.clock.now + 3_600_000;
  await house.once(async ({ ledger, events, journal }) => {
    const begun = original.clock.now - 6 * 60_000;
    expect(events('error')).toContain('ledger-breach');
    expect(journal.acts.list({ before: null, limit: 1 })[0]?.kind).toBe('ledger.breach');
    const intact = (from: number, until: number): boolean => isIntact(ledger.breaches(), from, until);
    expect(intact(begun, begun + 4 * 60_000 - 1)).toBe(true);
    expect(intact(begun + 5 * 60_000 - 1, begun + 5 * 60_000)).toBe(false);
    expect(intact(original.clock.now + 1, original.clock.now + 1000)).toBe(true);
  });
  await house.once(async ({ ledger, events }) => {
    expect(ledger.breaches()).toHaveLength(1);
    expect(events('error')).not.toContain('ledger-breach');
  });
});

it.each([
  ['a late answer that is told as one in time', 'late-rating', 'rating'],
  ['one in time that is told as late', 'rating', 'late-rating'],
] as const)('%s, all recomputed: it does not fit the closed day', async (_name, was, told) => {
  const house = ratingHouse();
  await house.once(async ({ ratings, ledger }) => {
    await ratings.append(answerOf(1));
    house.clock.now += 86_400_000;
    await ledger.wake();
    await ratings.append(answerOf(4));
  });
  rmSync(folder, { recursive: true });
  cpSync(house.folder, folder, { recursive: true });
  house.remove();
  rmSync(join(folder, 'ledger'), { recursive: true });
  let changed = -1;
  edit((database) => {
    const [row] = database.prepare('SELECT seq, text FROM records WHERE kind = ?').all(was);
    changed = Number(row?.seq);
    const text = String(row?.text).replace(`"kind":"${was}"`, `"kind":"${told}"`);
    database.prepare('UPDATE records SET kind = ?, text = ? WHERE seq = ?').run(told, text, changed);
    database.exec('DELETE FROM checkpoints');
    rehash(database);
  });
  expect((await verdictOf()).fault).toMatchObject({ why: 'unsound', first: changed, detail: 'LDG-13' });
});

describe('a ledger of several blocks', () => {
  const long = ratingHouse();
  const BLOCKS = 9000;
  beforeAll(async () => {
    await long.once(async ({ ratings, ledger, journal }) => {
      for (let from = 0; from < BLOCKS; from += 1000) {
        const numbers = Array.from({ length: 1000 }, (_, at) => from + at);
        long.clock.now += 60_000;
        await Promise.all(numbers.map((number) => ratings.append(answerOf(number % 997, { nonce: nonceOf(number) }))));
        await journal.acts.append({ actor: 'lan', kind: 'sign-in', detail: {} });
        await ledger.wake();
      }
    });
  });
  afterAll(() => long.remove());
  beforeEach(() => {
    rmSync(folder, { recursive: true });
    cpSync(long.folder, folder, { recursive: true });
  });
  const bothVerdicts = async () => {
    const alone = await verdictOf();
    const together = await verifyFolder({ folder, witnessed: [], rootKey: null, processes: () => 2 });
    expect(together).toEqual(alone);
    return alone;
  };

  it('is found sound by one process and by several', async () => {
    const { size, ...rest } = await bothVerdicts();
    expect(size).toBeGreaterThan(BLOCKS);
    expect(rest).toMatchObject({ fault: null, beside: [], unsigned: 0 });
  });

  it('names the first of two changed answers', async () => {
    edit((database) => database.exec(DARKEN.replace('= ?', 'IN (5003, 8200)')));
    expect((await bothVerdicts()).fault).toMatchObject({ why: 'changed', first: 5003 });
  });

  it('names a record whose time goes back, also the first of a block', async () => {
    edit((database) => {
      const change = `UPDATE records SET text = replace(text, '"time":' || json_extract(text, '$.time'), '"time":7') WHERE seq = ?`;
      database.prepare(change).run(4096);
      database.exec('DELETE FROM checkpoints');
      rehash(database);
    });
    rmSync(join(folder, 'ledger'), { recursive: true });
    expect((await bothVerdicts()).fault).toMatchObject({ why: 'unsound', first: 4096, detail: 'LDG-12' });
  });

  it('names an answer that stands there twice, in another block', async () => {
    edit((database) => {
      retell(database, (texts) => {
        const time = /"time":\d+/.exec(texts[8500] ?? '')?.[0] ?? '';
        return [...texts.slice(0, 8500), (texts[100] ?? '').replace(/"time":\d+/, time), ...texts.slice(8500)];
      });
      rehash(database);
      database.exec('DELETE FROM checkpoints');
    });
    rmSync(join(folder, 'ledger'), { recursive: true });
    expect((await bothVerdicts()).fault).toMatchObject({ why: 'unsound', first: 8500, detail: 'LDG-14' });
  });

  it('tells an act that was taken out of the chain beside the records', async () => {
    edit((database) => database.exec('DROP TRIGGER acts_delete; DELETE FROM acts WHERE seq = (SELECT max(seq) FROM acts)'));
    expect((await bothVerdicts()).beside).toMatchObject([{ what: 'act' }]);
  });
});
