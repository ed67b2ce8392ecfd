import { existsSync } from 'node:fs';
import type { RequestListener, Server } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';
import { parseFontSet } from '../content/fonts/font-set.ts';
import { parseAtlas } from '../content/led/atlas.ts';
import { packSlides, packTickers } from '../content/packs/official.ts';
import { openAgentPackage } from './agent/agent-package.ts';
import { findByAgent } from './agent/find-devices.ts';
import { pairPanel } from './agent/pair-panel.ts';
import { type PanelAgents, panelAgents } from './agent/panel-agents.ts';
import { packageRoot, readAsset } from './assets.ts';
import type { Config } from './config.ts';
import { addressOf } from './http/address-of.ts';
import { createEdge } from './http/app.ts';
import type { Parts } from './http/parts.ts';
import { slideFindings } from './http/publish/slide-findings.ts';
import { closeServer, listen, webServer } from './http/web-server.ts';
import { createHub, type Hub } from './hub/hub.ts';
import { DEFAULT_LIMITS } from './hub/limits.ts';
import { createMetrics, type Metrics, metricsServer } from './observe/metrics.ts';
import { newSetupSecret } from './people/setup-link.ts';
import { createSignIn } from './people/sign-in.ts';
import { DEFAULT_RATING_LIMITS } from './ratings/limits.ts';
import { openRatingRoom, type RatingRoom } from './ratings/room.ts';
import { type Closers, openStores, type Stores, type Surroundings } from './stores.ts';

/** A controller that listens. `setupLink` works once, for 24 h, and is null when somebody exists; show it, never log it. */
export interface Application {
  readonly url: string;
  readonly setupLink: string | null;
  readonly metricsUrl: string | null;
  /** The listener that has the public pages alone; null: it was not asked for. */
  readonly publicUrl: string | null;
  /** Stops accepting, lets requests finish (2 s), puts everything on disk and lets go of the data folder. */
  close(): Promise<void>;
}

const packageSchema = z.object({ version: z.string() });
const LOOPBACK = '127.0.0.1';
/** The heights of letters that are baked for LED panels. */
const DOT_ROWS = [13, 16, 20, 24, 32, 40, 48, 64];

const fonts = () => {
  const font = (weight: string): unknown => readAsset(`content/fonts/be-vietnam-pro-${weight}.json`);
  return parseFontSet({ medium: font('medium'), bold: font('bold'), extrabold: font('extrabold') });
};

/** Makes all parts, hands them on, and listens. Rejects with StoreError or the system's error when it cannot. */
export async function startApplication(config: Config, surroundings: Surroundings): Promise<Application> {
  const closers: Closers = [];
  const close = async (): Promise<void> => {
    for (const part of closers.splice(0).reverse()) await part();
  };
  try {
    const stores = await openStores(config, surroundings, closers);
    return { ...(await openToWorld(config, surroundings, stores, closers)), close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

/** The listeners: sockets, pages and API on one, metrics on another. */
async function openToWorld(
  config: Config,
  around: Surroundings,
  stores: Stores,
  closers: Closers,
): Promise<Omit<Application, 'close'>> {
  const { log, now } = around;
  let handle: RequestListener = (_request, response) => response.writeHead(503).end();
  const server = webServer((request, response) => handle(request, response), config.maxConnections);
  const room = openRoom(config, around, stores);
  closers.push(room.close);
  const hub = openHub(server, config, around, stores, room);
  closers.push(async () => {
    const closed = closeServer(server);
    await hub.close();
    await closed;
  });
  const metrics = createMetrics();
  metrics.gauge('niem_yet_displays_online', 'Displays with a living socket', hub.online);
  metrics.gauge('niem_yet_library_generation', 'Generation in force', () => stores.library.current().generation);
  const panels = panelsOf(config, around, stores, hub);
  const edge = await openEdge(config, around, stores, hub, metrics, room, panels);
  handle = (request, response) => {
    if (!room.doors.handle(request, response)) edge(request, response);
  };

  const port = await listen(server, config.port, config.host);
  panels?.begin(`http://${hostForPeople(config.host)}:${port}`);
  closers.push(() => panels?.stop());
  const metricsUrl = config.metricsPort === null ? null : await openMetrics(metricsServer(metrics), config.metricsPort, closers);
  const publicUrl = await openPublic(config, room, closers);
  const url = config.publicUrl?.replace(/\/$/, '') ?? `http://${hostForPeople(config.host)}:${port}`;
  const secret = await newSetupSecret(stores.journal.database, stores.people, now());
  log.info({ event: 'listening', port, generation: stores.library.current().generation }, 'listening');
  return { url, setupLink: secret === null ? null : `${url}/setup#${secret}`, metricsUrl, publicUrl };
}

const openRoom = (config: Config, { log, now }: Surroundings, stores: Stores): RatingRoom =>
  openRatingRoom({
    ...stores,
    pages: join(packageRoot(), 'dist/displays/rate'),
    limits: DEFAULT_RATING_LIMITS,
    healthy: () => stores.journal.database.failure() === null,
    addressOf: (request) => addressOf(request, config.trustProxy),
    now,
    log,
  });

const openHub = (
  httpServer: Server,
  config: Config,
  { log, now }: Surroundings,
  { control, journal, library, keys, ledger, people, sessions }: Stores,
  { live, refused }: RatingRoom,
): Hub =>
  createHub({
    httpServer,
    control,
    live,
    journal,
    library,
    checkpoints: ledger.checkpoints,
    witnessed: ledger.witnessed,
    refused,
    rootKey: keys.rootKey,
    personOf: async (headers) => {
      const person = await sessions.personOf(headers);
      return person !== null && people.isPasswordGiven(person.id) ? null : person;
    },
    onSessionEnd: sessions.onEnd,
    allowedOrigins: config.publicUrl === null ? [] : [new URL(config.publicUrl).origin],
    addressOf: (request) => addressOf(request, config.trustProxy),
    limits: DEFAULT_LIMITS,
    log,
    now,
  });

async function openEdge(
  config: Config,
  { log, now }: Surroundings,
  stores: Stores,
  hub: Hub,
  metrics: Metrics,
  room: RatingRoom,
  panels: PanelAgents | null,
): Promise<RequestListener> {
  const { version } = packageSchema.parse(readAsset('package.json'));
  const packsJson = readAsset('content/packs/packs.json');
  const parts: Parts = {
    ...stores,
    ratingRoom: room,
    product: `Niêm Yết ${version}`,
    signIn: await createSignIn(stores.people),
    wall: hub.wall,
    panels,
    pictureOf: hub.pictureOf,
    findBy: hub.findBy,
    findHere: findByAgent(join(packageRoot(), AGENT)),
    agent: await openAgentPackage(join(packageRoot(), 'dist/agent'), stores.keys, now),
    pairings: hub.pairings,
    packsJson,
    packs: [...packSlides(packsJson), ...packTickers(packsJson)],
    findings: slideFindings(
      fonts(),
      DOT_ROWS.map((rows) => parseAtlas(readAsset(`content/fonts/led-${rows}.json`))),
    ),
  };
  return createEdge(parts, metrics, log, {
    publicUrl: config.publicUrl,
    trustProxy: config.trustProxy,
    version,
    pages: join(packageRoot(), 'dist/displays'),
    healthy: () => stores.journal.database.failure() === null && stores.library.status().failed === null,
    clock: now,
    pointsAMinute: 900,
  });
}

/** The rating pages for citizens, and nothing else, on a listener of their own. */
async function openPublic(config: Config, { doors }: RatingRoom, closers: Closers): Promise<string | null> {
  if (config.publicPort === null) return null;
  const server = webServer(doors.alone, config.maxConnections);
  closers.push(() => closeServer(server));
  return `http://${hostForPeople(config.publicHost)}:${await listen(server, config.publicPort, config.publicHost)}`;
}

/** The built agent. */
const AGENT = 'dist/displays/agent/main.js';

/** Agents for the panels that this machine drives itself; null where the agent was not built. */
function panelsOf(config: Config, { log, now }: Surroundings, { library, keys }: Stores, { pairings }: Hub): PanelAgents | null {
  const program = join(packageRoot(), AGENT);
  if (!existsSync(program)) return null;
  const folder = join(config.data, 'panels');
  return panelAgents({ library, program, folder, rootKey: keys.rootKey, pair: pairPanel(pairings, library, now), log });
}

async function openMetrics(server: Server, port: number, closers: Closers): Promise<string> {
  closers.push(() => closeServer(server));
  return `http://${LOOPBACK}:${await listen(server, port, LOOPBACK)}/metrics`;
}

/** What to type into a browser on this machine. */
const hostForPeople = (host: string): string => {
  if (host === '0.0.0.0' || host === '::') return LOOPBACK;
  return host.includes(':') ? `[${host}]` : host;
};
