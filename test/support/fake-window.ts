import type { BrowserWindow } from '../../displays/agent/browser/window.ts';

/** A browser that a test kills, freezes and looks at. */
export interface FakeWindow extends BrowserWindow {
  readonly killed: () => boolean;
  /** It goes by itself. */
  readonly fall: (why: string) => void;
  frozen: boolean;
}

/** A window that brings frames until it is told otherwise. */
export const fakeWindow = (): FakeWindow => {
  let killed = false;
  let fall: (why: string) => void = () => undefined;
  const ended = new Promise<string>((settle) => {
    fall = settle;
  });
  const window: FakeWindow = {
    ended,
    fall: (why) => fall(why),
    frozen: false,
    killed: () => killed,
    alive: () => (window.frozen ? Promise.reject(new Error('no frame')) : Promise.resolve()),
    picture: () => Promise.resolve(Buffer.from('picture')),
    kill: () => {
      killed = true;
      fall('killed');
    },
  };
  return window;
};
