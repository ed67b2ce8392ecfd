import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Journal, JournalOptions } from '../../server/ledger/journal.ts';
import { playsContract } from './plays-contract.ts';

/** Opens a journal with these options; `done` throws it away. */
export type OpenJournal = (options: JournalOptions) => Promise<{ readonly journal: Journal; done(): Promise<void> }>;

const act = { actor: 'lan', kind: 'sign-in', detail: { from: 'desk' } };
const count = z.object({ n: z.number() });

/** What every journal promises. */
export const journalContract = (name: string, open: OpenJournal): void => {
  describe(`journal contract: ${name}`, () => {
    const opened: { done(): Promise<void> }[] = [];
    const begin = async (over: Partial<JournalOptions> = {}): Promise<Journal> => {
      const parts = await open({ tables: [], now: () => 5000, onFailure: () => undefined, ...over });
      opened.push(parts);
      return parts.journal;
    };
    afterEach(async () => {
      for (const parts of opened.splice(0)) await parts.done();
    });

    describe('writes', () => {
      const tables = [{ id: 'test-1', sql: 'CREATE TABLE things (name TEXT PRIMARY KEY) STRICT;' }];
      const things = (journal: Journal): number => journal.database.get(count, 'SELECT count(*) AS n FROM things')?.n ?? -1;

      it('keeps what resolved, in tables of other rooms', async () => {
        const journal = await begin({ tables });
        const all = Array.from({ length: 2500 }, (_, number) =>
          journal.database.write((sql) => sql.run('INSERT INTO things (name) VALUES (?)', `n${number}`).changes),
        );
        expect(new Set(await Promise.all(all))).toEqual(new Set([1]));
        expect(things(journal)).toBe(2500);
      });

      it('undoes a write that throws, and only that one', async () => {
        const journal = await begin({ tables });
        const put = (name: string): Promise<unknown> =>
          journal.database.write((sql) => sql.run('INSERT INTO things (name) VALUES (?)', name));
        const broken = journal.database.write((sql) => {
          sql.run('INSERT INTO things (name) VALUES (?)', 'half');
          throw new RangeError('no');
        });
        const settled = await Promise.allSettled([put('a'), broken, put('a'), put('b')]);
        expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
        expect(journal.database.all(z.object({ name: z.string() }), 'SELECT name FROM things ORDER BY name')).toEqual([
          { name: 'a' },
          { name: 'b' },
        ]);
      });

      it('refuses a write that is not synchronous', async () => {
        const journal = await begin({ tables });
        const late = journal.database.write(async (sql) => sql.run('INSERT INTO things (name) VALUES (?)', 'late'));
        await expect(late).rejects.toThrow(TypeError);
        expect(things(journal)).toBe(0);
      });

      it('shows readers nothing before the commit', async () => {
        const journal = await begin({ tables });
        const seen: number[] = [];
        const writing = journal.database.write((sql) => sql.run('INSERT INTO things (name) VALUES (?)', 'x'));
        seen.push(things(journal));
        await writing;
        expect([...seen, things(journal)]).toEqual([0, 1]);
      });

      it('finishes what waits when it closes, then refuses', async () => {
        const journal = await begin({ tables });
        const waiting = journal.counters.next('revision');
        await journal.close();
        expect(await waiting).toBe(1);
        await expect(journal.counters.next('revision')).rejects.toMatchObject({ code: 'STORE-closed' });
      });

      it('fails closed: what waits and what comes is refused, and the owner is told once', async () => {
        const told: string[] = [];
        const journal = await begin({ tables, onFailure: ({ code }) => told.push(code) });
        const waiting = journal.counters.next('revision');
        journal.database.fail(new Error('EIO'));
        journal.database.fail(new Error('EIO again'));
        await expect(waiting).rejects.toMatchObject({ code: 'STORE-failed', detail: { cause: 'EIO' } });
        await expect(journal.counters.next('revision')).rejects.toMatchObject({ code: 'STORE-failed' });
        await new Promise((resolve) => setImmediate(resolve));
        expect(told).toEqual(['STORE-failed']);
        expect(journal.database.failure()?.code).toBe('STORE-failed');
      });
    });

    describe('acts', () => {
      it('appends with seq, time and a hash over the act before', async () => {
        const journal = await begin();
        const [first, second] = await Promise.all([journal.acts.append(act), journal.acts.append(act)]);
        expect([first.seq, second.seq, first.time]).toEqual([1, 2, 5000]);
        expect(first.hash).not.toBe(second.hash);
        expect(journal.acts.list({ before: null, limit: 10 })).toEqual([second, first]);
        expect(journal.acts.list({ before: 2, limit: 10 })).toEqual([first]);
        expect(journal.acts.verify()).toBeNull();
      });

      it('cannot be changed, deleted, replaced or put out of order by any write', async () => {
        const journal = await begin();
        await journal.acts.append(act);
        const columns = '(seq, time, actor, kind, detail, hash)';
        const attempts = [
          "UPDATE acts SET actor = 'nobody'",
          'DELETE FROM acts',
          `INSERT OR REPLACE INTO acts ${columns} VALUES (1, 0, 'x', 'x', '{}', 'x')`,
          `INSERT INTO acts ${columns} VALUES (7, 0, 'x', 'x', '{}', 'x')`,
        ];
        for (const text of attempts) {
          await expect(journal.database.write((sql) => sql.run(text))).rejects.toThrow('append-only');
        }
        expect(journal.acts.verify()).toBeNull();
      });

      it('names the newest library generation, and keeps the word for publishes alone', async () => {
        const journal = await begin();
        expect(journal.acts.newestLibrary()).toBeNull();
        const named = { generation: 4, sha256: 'a'.repeat(64) };
        await journal.database.write((sql) => journal.acts.publishWithin(sql, act, named));
        await journal.acts.append(act);
        expect(journal.acts.newestLibrary()).toEqual(named);
        expect(journal.acts.namedLibrary(4)).toEqual(named);
        expect(journal.acts.namedLibrary(3)).toBeNull();
        await expect(journal.acts.append({ ...act, detail: { library: named } })).rejects.toThrow(TypeError);
        const again = journal.database.write((sql) => journal.acts.publishWithin(sql, act, named));
        await expect(again).rejects.toThrow('UNIQUE');
      });
    });

    playsContract(begin);

    describe('drafts', () => {
      const draft = { kind: 'slide', id: 'x', version: 0, body: { a: 1 }, removed: false, author: 'lan' } as const;

      it('counts versions and keeps the history', async () => {
        const { drafts } = await begin();
        expect(await drafts.put(draft)).toMatchObject({ ok: true, draft: { version: 1, at: 5000 } });
        expect(await drafts.put({ ...draft, version: 1, body: { a: 2 } })).toMatchObject({ ok: true, draft: { version: 2 } });
        expect(drafts.get('slide', 'x')).toMatchObject({ version: 2, body: { a: 2 }, removed: false, author: 'lan' });
        expect(drafts.versions('slide', 'x').map(({ version }) => version)).toEqual([2, 1]);
        expect(drafts.list().map(({ id }) => id)).toEqual(['x']);
        expect(drafts.get('entry', 'x')).toBeNull();
      });

      it('lets one of two writers win and tells the other what stands', async () => {
        const { drafts } = await begin();
        await drafts.put(draft);
        const results = await Promise.all([
          drafts.put({ ...draft, version: 1, author: 'an' }),
          drafts.put({ ...draft, version: 1, author: 'ba' }),
        ]);
        expect(results).toMatchObject([{ ok: true }, { ok: false, current: { version: 2, author: 'an' } }]);
        expect(await drafts.put({ ...draft, id: 'new', version: 3 })).toEqual({ ok: false, current: null });
      });

      it('closes a draft only at the version that was seen; its history stays and its numbers go on', async () => {
        const { drafts } = await begin();
        await drafts.put(draft);
        await drafts.put({ ...draft, version: 1 });
        expect(await drafts.remove('slide', 'x', 1)).toMatchObject({ ok: false, current: { version: 2 } });
        expect(await drafts.remove('slide', 'x', 2)).toEqual({ ok: true });
        expect([drafts.get('slide', 'x'), drafts.list()]).toEqual([null, []]);
        expect(await drafts.put(draft)).toMatchObject({ ok: true, draft: { version: 3 } });
        expect(drafts.versions('slide', 'x')).toHaveLength(3);
      });
    });

    it('counts up, each number once, and never down', async () => {
      const { counters } = await begin();
      const numbers = await Promise.all(Array.from({ length: 50 }, () => counters.next('revision')));
      expect(numbers).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
      expect(await counters.next('other')).toBe(1);
      expect(await counters.atLeast('revision', 90)).toBe(90);
      expect(await counters.atLeast('revision', 3)).toBe(90);
      expect([counters.current('revision'), counters.current('unknown')]).toEqual([90, 0]);
    });
  });
};
