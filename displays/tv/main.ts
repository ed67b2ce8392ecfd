import './old-engines.ts';
import type { FontSet } from '../../content/slide/drawing.ts';
import { localAt } from '../../content/time/local-clock.ts';
import type { Glass } from '../link/display-session.ts';
import { mediaFrom } from '../link/fetch-media.ts';
import { indexedKeep } from '../link/indexed-keep.ts';
import type { Keep } from '../link/keep.ts';
import { createLink, type Link } from '../link/link.ts';
import { memoryKeep } from '../link/memory-keep.ts';
import { socketDial } from '../link/socket-line.ts';
import { browserTimepiece } from '../link/timepiece.ts';
import { VIETNAM } from './conductor.ts';
import { loadFonts } from './fonts.ts';
import { PairingView } from './pairing-view.ts';
import { registerWorker } from './register-worker.ts';
import { stayAwake } from './stay-awake.ts';
import styles from './tv.css?url';
import { TvPage } from './tv-page.ts';

const APP = `tv/${__VERSION__}`;
const RETRY_MS = 3000;

const glass = (): Glass => {
  const ratio = Math.max(0.1, window.devicePixelRatio);
  return { width: Math.round(screen.width * ratio), height: Math.round(screen.height * ratio), ratio };
};

const localHour = (link: Link): number => {
  const state = link.state();
  const offsets = state.kind === 'paired' && state.content !== null ? state.content.part.plan.offsets : VIETNAM;
  return localAt(offsets, Math.max(0, link.read().time)).hour;
};

const openKeep = (): Promise<Keep> =>
  indexedKeep('niem-yet').catch((error: unknown) => {
    console.warn('no store: the plan will not outlive this page', error);
    return memoryKeep();
  });

const fontsAtLast = (): Promise<FontSet> =>
  loadFonts().catch(async (error: unknown) => {
    console.warn('fonts are not here yet', error);
    await new Promise((wake) => setTimeout(wake, RETRY_MS));
    return fontsAtLast();
  });

/** The built page links its styles itself; the development server does not. */
const dress = (): void => {
  if (document.querySelector(`link[href="${styles}"]`) !== null) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = styles;
  document.head.appendChild(link);
};

const start = async (): Promise<void> => {
  // The worker keeps what lies under `/tv/`: at `/tv` a screen could not start without network.
  if (window.location.pathname === '/tv') return window.location.replace('/tv/');
  customElements.define('ny-pairing', PairingView);
  customElements.define('ny-tv', TvPage);
  dress();
  const timepiece = browserTimepiece();
  const { origin } = window.location;
  const link = createLink({
    dial: socketDial(origin),
    ...{ keep: await openKeep(), timepiece, random: Math.random, fetchMedia: mediaFrom(origin), app: APP, glass },
  });
  registerWorker('/tv/', timepiece, () => localHour(link)).catch((error: unknown) =>
    console.warn('the page cannot keep itself', error),
  );
  const page = new TvPage();
  page.link = link;
  page.fonts = null;
  page.timepiece = timepiece;
  document.body.appendChild(page);
  await link.start();
  page.fonts = await fontsAtLast();
  stayAwake();
};

start().catch((error: unknown) => {
  console.error('the player could not start', error);
  setTimeout(() => window.location.reload(), 10 * RETRY_MS);
});
