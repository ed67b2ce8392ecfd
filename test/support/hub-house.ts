import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Library } from '../../content/library.ts';
import type { Person } from '../../content/wire/api.ts';
import { keyPairFrom } from '../../content/wire/signing.ts';
import { createControl } from '../../server/control/control.ts';
import { headFile } from '../../server/control/head-store.ts';
import { createHub, type HubDeps } from '../../server/hub/hub.ts';
import { DEFAULT_LIMITS, type Limits } from '../../server/hub/limits.ts';
import { openKeys } from '../../server/keys/keys.ts';
import { NOW } from './deliveries.ts';
import { liveScore } from './live-score.ts';
import { memoryJournal } from './memory-journal.ts';
import { memoryLibrary } from './memory-library.ts';
import { memoryLog } from './memory-log.ts';
import { NO_PICTURES } from './no-pictures.ts';
import { display, library } from './schedule-library.ts';

/** The key pair of the display with this number. */
export const deviceKey = (number: number) => keyPairFrom(new Uint8Array(32).fill(number + 100));

/** A library with `count` paired displays `tv-0` … in one unit. */
export const pairedLibrary = (count: number, over: Partial<Library> = {}): Library =>
  library({
    displays: Array.from({ length: count }, (_, at) =>
      display(`tv-${at}`, 'u', { key: { public: deviceKey(at).public, since: NOW } }),
    ),
    ...over,
  });

/** A house in which nobody rates. */
const noScores: HubDeps['live'] = {
  serve: () => () => undefined,
  refresh: () => undefined,
  onTold: () => () => undefined,
  of: (unit) => ({ unit, time: NOW, scores: { day: liveScore(), week: liveScore(), month: liveScore(), quarter: liveScore() } }),
};

/** Keys, journal, library, control and hub on a free port, in memory but for keys and heads; `clock.now` is set by hand. */
export async function hubHouse(
  first: Library,
  over: { limits?: Partial<Limits>; person?: () => Person | null; live?: HubDeps['live'] } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'niem-yet-hub-'));
  const clock = { now: NOW };
  const now = () => clock.now;
  const log = memoryLog();
  const journal = memoryJournal({ now });
  const store = memoryLibrary(first, journal);
  const keys = await openKeys(join(folder, 'keys'), now, log.log);
  const control = createControl({
    ...{ library: store, journal, keys, pictures: NO_PICTURES, heads: headFile(folder, log.log), log: log.log, now },
  });
  await control.start();
  const httpServer = createServer();
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
  const address = httpServer.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const enders = new Set<(person: string) => void>();
  const hub = createHub({
    live: over.live ?? noScores,
    httpServer,
    control,
    journal,
    library: store,
    checkpoints: { newest: () => null, messageFor: () => null, onCheckpoint: () => () => undefined },
    witnessed: async () => false,
    refused: { of: () => null, onChange: () => () => undefined },
    rootKey: keys.rootKey,
    personOf: () => Promise.resolve(over.person?.() ?? null),
    onSessionEnd: (listen) => {
      enders.add(listen);
      return () => enders.delete(listen);
    },
    allowedOrigins: ['https://niemyet.example'],
    addressOf: (request) => request.socket.remoteAddress ?? '',
    limits: { ...DEFAULT_LIMITS, ...over.limits },
    log: log.log,
    now,
  });
  return {
    url: `http://127.0.0.1:${port}`,
    clock,
    log,
    journal,
    store,
    keys,
    control,
    hub,
    endSessions: (person: string) => {
      for (const end of enders) end(person);
    },
    async close() {
      await hub.close();
      await control.close();
      httpServer.closeAllConnections();
      await new Promise((resolve) => httpServer.close(resolve));
      await journal.close();
      await rm(folder, { recursive: true });
    },
  };
}
export type HubHouse = Awaited<ReturnType<typeof hubHouse>>;
