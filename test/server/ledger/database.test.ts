import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Database, type Migration, openDatabase } from '../../../server/ledger/database.ts';
import { journalTables } from '../../../server/ledger/journal.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'niem-yet-database-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (tables: readonly Migration[]): Database =>
  openDatabase(join(folder, 'x.sqlite'), { tables, onFailure: () => undefined });
const count = z.object({ n: z.number() });
const things: Migration = { id: 'things-1', sql: 'CREATE TABLE things (name TEXT PRIMARY KEY, body TEXT) STRICT;' };
const coloured: Migration = { id: 'things-2', sql: "ALTER TABLE things ADD COLUMN colour TEXT NOT NULL DEFAULT 'red';" };

describe('the database', () => {
  it('is as safe as it promises: WAL, and an fsync for each commit', async () => {
    const database = open([]);
    expect(database.get(z.object({ journal_mode: z.string() }), 'PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
    expect(database.get(z.object({ synchronous: z.number() }), 'PRAGMA synchronous')).toEqual({ synchronous: 2 });
    await database.close();
  });

  it('meets a full disk in the middle of a group: nobody is acknowledged, and it goes on when there is space', async () => {
    const database = open([things]);
    const pages = (limit: number): unknown => database.get(z.unknown(), `PRAGMA max_page_count = ${limit}`);
    const put = (name: string, size: number): Promise<unknown> =>
      database.write((sql) => sql.run('INSERT INTO things (name, body) VALUES (?, ?)', name, 'x'.repeat(size)));
    await put('first', 10);
    pages(20);
    const settled = await Promise.allSettled([put('small', 10), put('large', 500_000), put('after', 10)]);
    expect(settled.map((result) => result.status === 'rejected' && result.reason.code)).toEqual([
      'STORE-full',
      'STORE-full',
      'STORE-full',
    ]);
    expect(database.failure()).toBeNull();
    pages(100_000);
    await put('large', 500_000);
    expect(database.all(z.object({ name: z.string() }), 'SELECT name FROM things ORDER BY name')).toEqual([
      { name: 'first' },
      { name: 'large' },
    ]);
    await database.close();
  });

  it('lets nothing unparsed out', async () => {
    const database = open([things]);
    expect(() => database.get(z.object({ n: z.string() }), 'SELECT 1 AS n')).toThrow(z.ZodError);
    await database.close();
  });
});

describe('migrations', () => {
  it('are applied once, in order, and keep what was there', async () => {
    const before = open([things]);
    await before.write((sql) => sql.run("INSERT INTO things (name) VALUES ('a')"));
    await before.close();
    for (const tables of [
      [things, coloured],
      [things, coloured],
    ]) {
      const after = open(tables);
      expect(after.all(z.unknown(), 'SELECT name, colour FROM things')).toEqual([{ name: 'a', colour: 'red' }]);
      await after.close();
    }
  });

  it('of the journal: every earlier version of the tables comes forward', async () => {
    for (let known = 0; known <= journalTables.length; known += 1) {
      const file = join(folder, `from-${known}.sqlite`);
      await openDatabase(file, { tables: journalTables.slice(0, known), onFailure: () => undefined }).close();
      const forward = openDatabase(file, { tables: journalTables, onFailure: () => undefined });
      expect(forward.get(count, 'SELECT count(*) AS n FROM migrations')?.n).toBe(journalTables.length);
      await forward.close();
    }
  });

  it('that fail leave everything as it was, the steps before them too', async () => {
    await open([things]).close();
    const broken: Migration = { id: 'things-3', sql: 'CREATE TABLE half (a TEXT); INSERT INTO nowhere VALUES (1);' };
    expect(() => open([things, coloured, broken])).toThrow(
      expect.objectContaining({ code: 'STORE-migration', detail: expect.objectContaining({ step: 'things-3' }) }),
    );
    const after = open([things]);
    expect(after.get(count, "SELECT count(*) AS n FROM sqlite_schema WHERE name = 'half' OR sql LIKE '%colour%'")).toEqual({
      n: 0,
    });
    await after.close();
  });

  it('of a newer version refuse the older one with a sentence', async () => {
    await open([things, coloured]).close();
    expect(() => open([things])).toThrow(/phiên bản phần mềm mới hơn.*things-2/);
  });

  it('with one id twice are refused', () => {
    expect(() => open([things, things])).toThrow(expect.objectContaining({ code: 'STORE-migration' }));
  });
});
