import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserTimepiece } from '../link/timepiece.ts';
import { type Agent, startAgent } from './agent.ts';
import { findBrowser } from './browser/find-browser.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { lineLog } from './log.ts';
import { findDevices, probeAddress } from './out/find-devices.ts';
import { plainDevices } from './out/plain-devices.ts';
import { handOn } from './update/hand-on.ts';
import { keepUpdated } from './update/keep-updated.ts';
import { type StoredPackages, storedPackages } from './update/stored-packages.ts';

/*
 * The agent's process, on the small computer behind a screen or panel. Lines for people go to standard output, the log to standard
 * error. Only this file reads the environment and the arguments.
 */
declare const __VERSION__: string;

/** Where newer packages are kept, in the folder of this machine. */
const UPDATES = 'update';
/** A process that has not left in this time after SIGTERM is ended; a supervisor's patience is longer. */
const LEAVE_WITHIN_MS = 4500;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

const settings = (): Config => {
  try {
    return readConfig(process.argv.slice(2), process.env);
  } catch (cause) {
    if (!(cause instanceof ConfigError)) throw cause;
    complain(cause.message);
    return process.exit(2);
  }
};

/** A part of the product that stands beside this file when installed, elsewhere in `dist` when built. */
const partOf = (...places: readonly string[]): string => {
  const here = dirname(fileURLToPath(import.meta.url));
  const found = places.map((place) => join(here, place)).find((path) => existsSync(path));
  if (found === undefined) throw new Error(`missing: ${places.join(', ')}`);
  return found;
};

const config = settings();
const log = lineLog(complain, Date.now, config.quiet);
const uncaught =
  (kind: string) =>
  (cause: unknown): void => {
    log.error({ event: kind, error: cause }, 'uncaught: leaving');
    process.exit(1);
  };
process.on('uncaughtException', uncaught('uncaught-exception'));
process.on('unhandledRejection', uncaught('unhandled-rejection'));

/** Ends in good order when asked to; gives how. */
const leaveWell = (agent: Agent): (() => Promise<void>) => {
  let leaving = false;
  const leave = async (): Promise<void> => {
    if (leaving) return;
    leaving = true;
    setTimeout(() => process.exit(1), LEAVE_WITHIN_MS).unref();
    await agent.close();
    process.exit(0);
  };
  process.on('SIGTERM', leave);
  process.on('SIGINT', leave);
  // The controller that started it for a panel of its own has gone, whatever ended it.
  process.on('disconnect', leave);
  if (process.connected === false) void leave();
  return leave;
};

if (config.find !== 'no') {
  const found = await (config.find === 'yes' ? findDevices() : probeAddress(config.find));
  for (const { protocol, address, name } of plainDevices(found)) say(`${protocol}  ${address}  ${name}`);
  process.exit(0);
}

/** The packages of this machine; null: it is not to update itself. */
const packagesOf = ({ update, root, data }: Config): StoredPackages | null =>
  update === 'no' || root === null ? null : storedPackages(join(data, UPDATES), root);

const begin = async (packages: StoredPackages | null): Promise<void> => {
  const program = findBrowser(config.browser, process.env);
  if (program === null && config.browser !== 'none')
    log.warn({ event: 'no-browser' }, 'no Chromium with a desktop or cage was found');
  const files = { player: partOf('tv', '../tv'), letters: partOf('fonts') };
  const agent = await startAgent(config, { log, say, app: `agent/${__VERSION__}`, program, ...files });
  const leave = leaveWell(agent);
  if (packages === null || config.root === null || config.update === 'no') return;
  const what = { controller: config.controller, rootKey: config.root, running: __VERSION__, when: config.update };
  const means = { timepiece: browserTimepiece(), random: Math.random, log, packages };
  keepUpdated({ ...what, ...means, link: agent.link, leave: () => void leave() });
};

try {
  const packages = packagesOf(config);
  const newer = (await packages?.best(__VERSION__)) ?? null;
  if (newer === null || packages === null) await begin(packages);
  else await handOn(newer, packages, join(config.data, UPDATES));
} catch (cause) {
  complain(cause instanceof Error ? cause.message : String(cause));
  process.exit(1);
}
