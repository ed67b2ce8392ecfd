import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { qrTokenAt, ticketCode } from '../../../content/score/presence.ts';
import { dayNumberOf } from '../../../content/time/day-number.ts';
import type { RatingLimits } from '../../../server/ratings/limits.ts';
import type { Edge } from '../http/edge.ts';
import { NINE, ratingLibrary, SECRET, SMALL_PAGES, startRatingEdge } from './rating-edge.ts';

const small = (folder: string): void => {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(SMALL_PAGES)) writeFileSync(join(folder, name), text);
};

let edge: Edge | null = null;
afterEach(async () => {
  await edge?.close();
  edge = null;
});
const opened = async (limits: Partial<RatingLimits> = {}, library = ratingLibrary()): Promise<Edge> => {
  edge = await startRatingEdge(small, { limits, library });
  return edge;
};

const get = async (house: Edge, path: string) => {
  const answer = await fetch(house.url + path);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const passIn = (html: string): string => /name="pass" value="([^"]+)"/.exec(html)?.[1] ?? '';
const post = async (house: Edge, point: string, fields: readonly (readonly [string, string])[]) => {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
  const answer = await fetch(`${house.url}/r/${point}`, { method: 'POST', body });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const receiptIn = (html: string): string => /receipt=([0-9A-Z-]+)/.exec(html)?.[1] ?? '';
const tallyOf = (house: Edge) => {
  const day = dayNumberOf('2026-11-23');
  return house.parts.ledger.ratings.tally('ben-nghe', { first: day, last: day }).signed;
};

describe('the phone page', () => {
  it('takes an answer once, however often the same form is sent, and thanks with the same receipt', async () => {
    const house = await opened();
    const page = await get(house, '/r/to-giay');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Phường Bến Nghé / Điểm to-giay');
    const form = [
      ['pass', passIn(page.text)],
      ['level', 'hai-long'],
    ] as const;
    const first = await post(house, 'to-giay', form);
    const second = await post(house, 'to-giay', form);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(receiptIn(first.text)).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(receiptIn(second.text)).toBe(receiptIn(first.text));
    expect(second.text).toContain('again');
    expect(tallyOf(house).classes.unverified).toEqual({ count: 1, satisfied: 1 });
  });

  it('sets no cookie and runs no script, and its policy admits its own styles alone', async () => {
    const house = await opened();
    const { headers } = await get(house, '/r/to-giay');
    const style = createHash('sha256').update('p{color:red}').digest('base64');
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${style}'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    );
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('asks for a fresh code of the screen, and marks who has one', async () => {
    const house = await opened();
    const token = qrTokenAt(SECRET, 'man-hinh', NINE);
    const old = qrTokenAt(SECRET, 'man-hinh', NINE - 300_000);
    expect((await get(house, '/r/man-hinh')).text).toContain('scanAgain');
    expect((await get(house, `/r/man-hinh?t=${old}`)).text).toContain('scanAgain');
    expect((await get(house, `/r/man-hinh?t=${qrTokenAt(SECRET, 'to-giay', NINE)}`)).text).toContain('scanAgain');
    const page = await get(house, `/r/man-hinh?t=${token}`);
    expect(page.text).toContain('tại chỗ');
    await post(house, 'man-hinh', [
      ['pass', passIn(page.text)],
      ['level', 'binh-thuong'],
    ]);
    expect(tallyOf(house).classes['at-place']).toEqual({ count: 1, satisfied: 0 });
  });

  it('takes a pass for its own point only and for a quarter of an hour', async () => {
    const house = await opened();
    const pass = passIn((await get(house, '/r/to-giay')).text);
    const form = [
      ['pass', pass],
      ['level', 'hai-long'],
    ] as const;
    expect((await post(house, 'man-hinh', form)).text).toContain('scanAgain');
    house.clock += 16 * 60_000;
    const late = await post(house, 'to-giay', form);
    expect([late.status, late.text.includes('scanAgain')]).toEqual([410, true]);
    expect(tallyOf(house).classes.unverified.count).toBe(0);
  });

  it('counts a ticket once, says so, and lets a wrong one be corrected', async () => {
    const house = await opened();
    const code = ticketCode(SECRET, { unit: 'ben-nghe', serial: 7, day: dayNumberOf('2026-11-23') });
    const answer = async (ticket: string) => {
      const pass = passIn((await get(house, '/r/to-giay')).text);
      return post(house, 'to-giay', [
        ['pass', pass],
        ['level', 'hai-long'],
        ['ticket', ticket],
      ]);
    };
    const wrong = await answer('AAAA-AAAA');
    expect([wrong.status, wrong.text.includes('ticketWrong'), passIn(wrong.text) !== '']).toEqual([422, true, true]);
    expect((await answer(code)).status).toBe(200);
    const again = await answer(code.toLowerCase());
    expect([again.status, again.text.includes('used')]).toEqual([409, true]);
    expect(tallyOf(house).classes.verified).toEqual({ count: 1, satisfied: 1 });
  });

  it('keeps reasons of an unhappy answer, leaves out those of a happy one, and shows words back escaped', async () => {
    const house = await opened();
    const fields = (level: string, pass: string) =>
      [
        ['pass', pass],
        ['level', level],
        ['reason', 'thai-do-phuc-vu'],
        ['reason', 'khong-co'],
        ['comment', '<script>alert(1)</script> chậm'],
      ] as const;
    const missing = await post(house, 'to-giay', fields('', passIn((await get(house, '/r/to-giay')).text)));
    expect(missing.status).toBe(422);
    expect(missing.text).toContain('&lt;script&gt;');
    expect(missing.text).not.toContain('<script');
    await post(house, 'to-giay', fields('rat-khong-hai-long', passIn((await get(house, '/r/to-giay')).text)));
    await post(house, 'to-giay', fields('hai-long', passIn((await get(house, '/r/to-giay')).text)));
    expect(tallyOf(house).reasons).toEqual({ 'thai-do-phuc-vu': 1 });
    expect(house.parts.ledger.ratings.comments([0, 1]).map(({ text }) => text)).toHaveLength(2);
  });

  it('is closed outside opening hours but for half an hour', async () => {
    const house = await opened();
    house.clock = Date.UTC(2026, 10, 23, 10, 29);
    expect((await get(house, '/r/to-giay')).status).toBe(200);
    house.clock = Date.UTC(2026, 10, 23, 10, 31);
    const closed = await get(house, '/r/to-giay');
    expect([closed.status, closed.text.includes('closed')]).toEqual([422, true]);
  });

  it.each(['/r/cu', '/r/khong-co', '/r/ban', '/r/mot-cua'])('has nothing at %s', async (path) => {
    const house = await opened();
    const page = await get(house, path);
    expect([page.status, page.text.includes('inactive')]).toEqual([404, true]);
  });

  it('says that an answer was not recorded when the disk fails, and it does not appear later', async () => {
    const house = await opened();
    const pass = passIn((await get(house, '/r/to-giay')).text);
    house.journal.database.fail(new Error('EIO'));
    const failed = await post(house, 'to-giay', [
      ['pass', pass],
      ['level', 'hai-long'],
    ]);
    expect([failed.status, failed.text.includes('notRecorded')]).toEqual([503, true]);
    expect(tallyOf(house).classes.unverified.count).toBe(0);
  });

  it('takes a crowd behind one address, and bounds a flood', async () => {
    const house = await opened({ pagesByAddress: { burst: 1000, perSecond: 1 }, formsByAddress: { burst: 60, perSecond: 1 } });
    const statuses = [];
    for (let person = 0; person < 61; person += 1) {
      const pass = passIn((await get(house, '/r/to-giay')).text);
      const form = [
        ['pass', pass],
        ['level', 'hai-long'],
      ] as const;
      statuses.push((await post(house, 'to-giay', form)).status);
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(60);
    expect(statuses.at(-1)).toBe(429);
  });

  it('refuses what is no form, too large, or has no point, without recording anything', async () => {
    const house = await opened();
    const send = (body: string, type: string) =>
      fetch(`${house.url}/r/to-giay`, { method: 'POST', headers: { 'content-type': type }, body });
    expect((await send('{}', 'application/json')).status).toBe(503);
    expect((await send(`x=${'a'.repeat(20_000)}`, 'application/x-www-form-urlencoded')).status).toBe(503);
    expect((await send('pass=../../etc&level=x', 'application/x-www-form-urlencoded')).status).toBe(410);
    expect((await fetch(`${house.url}/r/..%2f..%2fetc`)).status).toBe(404);
    expect(house.parts.ledger.ratings.head().size).toBe(house.parts.journal.acts.list({ before: null, limit: 100 }).length);
  });
});
