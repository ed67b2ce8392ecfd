import { join } from 'node:path';
import type { Screenshot } from '../../content/wire/health-messages.ts';
import type { Glass } from '../link/display-session.ts';
import { createLink, type Link } from '../link/link.ts';
import { socketDial } from '../link/socket-line.ts';
import { browserTimepiece, type Timepiece } from '../link/timepiece.ts';
import { announce } from './announce.ts';
import { answerFind } from './answer-find.ts';
import type { Program } from './browser/find-browser.ts';
import { type Kiosk, keepWindow } from './browser/kiosk.ts';
import { windowOpener } from './browser/window.ts';
import type { Config } from './config.ts';
import { fetchToDisk } from './fetch-to-disk.ts';
import { ownHealth } from './health/own-health.ts';
import { teller } from './health/teller.ts';
import { type DiskKeep, diskKeep } from './keep/disk-keep.ts';
import { lockFolder } from './keep/lock-folder.ts';
import { rootTrusted } from './keep/root-trusted.ts';
import { dotFonts } from './led/dot-fonts.ts';
import { drivePanel, type Panel } from './led/panel.ts';
import { ledgerWord } from './ledger-word.ts';
import { liveValues } from './live-values.ts';
import type { Log } from './log.ts';
import { openDriver } from './out/driver.ts';
import { framePng } from './out/huidu/png.ts';
import { openPage } from './page/page-server.ts';
import { shelfOver } from './page/shelf.ts';
import { tapOn } from './tap.ts';

/** What surrounds an agent: where it speaks, and where its own files stand. */
export interface Surroundings {
  readonly log: Log;
  readonly say: (line: string) => void;
  readonly app: string;
  /** The built player, and the folder of the baked LED letters. */
  readonly player: string;
  readonly letters: string;
  /** The browser to keep on the glass; null: none. */
  readonly program: Program | null;
}

/** An agent at work. */
export interface Agent {
  /** Its tie to the controller. */
  readonly link: Link;
  close(): Promise<void>;
}

type Closers = (() => Promise<void> | void)[];

const PLAIN_GLASS: Glass = { width: 1920, height: 1080, ratio: 1 };

/** Opens the keep, the page, the browser, the panel and the tie to the controller. Rejects with the cause when it cannot. */
export async function startAgent(config: Config, around: Surroundings): Promise<Agent> {
  const closers: Closers = [];
  const close = async (): Promise<void> => {
    for (const part of closers.splice(0).reverse()) await part();
  };
  try {
    const disk = await diskKeep(config.data);
    closers.push(await lockFolder(config.data));
    return { close, link: await openAll(config, around, disk, closers) };
  } catch (cause) {
    await close();
    throw cause;
  }
}

async function openAll(config: Config, around: Surroundings, disk: DiskKeep, closers: Closers): Promise<Link> {
  const { log, say, app } = around;
  const timepiece = browserTimepiece();
  const tap = tapOn(socketDial(config.controller));
  const shelf = shelfOver(rootTrusted(disk, config.root));
  let glass = PLAIN_GLASS;
  const link: Link = createLink({
    ...{ dial: tap.dial, keep: shelf.keep, timepiece, random: Math.random, app, glass: () => glass },
    fetchMedia: fetchToDisk(config.controller, disk.files),
  });
  answerFind(tap, log);
  const live = liveValues(tap, link);
  const seen = (now: Glass): void => {
    glass = now;
  };
  const means = { link, shelf, live, ledger: ledgerWord(tap, link) };
  const page = await openPage({ ...means, player: around.player, media: disk.files, port: config.port, log, seen });
  closers.push(page.close, announce(link, config.controller, say));
  say(`Trang chiếu / player  ${page.url}`);
  await link.start();
  closers.push(link.stop);
  if (config.handOver) handOverWhenForeign(link);

  const kiosk = openKiosk(config, around, page.url, link, timepiece);
  if (kiosk !== null) closers.push(kiosk.stop);
  const panel = openPanel(around, link, live, timepiece);
  closers.push(panel.stop);
  const health = ownHealth({ link, timepiece, app, folder: config.data, kiosk, panel });
  const urgent = (): string => {
    const status = panel.status();
    return status === null ? '' : `${status.state} ${status.repairs}`;
  };
  closers.push(teller({ link, tap, timepiece, log, health, urgent, picture: pictureOf(kiosk, panel) }).stop);
  return link;
}

/** What people see: the panel's dots if this machine has a panel, else the glass. */
const pictureOf =
  (kiosk: Kiosk | null, panel: Panel) =>
  async (most: number): Promise<(Pick<Screenshot, 'mime'> & { readonly bytes: Uint8Array }) | null> => {
    const frame = panel.frame();
    if (frame !== null) return { mime: 'image/png', bytes: framePng(frame) };
    return kiosk === null ? null : { mime: 'image/jpeg', bytes: await kiosk.picture(most) };
  };

function openKiosk(config: Config, { program, log }: Surroundings, url: string, link: Link, timepiece: Timepiece): Kiosk | null {
  if (program === null) return null;
  const more = config.browserFlags.split(' ').filter((flag) => flag !== '');
  const kiosk = keepWindow({ open: windowOpener(program, join(config.data, 'browser'), url, more), timepiece, log });
  let root: string | null = null;
  link.onChange(() => {
    const state = link.state();
    if (state.kind !== 'paired' || state.pairing.rootKey === root) return;
    // A page that trusted another root key begins anew, with an empty profile.
    if (root !== null) kiosk.restart();
    root = state.pairing.rootKey;
  });
  return kiosk;
}

function openPanel({ letters, log }: Surroundings, link: Link, live: ReturnType<typeof liveValues>, timepiece: Timepiece): Panel {
  const means = { mono: () => timepiece.ticks().mono, after: timepiece.after, random: Math.random, log };
  return drivePanel({ link, live, atlases: dotFonts(letters), open: openDriver, means });
}

/** Somebody who stands before the machine has decided: the first controller of another root key may have it. */
function handOverWhenForeign(link: Link): void {
  const stop = link.onChange(() => {
    const state = link.state();
    if (state.kind !== 'pairing' || !state.foreign) return;
    stop();
    void link.handOver();
  });
}
