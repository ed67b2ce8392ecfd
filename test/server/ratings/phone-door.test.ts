import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TICKET_DAYS, ticketCode } from '../../../content/score/presence.ts';
import { dayNumberOf } from '../../../content/time/day-number.ts';
import { closeServer, listen, webServer } from '../../../server/http/web-server.ts';
import { DEFAULT_RATING_LIMITS } from '../../../server/ratings/limits.ts';
import { ratingPage } from '../../../server/ratings/pages.ts';
import { phoneDoor } from '../../../server/ratings/phone-door.ts';
import { placesOf } from '../../../server/ratings/places.ts';
import type { Offer } from '../../../server/ratings/rating-desk.ts';
import { NINE, ratingLibrary, SECRET, SMALL_PAGES } from './rating-edge.ts';

const DAY = 86_400_000;
const clock = { now: NINE };
let address = '10.0.0.1';
let offers: Offer[] = [];
let folder = '';
let server: Server;
let url = '';
beforeEach(async () => {
  [clock.now, address, offers] = [NINE, '10.0.0.1', []];
  folder = mkdtempSync(join(tmpdir(), 'phone-door-'));
  writeFileSync(join(folder, 'index.html'), SMALL_PAGES['index.html'] ?? '');
  const library = ratingLibrary();
  const door = phoneDoor({
    desk: {
      take: async (offer) => {
        offers.push(offer);
        return { ok: true, outcome: 'kept', seq: 0, receipt: '0000-0000-0000' };
      },
    },
    places: placesOf({ current: () => library }),
    page: ratingPage(folder, 'index.html'),
    secret: SECRET,
    limits: DEFAULT_RATING_LIMITS,
    now: () => clock.now,
    addressOf: () => address,
  });
  server = webServer((request, response) => void door(request, response, 'to-giay', new URLSearchParams()), 10);
  url = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}/r/to-giay`;
});
afterEach(async () => {
  await closeServer(server);
  rmSync(folder, { recursive: true });
});

const answered = async (fields: Readonly<Record<string, string>> = {}): Promise<string> => {
  const pass = /name="pass" value="([^"]*)"/.exec(await (await fetch(url)).text())?.[1] ?? '';
  const body = new URLSearchParams({ pass, level: 'hai-long', ...fields });
  return (await fetch(url, { method: 'POST', body })).text();
};

describe('the door of the phones', () => {
  it('knows who comes again by a name that is another each day and tells no address', async () => {
    await answered();
    await answered();
    address = '10.0.0.2';
    await answered();
    [clock.now, address] = [NINE + DAY, '10.0.0.1'];
    await answered();
    const [first, again, other, tomorrow] = offers.map(({ trace }) => trace);
    expect([first === again, new Set([first, other, tomorrow]).size]).toEqual([true, 3]);
    for (const { trace } of offers) expect(trace).toMatch(/^[A-Za-z0-9_-]{16}$/);
  });

  it('takes a ticket on its day and seven days after it, by the clock of the unit', async () => {
    const day = dayNumberOf('2026-11-23');
    const ticket = ticketCode(SECRET, { unit: 'ben-nghe', serial: 3, day });
    expect(await answered({ ticket })).toContain('receipt=');
    clock.now = NINE + TICKET_DAYS * DAY;
    expect(await answered({ ticket })).toContain('receipt=');
    expect(offers.map(({ proof }) => proof)).toEqual(['ticket', 'ticket']);
    clock.now += DAY;
    expect(await answered({ ticket })).toContain('ticketWrong');
    clock.now = NINE - 3 * DAY;
    expect(await answered({ ticket })).toContain('ticketWrong');
    expect(offers).toHaveLength(2);
  });
});
