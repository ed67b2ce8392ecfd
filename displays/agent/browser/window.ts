import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { type Cdp, cdpOver } from './cdp-pipe.ts';
import type { Program } from './find-browser.ts';
import { kioskFlags } from './kiosk-flags.ts';

/** One life of the browser on the glass. */
export interface BrowserWindow {
  /** Resolves with why, once the browser has gone or its page has crashed. */
  readonly ended: Promise<string>;
  /** Rejects unless the page is ours and brings a frame on the glass. */
  readonly alive: () => Promise<void>;
  /** What stands on the glass now, as JPEG of at most `most` bytes. */
  readonly picture: (most: number) => Promise<Buffer>;
  readonly kill: () => void;
}

/** Starts a browser with a fresh profile. */
export type OpenWindow = () => Promise<BrowserWindow>;

const ASK_MS = 8000;
const START_MS = 60_000;
const LONG_SIDE = 640;
const QUALITIES = [70, 50, 30, 15];

const targetsSchema = z.object({ targetInfos: z.array(z.object({ targetId: z.string(), type: z.string() })) });
const attachedSchema = z.object({ sessionId: z.string() });
const evaluatedSchema = z.object({ result: z.object({ value: z.string() }) });
const metricsSchema = z.object({ cssVisualViewport: z.object({ clientWidth: z.number(), clientHeight: z.number() }) });
const capturedSchema = z.object({ data: z.string() });
/** Says where the page is, after it has brought a frame on the glass. */
const FRAME = 'new Promise((say) => requestAnimationFrame(() => say(location.href)))';

const pipesOf = (child: ChildProcess): Cdp => {
  const [, , , to, from] = child.stdio;
  if (!(to instanceof Writable) || !(from instanceof Readable)) throw new Error('the browser has no pipes');
  return cdpOver(to, from);
};

/** The session of the only page; it takes a moment until there is one. */
async function sessionOf(cdp: Cdp): Promise<string> {
  const { targetInfos } = targetsSchema.parse(await cdp.ask('Target.getTargets', {}, null, START_MS));
  const page = targetInfos.find(({ type }) => type === 'page');
  if (page === undefined) throw new Error('the browser has no page yet');
  const attach = { targetId: page.targetId, flatten: true };
  const { sessionId } = attachedSchema.parse(await cdp.ask('Target.attachToTarget', attach, null, ASK_MS));
  await cdp.ask('Inspector.enable', {}, sessionId, ASK_MS);
  return sessionId;
}

async function capture(cdp: Cdp, session: string, most: number): Promise<Buffer> {
  const { cssVisualViewport } = metricsSchema.parse(await cdp.ask('Page.getLayoutMetrics', {}, session, ASK_MS));
  const { clientWidth: width, clientHeight: height } = cssVisualViewport;
  const clip = { x: 0, y: 0, width, height, scale: Math.min(1, LONG_SIDE / Math.max(width, height)) };
  for (const quality of QUALITIES) {
    const shot = await cdp.ask(
      'Page.captureScreenshot',
      { format: 'jpeg', quality, clip, optimizeForSpeed: false },
      session,
      ASK_MS,
    );
    const bytes = Buffer.from(capturedSchema.parse(shot).data, 'base64');
    if (bytes.length <= most) return bytes;
  }
  throw new Error('the picture stays too large');
}

/** Opens `url` with `program` in kiosk mode; its profile in `profile` begins empty each time. */
export const windowOpener =
  (program: Program, profile: string, url: string, more: readonly string[]): OpenWindow =>
  async () => {
    await rm(profile, { recursive: true, force: true });
    await mkdir(profile, { recursive: true, mode: 0o700 });
    const child = spawn(program.path, [...program.before, ...kioskFlags(profile, url, more)], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let crashed: () => void = () => undefined;
    const ended = new Promise<string>((settle) => {
      child.once('error', (error) => settle(`not started: ${error.message}`));
      child.once('exit', (code, signal) => settle(`left with ${signal ?? code}`));
      crashed = () => settle('the page crashed');
    });
    const kill = (): void => {
      // With everything that it started: it leads a group of its own.
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
    };
    const cdp = pipesOf(child);
    cdp.onEvent((method) => {
      if (method === 'Inspector.targetCrashed') crashed();
    });
    let session: string | null = null;
    const attached = async (): Promise<string> => {
      session ??= await sessionOf(cdp);
      return session;
    };
    return {
      ended,
      kill,
      alive: async () => {
        const found = await cdp.ask('Runtime.evaluate', { expression: FRAME, awaitPromise: true }, await attached(), ASK_MS);
        const place = evaluatedSchema.parse(found).result.value;
        if (place.startsWith(url)) return;
        await cdp.ask('Page.navigate', { url }, await attached(), ASK_MS);
        throw new Error('the page was not ours');
      },
      picture: async (most) => capture(cdp, await attached(), most),
    };
  };
