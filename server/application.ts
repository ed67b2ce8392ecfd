import type { RequestListener, Server } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';
import { parseFontSet } from '../content/fonts/font-set.ts';
import { packSlides, packTickers } from '../content/packs/official.ts';
import { packageRoot, readAsset } from './assets.ts';
import type { Config } from './config.ts';
import { createControl } from './control/control.ts';
import { headFile } from './control/head-store.ts';
import { addressOf } from './http/address-of.ts';
import { createEdge } from './http/app.ts';
import type { Parts } from './http/parts.ts';
import { slideFindings } from './http/publish/slide-findings.ts';
import { closeServer, listen, webServer } from './http/web-server.ts';
import { createHub } from './hub/hub.ts';
import { DEFAULT_LIMITS } from './hub/limits.ts';
import { openKeys } from './keys/keys.ts';
import { openJournal } from './ledger/journal.ts';
import { openLibrary } from './library/library-store.ts';
import { openMedia } from './media/media-store.ts';
import { createPictureProcess, pictureLimits } from './media/picture-process.ts';
import type { Log } from './observe/log.ts';
import { createMetrics, metricsServer } from './observe/metrics.ts';
import { peopleOn } from './people/people-store.ts';
import { PEOPLE_TABLES } from './people/people-tables.ts';
import { sessionsOn } from './people/sessions.ts';
import { newSetupSecret } from './people/setup-link.ts';
import { createSignIn } from './people/sign-in.ts';
import { seedLibrary } from './seed.ts';

/** A controller that listens. `setupLink` works once, for 24 h, and is null when somebody exists; show it, never log it. */
export interface Application {
  readonly url: string;
  readonly setupLink: string | null;
  readonly metricsUrl: string | null;
  /** Stops accepting, lets requests finish (2 s), puts everything on disk and lets go of the data folder. */
  close(): Promise<void>;
}

/** What surrounds the application: its log and the clock of this machine. */
export interface Surroundings {
  readonly log: Log;
  readonly now: () => number;
}

const packageSchema = z.object({ version: z.string() });
const LOOPBACK = '127.0.0.1';

const fonts = () => {
  const font = (weight: string): unknown => readAsset(`content/fonts/be-vietnam-pro-${weight}.json`);
  return parseFontSet({ medium: font('medium'), bold: font('bold'), extrabold: font('extrabold') });
};

/** Makes all parts, hands them on, and listens. Rejects with StoreError or the system's error when it cannot. */
export async function startApplication(config: Config, { log, now }: Surroundings): Promise<Application> {
  const closers: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (const part of closers.splice(0).reverse()) await part();
  };
  try {
    return { ...(await assemble(config, { log, now }, closers)), close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

async function assemble(
  config: Config,
  { log, now }: Surroundings,
  closers: (() => Promise<void> | void)[],
): Promise<Omit<Application, 'close'>> {
  const journal = await openJournal(config.data, log, {
    tables: PEOPLE_TABLES,
    now,
    onFailure: (error) =>
      log.fatal({ event: 'journal-failed', code: error.code }, 'the disk failed: nothing is acknowledged any more'),
  });
  closers.push(journal.close);
  const library = await openLibrary(join(config.data, 'library'), journal, log, now);
  closers.push(library.close);
  if (config.seed !== null && (await seedLibrary(library, config.seed)))
    log.info({ event: 'seeded' }, 'the first library was published');

  const people = peopleOn(journal.database, journal.acts);
  const secure = config.publicUrl?.startsWith('https:') ?? false;
  const sessions = sessionsOn(journal.database, people, secure, now);
  const keys = await openKeys(join(config.data, 'keys'), now, log);
  const pictures = createPictureProcess(pictureLimits());
  closers.push(pictures.close);
  const media = await openMedia(join(config.data, 'media'), pictures);
  const control = createControl({ library, journal, keys, heads: headFile(config.data, log), log, now });
  await control.start();
  closers.push(control.close);

  let handle: RequestListener = (_request, response) => response.writeHead(503).end();
  const server = webServer((request, response) => handle(request, response), config.maxConnections);
  const hub = createHub({
    httpServer: server,
    control,
    journal,
    library,
    rootKey: keys.rootKey,
    personOf: sessions.personOf,
    onSessionEnd: sessions.onEnd,
    allowedOrigins: config.publicUrl === null ? [] : [new URL(config.publicUrl).origin],
    addressOf: (request) => addressOf(request, config.trustProxy),
    limits: DEFAULT_LIMITS,
    log,
    now,
  });
  closers.push(async () => {
    const closed = closeServer(server);
    await hub.close();
    await closed;
  });

  const { version } = packageSchema.parse(readAsset('package.json'));
  const packsJson = readAsset('content/packs/packs.json');
  const parts: Parts = {
    product: `Niêm Yết ${version}`,
    people,
    sessions,
    signIn: await createSignIn(people),
    library,
    journal,
    control,
    wall: hub.wall,
    pairings: hub.pairings,
    keys,
    media,
    packsJson,
    packs: [...packSlides(packsJson), ...packTickers(packsJson)],
    findings: slideFindings(fonts()),
  };
  const metrics = createMetrics();
  metrics.gauge('niem_yet_displays_online', 'Displays with a living socket', hub.online);
  metrics.gauge('niem_yet_library_generation', 'Generation in force', () => library.current().generation);
  const healthy = (): boolean => journal.database.failure() === null && library.status().failed === null;
  const edge = {
    publicUrl: config.publicUrl,
    trustProxy: config.trustProxy,
    version,
    pages: join(packageRoot(), 'dist/displays'),
    healthy,
    clock: now,
    pointsAMinute: 900,
  };
  handle = createEdge(parts, metrics, log, edge);

  const port = await listen(server, config.port, config.host);
  const metricsUrl = config.metricsPort === null ? null : await openMetrics(metricsServer(metrics), config.metricsPort, closers);
  const url = config.publicUrl?.replace(/\/$/, '') ?? `http://${hostForPeople(config.host)}:${port}`;
  const secret = await newSetupSecret(journal.database, people, now());
  log.info({ event: 'listening', port, generation: library.current().generation }, 'listening');
  return { url, setupLink: secret === null ? null : `${url}/setup#${secret}`, metricsUrl };
}

async function openMetrics(server: Server, port: number, closers: (() => Promise<void> | void)[]): Promise<string> {
  closers.push(() => closeServer(server));
  return `http://${LOOPBACK}:${await listen(server, port, LOOPBACK)}/metrics`;
}

/** What to type into a browser on this machine. */
const hostForPeople = (host: string): string => {
  if (host === '0.0.0.0' || host === '::') return LOOPBACK;
  return host.includes(':') ? `[${host}]` : host;
};
