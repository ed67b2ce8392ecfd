import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { emptyLibrary } from '../../content/library.ts';
import type { Display } from '../../content/place/display.ts';
import { defaultRating } from '../../content/score/settings.ts';
import { readKioskAnswer, signedRatingSchema } from '../../content/wire/rating.ts';
import { keyPairFrom, signedBytes } from '../../content/wire/signing.ts';
import { closeServer, listen, webServer } from '../../server/http/web-server.ts';
import { openKeys } from '../../server/keys/keys.ts';
import { openJournal } from '../../server/ledger/journal.ts';
import { openLedger } from '../../server/ledger/ratings/ledger.ts';
import { DEFAULT_RATING_LIMITS } from '../../server/ratings/limits.ts';
import { openRatingRoom } from '../../server/ratings/room.ts';
import { RATING_TABLES } from '../../server/ratings/tables.ts';

/*
 * `tsx scripts/bench/ratings-http-server.ts <ours|bare> <folder> <kiosks>`: a server that takes signed answers, tells by IPC its port,
 * and when asked how much processor time it used, and leaves on SIGTERM. `bare` is node:http with the same check and a group commit of one plain row.
 */
const [kind, folder, count] = process.argv.slice(2);
if (kind === undefined || folder === undefined || count === undefined) throw new Error('which server, folder, kiosks?');
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const now = (): number => Date.now();
const seeds = Array.from({ length: Number(count) }, (_, index) => keyPairFrom(new Uint8Array(32).fill(index + 1)));

/** Wards with a paired kiosk in each. */
const library = () => {
  const unit = { label: 'Phường', name: 'Phường', validFrom: null, validTo: null };
  const screen = { width: 800, height: 1280, zones: 'full', transition: 'cut' } as const;
  return {
    ...emptyLibrary(),
    units: seeds.map((_, index) => ({
      ...{ ...unit, id: `u-${index}`, timeZone: null, hours: null, standing: null, theme: null },
    })),
    displays: seeds.map(
      ({ public: key }, index): Display => ({
        ...{ id: `k-${index}`, name: `k-${index}`, kind: 'kiosk', screen, physical: null, viewingDistanceM: null, tags: [] },
        membership: [{ unit: `u-${index}`, from: null, to: null }],
        key: { public: key, since: 0 },
      }),
    ),
    rating: {
      ...defaultRating(),
      points: seeds.map((_, index) => ({
        ...{
          id: `p-${index}`,
          unit: `u-${index}`,
          name: 'P',
          counter: null,
          scale: 'nam-muc',
          kind: 'kiosk' as const,
          active: true,
        },
      })),
      coolDownSeconds: 1,
    },
  };
};

interface Served {
  readonly handle: RequestListener;
  readonly close: () => Promise<void>;
}

const ours = async (): Promise<Served> => {
  const journal = await openJournal(folder, silent, { tables: RATING_TABLES, now, onFailure: () => undefined });
  const keys = await openKeys(join(folder, 'keys'), now, silent);
  const ledger = await openLedger({
    isSteady: () => true,
    ...{ journal, keys, folder, epoch: () => 1, zones: () => () => 'Asia/Ho_Chi_Minh', post: null, now, log: silent },
  });
  const current = library();
  const plenty = { burst: 1e9, perSecond: 1e9 };
  const room = openRatingRoom({
    ...{ journal, ledger, keys, now, log: silent, secret: new Uint8Array(32), pages: folder, healthy: () => true },
    library: { current: () => current },
    control: { planOf: () => null, onRound: () => () => undefined },
    limits: { ...DEFAULT_RATING_LIMITS, kioskByAddress: plenty, answersByKiosk: plenty },
    addressOf: () => '127.0.0.1',
  });
  const close = async (): Promise<void> => {
    await room.close();
    await ledger.close();
    await journal.close();
  };
  return { handle: (request, response) => void room.doors.handle(request, response), close };
};

const ANSWER = '{"outcome":"kept"}';
const ANSWERED = { 'Content-Type': 'application/json', 'Content-Length': ANSWER.length };

const bare = async (): Promise<Served> => {
  const tables = [{ id: 'bench', sql: 'CREATE TABLE rows (seq INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT' }];
  const journal = await openJournal(folder, silent, { tables, now, onFailure: () => undefined });
  const objects = new Map<string, KeyObject>(
    seeds.map(({ public: key }) => [key, createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: key } })]),
  );
  const keep = async (text: string): Promise<boolean> => {
    const { key, body, signature } = signedRatingSchema.parse(JSON.parse(text));
    const object = objects.get(key);
    if (!object || !verify(null, signedBytes('rating', body), object, Buffer.from(signature, 'base64url'))) return false;
    if (readKioskAnswer(body) === null) return false;
    await journal.database.write((sql) => sql.run('INSERT INTO rows (text) VALUES (?)', body));
    return true;
  };
  return {
    handle: (request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        keep(Buffer.concat(pieces).toString('utf8')).then(
          (kept) => response.writeHead(kept ? 200 : 400, ANSWERED).end(ANSWER),
          () => response.writeHead(500).end(),
        );
      });
    },
    close: journal.close,
  };
};

const served = await (kind === 'ours' ? ours() : bare());
const server = kind === 'ours' ? webServer(served.handle, 1000) : createServer(served.handle);
process.send?.({ port: await listen(server, 0, '127.0.0.1') });
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMs: (user + system) / 1000 });
});
process.once('SIGTERM', () => {
  const leave = async (): Promise<void> => {
    await closeServer(server);
    await served.close();
    process.exit(0);
  };
  void leave();
});
