import type { Atlas } from '../../content/led/atlas.ts';
import { localAt } from '../../content/time/local-clock.ts';
import type { Glass } from '../link/display-session.ts';
import { mediaFrom } from '../link/fetch-media.ts';
import { indexedKeep } from '../link/indexed-keep.ts';
import type { Keep } from '../link/keep.ts';
import { createLink, type Link } from '../link/link.ts';
import { memoryKeep } from '../link/memory-keep.ts';
import { socketDial } from '../link/socket-line.ts';
import { browserTimepiece } from '../link/timepiece.ts';
import { VIETNAM } from '../tv/conductor.ts';
import { registerWorker } from '../tv/register-worker.ts';
import { stayAwake } from '../tv/stay-awake.ts';
import { loadDotFonts } from './dot-fonts.ts';
import { LedWindow } from './led-window.ts';

const APP = `led/${__VERSION__}`;
const RETRY_MS = 3000;

const glass = (): Glass => {
  const ratio = Math.max(0.1, window.devicePixelRatio);
  return { width: Math.round(screen.width * ratio), height: Math.round(screen.height * ratio), ratio };
};

/** A store of its own: a TV page of the same browser is another display. */
const openKeep = (): Promise<Keep> =>
  indexedKeep(`niem-yet-led${new URLSearchParams(window.location.search).get('panel') ?? ''}`).catch((error: unknown) => {
    console.warn('no store: the plan will not outlive this page', error);
    return memoryKeep();
  });

const fontsAtLast = (): Promise<Atlas[]> =>
  loadDotFonts().catch(async (error: unknown) => {
    console.warn('letters are not here yet', error);
    await new Promise((wake) => setTimeout(wake, RETRY_MS));
    return fontsAtLast();
  });

const localHour = (link: Link): number => {
  const state = link.state();
  const offsets = state.kind === 'paired' && state.content !== null ? state.content.part.plan.offsets : VIETNAM;
  return localAt(offsets, Math.max(0, link.read().time)).hour;
};

const element = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
};

const showPairing = (code: string | null, shown: boolean): void => {
  const section = element('.pairing');
  const words = code === null ? '••••••••' : `${code.slice(0, 4)} ${code.slice(4)}`;
  const field = element('.pairing .code');
  if (field.textContent !== words) field.textContent = words;
  if (section.hidden === shown) section.hidden = !shown;
};

const start = async (): Promise<void> => {
  if (window.location.pathname === '/led') return window.location.replace('/led/');
  const timepiece = browserTimepiece();
  const { origin, host } = window.location;
  element('.pairing .address').textContent = host;
  const link = createLink({
    dial: socketDial(origin),
    ...{ keep: await openKeep(), timepiece, random: Math.random, fetchMedia: mediaFrom(origin), app: APP, glass },
  });
  registerWorker('/led/', timepiece, () => localHour(link)).catch((error: unknown) =>
    console.warn('the page cannot keep itself', error),
  );
  await link.start();
  const atlases = await fontsAtLast();
  new LedWindow({ link, atlases, body: element('.panel'), notices: element('.notices'), pairing: showPairing });
  stayAwake();
};

start().catch((error: unknown) => {
  console.error('the panel could not start', error);
  setTimeout(() => window.location.reload(), 10 * RETRY_MS);
});
