import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../../../displays/agent/browser/find-browser.ts';
import { type Kiosk, keepWindow } from '../../../../displays/agent/browser/kiosk.ts';
import { type FakeWindow, fakeWindow } from '../../../support/fake-window.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { type MovingTimepiece, movingTimepiece } from '../../../support/moving-timepiece.ts';

const begin = (): { time: MovingTimepiece; windows: FakeWindow[]; kiosk: Kiosk; last: () => FakeWindow } => {
  const time = movingTimepiece(0);
  const windows: FakeWindow[] = [];
  const open = async (): Promise<FakeWindow> => {
    const window = fakeWindow();
    windows.push(window);
    return window;
  };
  const kiosk = keepWindow({ open, timepiece: time, log: memoryLog().log });
  const last = (): FakeWindow => {
    const window = windows[windows.length - 1];
    if (window === undefined) throw new Error('no window yet');
    return window;
  };
  return { time, windows, kiosk, last };
};

describe('a browser that is kept on the glass', () => {
  it('is opened once and left alone while it brings frames', async () => {
    const { time, windows, kiosk } = begin();
    await time.pass(86_400_000);
    expect(windows).toHaveLength(1);
    expect(kiosk.status()).toEqual({ state: 'running', restarts: 0 });
  });

  it('is back within two seconds after it fell', async () => {
    const { time, windows, kiosk, last } = begin();
    await time.pass(100_000);
    last().fall('left with 1');
    await time.pass(2000);
    expect(windows).toHaveLength(2);
    await time.pass(11_000);
    expect(kiosk.status()).toEqual({ state: 'running', restarts: 1 });
  });

  it('is ended and opened anew when it hangs, within a minute', async () => {
    const { time, windows, last } = begin();
    await time.pass(100_000);
    const first = last();
    first.frozen = true;
    await time.pass(60_000);
    expect(first.killed()).toBe(true);
    expect(windows).toHaveLength(2);
  });

  it('forgives a hiccup', async () => {
    const { time, windows, last } = begin();
    await time.pass(100_000);
    last().frozen = true;
    await time.pass(15_000);
    last().frozen = false;
    await time.pass(100_000);
    expect(windows).toHaveLength(1);
  });

  it('waits longer and longer for one that falls over its own start, up to a minute, and says so', async () => {
    const { time, windows, kiosk, last } = begin();
    for (let fall = 0; fall < 12; fall += 1) {
      last().fall('not started');
      await time.pass(60_000);
    }
    // 2 + 4 + 8 + 16 + 32 s, then once a minute: 720 s hold few of them.
    expect(windows.length).toBeLessThanOrEqual(13);
    const before = windows.length;
    last().fall('not started');
    await time.pass(59_000);
    expect(windows).toHaveLength(before);
    expect(kiosk.status().state).toBe('failing');
  });

  it('does not come back after it was stopped', async () => {
    const { time, windows, kiosk, last } = begin();
    await time.pass(5000);
    kiosk.stop();
    expect(last().killed()).toBe(true);
    await time.pass(600_000);
    expect(windows).toHaveLength(1);
    expect(time.pending()).toBe(0);
  });
});

describe('which browser', () => {
  const there =
    (...paths: string[]) =>
    (path: string): boolean =>
      paths.includes(path);
  it('is Debian’s Chromium on a desktop, inside cage without one, none when there is neither', () => {
    const both = there('/usr/bin/chromium', '/usr/bin/cage');
    expect(findBrowser('auto', { DISPLAY: ':0' }, both)).toEqual({ path: '/usr/bin/chromium', before: [] });
    expect(findBrowser('auto', {}, both)?.path).toBe('/usr/bin/cage');
    expect(findBrowser('auto', {}, both)?.before).toContain('/usr/bin/chromium');
    expect(findBrowser('auto', {}, there('/usr/bin/chromium'))).toBeNull();
    expect(findBrowser('auto', { WAYLAND_DISPLAY: 'wayland-0' }, there())).toBeNull();
  });
  it('is what the settings say', () => {
    expect(findBrowser('none', { DISPLAY: ':0' }, there('/usr/bin/chromium'))).toBeNull();
    expect(findBrowser('/opt/x', {}, there())).toEqual({ path: '/opt/x', before: [] });
  });
});
