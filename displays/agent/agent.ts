import type { Glass } from '../link/display-session.ts';
import { createLink, type Link } from '../link/link.ts';
import { socketDial } from '../link/socket-line.ts';
import { browserTimepiece } from '../link/timepiece.ts';
import { announce } from './announce.ts';
import type { Config } from './config.ts';
import { fetchToDisk } from './fetch-to-disk.ts';
import { diskKeep } from './keep/disk-keep.ts';
import { lockFolder } from './keep/lock-folder.ts';
import { rootTrusted } from './keep/root-trusted.ts';
import type { Log } from './log.ts';
import { openPage } from './page/page-server.ts';
import { shelfOver } from './page/shelf.ts';

/** What surrounds an agent: where it speaks, and where its own files stand. */
export interface Surroundings {
  readonly log: Log;
  readonly say: (line: string) => void;
  readonly app: string;
  /** The built player. */
  readonly player: string;
}

/** An agent at work. */
export interface Agent {
  readonly url: string;
  readonly link: Link;
  close(): Promise<void>;
}

const PLAIN_GLASS: Glass = { width: 1920, height: 1080, ratio: 1 };

/** Opens the keep, the page and the tie to the controller. Rejects with a sentence or the system's error when it cannot. */
export async function startAgent(config: Config, { log, say, app, player }: Surroundings): Promise<Agent> {
  const closers: (() => Promise<void> | void)[] = [];
  const disk = await diskKeep(config.data);
  closers.push(await lockFolder(config.data));
  const shelf = shelfOver(rootTrusted(disk, config.root));
  let glass = PLAIN_GLASS;
  const link = createLink({
    dial: socketDial(config.controller),
    keep: shelf.keep,
    timepiece: browserTimepiece(),
    random: Math.random,
    fetchMedia: fetchToDisk(config.controller, disk.files),
    app,
    glass: () => glass,
  });
  const seen = (now: Glass): void => {
    glass = now;
  };
  const page = await openPage({ link, shelf, player, media: disk.files, port: config.port, log, seen });
  closers.push(page.close, announce(link, config.controller, say));
  say(`Trang chiếu / player  ${page.url}`);
  await link.start();
  closers.push(link.stop);
  if (config.handOver) handOverWhenForeign(link);
  return {
    url: page.url,
    link,
    close: async () => {
      for (const part of closers.splice(0).reverse()) await part();
    },
  };
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
