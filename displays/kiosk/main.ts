import type { FontSet } from '../../content/slide/drawing.ts';
import { localAt } from '../../content/time/local-clock.ts';
import type { KeyPair } from '../../content/wire/signing.ts';
import type { Glass } from '../link/display-session.ts';
import { mediaFrom } from '../link/fetch-media.ts';
import { indexedKeep } from '../link/indexed-keep.ts';
import type { Keep } from '../link/keep.ts';
import { createLink, type Link } from '../link/link.ts';
import { memoryKeep } from '../link/memory-keep.ts';
import { socketDial } from '../link/socket-line.ts';
import { browserTimepiece } from '../link/timepiece.ts';
import { VIETNAM } from '../tv/conductor.ts';
import { loadFonts } from '../tv/fonts.ts';
import { PairingView } from '../tv/pairing-view.ts';
import { registerWorker } from '../tv/register-worker.ts';
import { stayAwake } from '../tv/stay-awake.ts';
import { answering } from './answering.ts';
import { KioskPage } from './kiosk-page.ts';
import { lockDown } from './lock-down.ts';
import { outgoing } from './outgoing.ts';
import { withOwnKeys } from './own-keys.ts';
import { postTo } from './post-answer.ts';
import { postRefusedTo } from './post-refused.ts';
import { indexedQueue, memoryQueue, type QueueStore } from './queue-store.ts';
import { refusals } from './refusals.ts';
import { browserSpeech } from './speech.ts';

const APP = `kiosk/${__VERSION__}`;
const RETRY_MS = 3000;

const glass = (): Glass => {
  const ratio = Math.max(0.1, window.devicePixelRatio);
  return { width: Math.round(screen.width * ratio), height: Math.round(screen.height * ratio), ratio };
};

const openKeep = (): Promise<Keep> =>
  indexedKeep('niem-yet-kiosk').catch((error: unknown) => {
    console.warn('no store: the plan will not outlive this page', error);
    return memoryKeep();
  });

const openQueue = (): Promise<QueueStore> =>
  indexedQueue('niem-yet-kiosk-answers').catch((error: unknown) => {
    console.warn('no store: answers will not outlive this page', error);
    return memoryQueue();
  });

const fontsAtLast = (): Promise<FontSet> =>
  loadFonts().catch(async (error: unknown) => {
    console.warn('fonts are not here yet', error);
    await new Promise((wake) => setTimeout(wake, RETRY_MS));
    return fontsAtLast();
  });

const localHour = (link: Link): number => {
  const state = link.state();
  const offsets = state.kind === 'paired' && state.content !== null ? state.content.part.plan.offsets : VIETNAM;
  return localAt(offsets, Math.max(0, link.read().time)).hour;
};

const start = async (): Promise<void> => {
  if (window.location.pathname === '/kiosk') return window.location.replace('/kiosk/');
  customElements.define('ny-pairing', PairingView);
  customElements.define('ny-kiosk', KioskPage);
  lockDown(window);
  const timepiece = browserTimepiece();
  const { origin } = window.location;
  const page = new KioskPage();
  const changed = (): void => page.requestUpdate();
  const { keep, keys } = withOwnKeys(await openKeep());
  const link = createLink({
    dial: socketDial(origin),
    ...{ keep, timepiece, random: Math.random, fetchMedia: mediaFrom(origin), app: APP, glass },
  });
  registerWorker('/kiosk/', timepiece, () => localHour(link)).catch((error: unknown) =>
    console.warn('the page cannot keep itself', error),
  );
  const store = await openQueue();
  const self = (): { display: string; keys: KeyPair } | null => {
    const [state, pair] = [link.state(), keys()];
    return state.kind === 'paired' && pair !== null ? { display: state.pairing.display, keys: pair } : null;
  };
  const refused = refusals({ store, post: postRefusedTo(origin), self, timepiece, changed });
  const out = outgoing({ store, post: postTo(origin), timepiece, changed, refused: refused.tell });
  const speech = browserSpeech(changed);
  const visits = answering({ link, keys, out, timepiece, hush: speech.hush, changed });
  page.parts = { link, answering: visits, out, refused, speech, timepiece };
  page.fonts = null;
  document.body.appendChild(page);
  await link.start();
  await Promise.all([out.start(), refused.start()]);
  page.fonts = await fontsAtLast();
  stayAwake();
};

start().catch((error: unknown) => {
  console.error('the kiosk could not start', error);
  setTimeout(() => window.location.reload(), 10 * RETRY_MS);
});
