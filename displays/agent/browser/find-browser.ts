import { existsSync } from 'node:fs';

/** A program to start, with what stands before the browser's own flags. */
export interface Program {
  readonly path: string;
  readonly before: readonly string[];
}

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];
/** Shows one program on the full screen where there is no desktop. */
const CAGE = '/usr/bin/cage';

/**
 * The browser that `choice` (`auto`, `none` or a path) means on this machine. Without a desktop it runs inside cage; `auto` without
 * either finds none.
 */
export function findBrowser(
  choice: string,
  environment: Readonly<Record<string, string | undefined>>,
  exists: (path: string) => boolean = existsSync,
): Program | null {
  if (choice === 'none') return null;
  if (choice !== 'auto') return { path: choice, before: [] };
  const path = BROWSERS.find((candidate) => exists(candidate));
  if (path === undefined) return null;
  const desktop = (environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY']) !== undefined;
  if (desktop) return { path, before: [] };
  return exists(CAGE) ? { path: CAGE, before: ['-d', '--', path, '--ozone-platform=wayland'] } : null;
}
