import { describe, expect, it } from 'vitest';
import type { Draft, WallRow } from '../../../content/wire/api.ts';
import type { Answer, Failure } from '../../../displays/desk/api/request.ts';
import { mergeDrafts } from '../../../displays/desk/drafts/merge.ts';
import { collection } from '../../../displays/desk/live/collection.ts';
import { withRows } from '../../../displays/desk/live/wall-socket.ts';
import { reachedOf } from '../../../displays/desk/publish/reached-of.ts';
import { linkTo, setupTokenOf, whereOf } from '../../../displays/desk/router.ts';

const failure: Failure = { status: 500, code: 'x', sentence: ['Lỗi', 'Error'], problems: [], retryAfterS: null };
const zone = { entry: null, slide: null };
const row = (display: string, own: Partial<WallRow> = {}): WallRow => ({
  display,
  connection: 'online',
  seen: 0,
  should: { main: zone, ticker: zone, side: zone },
  does: null,
  revision: { should: 5, holds: 5 },
  agrees: true,
  reports: [],
  ...own,
});

describe('live resources', () => {
  it('asks once for all who look, and keeps the last value when a refresh fails', async () => {
    const answers: Answer<number>[] = [
      { ok: true, value: 1 },
      { ok: false, failure },
    ];
    let asked = 0;
    const live = collection<number>(async () => answers[asked++] ?? { ok: false, failure });
    let told = 0;
    const leave = live.subscribe(() => (told += 1));
    live.subscribe(() => {});
    await expect.poll(() => live.seen.value).toBe(1);
    expect([asked, live.seen.failure]).toEqual([1, null]);
    await live.refresh();
    expect([asked, live.seen.value, live.seen.failure]).toEqual([2, 1, failure]);
    const before = told;
    leave();
    live.change((value) => value + 1);
    expect([told, live.seen.value]).toEqual([before, 2]);
  });

  it('asks anew, once, when something changed while a request was on its way', async () => {
    const open: ((value: number) => void)[] = [];
    const live = collection<number>(async () => ({
      ok: true,
      value: await new Promise<number>((resolve) => open.push(resolve)),
    }));
    const first = live.refresh();
    const later = Promise.all([live.refresh(), live.refresh()]);
    open[0]?.(1);
    await first;
    expect(live.seen.value).toBe(1);
    await expect.poll(() => open.length).toBe(2);
    open[1]?.(2);
    await later;
    expect([live.seen.value, open.length]).toEqual([2, 2]);
  });

  it('makes a change that came while a request was on its way again to what the request brings', async () => {
    const open: ((value: string) => void)[] = [];
    const live = collection<string>(async () => ({
      ok: true,
      value: await new Promise<string>((resolve) => open.push(resolve)),
    }));
    const first = live.refresh();
    live.change((value) => `${value} changed`);
    open[0]?.('old');
    await first;
    expect(live.seen.value).toBe('old changed');
    const second = live.refresh();
    open[1]?.('new');
    await second;
    expect(live.seen.value).toBe('new');
  });

  it('leaves a wall alone that is newer than the rows', () => {
    const wall = { time: 3, rows: [row('a')] };
    expect(withRows(wall, [row('a', { agrees: false })], 2)).toBe(wall);
  });

  it('puts changed rows into the wall and leaves the others', () => {
    const wall = withRows({ time: 1, rows: [row('a'), row('b')] }, [row('b', { agrees: false }), row('c')], 2);
    expect(wall.rows.map((one) => [one.display, one.agrees])).toEqual([
      ['a', true],
      ['b', false],
      ['c', true],
    ]);
  });

  it('says of a publish only what the display said itself', () => {
    expect(reachedOf(row('a'), 5)).toBe('painted');
    expect(reachedOf(row('a', { agrees: false }), 5)).toBe('holding');
    expect(reachedOf(row('a'), 6)).toBe('waiting');
    expect(reachedOf(row('a', { connection: 'offline', revision: { should: 6, holds: 5 } }), 6)).toBe('offline');
    expect(reachedOf(undefined, 1)).toBe('offline');
  });

  it('merges drafts over what is in force', () => {
    const draft = (id: string, removed = false): Draft => ({
      kind: 'slide',
      id,
      version: 1,
      body: { id, name: 'nháp' },
      removed,
      author: 'l',
      at: 0,
    });
    const read = (body: unknown) =>
      typeof body === 'object' && body !== null && 'id' in body ? { id: String(body.id), name: 'nháp' } : null;
    const published = ['a', 'b', 'c'].map((id) => ({ id, name: 'in' }));
    const items = mergeDrafts(published, [draft('b'), draft('c', true), draft('n'), draft('gone', true)], 'slide', read);
    expect(items.map((item) => [item.id, item.state, item.form.name])).toEqual([
      ['n', 'new', 'nháp'],
      ['a', 'same', 'in'],
      ['b', 'changed', 'nháp'],
      ['c', 'removed', 'in'],
    ]);
  });

  it('knows where it stands, and takes the set-up token from behind the hash', () => {
    expect(whereOf(linkTo('slides', 'a b/c'))).toEqual({ page: 'slides', id: 'a b/c' });
    expect(whereOf('#/nowhere')).toEqual({ page: 'displays', id: null });
    expect(setupTokenOf('/setup', '#ab_C-1')).toBe('ab_C-1');
    expect(setupTokenOf('/', '#setup=ab')).toBe('ab');
    expect(setupTokenOf('/', '#/slides')).toBeNull();
    expect(setupTokenOf('/setup', '')).toBe('');
  });
});
