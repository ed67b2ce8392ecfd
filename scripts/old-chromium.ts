import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliDecompressSync } from 'node:zlib';
import { z } from 'zod';
import { type Cdp, openCdp } from './player/cdp.ts';

/*
 * Real Chromium 64 and 68 out of old npm packages, for tests of the player: the engines of smart TVs of 2018 and 2019. Kept in
 * node_modules/.cache, never in the tree. On a bare Debian they need libnss3 and libfontconfig1.
 */
const PACKAGES = { 64: 'chrome-aws-lambda@0.13.0', 68: 'chrome-aws-lambda@1.4.0' } as const;
export type OldVersion = keyof typeof PACKAGES;
const CACHE = fileURLToPath(new URL('../node_modules/.cache/old-chromium/', import.meta.url));
const run = promisify(execFile);

/** The path of the browser, fetched and unpacked the first time. Rejects when it cannot be had (no network). */
export async function fetchOldChromium(version: OldVersion): Promise<string> {
  const path = join(CACHE, `chromium-${version}`);
  if (existsSync(path)) return path;
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'old-chromium-'));
  try {
    await run('npm', ['pack', PACKAGES[version], '--loglevel=error'], { cwd: folder, timeout: 120_000 });
    const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'));
    if (archive === undefined) throw new Error('npm pack gave no archive');
    await run('tar', ['xzf', archive], { cwd: folder });
    const bin = join(folder, 'package/bin');
    const packed = readdirSync(bin).find((name) => name.endsWith('.br'));
    if (packed === undefined) throw new Error(`${PACKAGES[version]} holds no browser`);
    // Two that fetch at once write a file each; the later one takes the earlier one's place.
    const part = `${path}.${process.pid}`;
    writeFileSync(part, brotliDecompressSync(readFileSync(join(bin, packed))), { mode: 0o755 });
    renameSync(part, path);
    return path;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An old browser with one page. */
export interface OldPage {
  /** The value of an expression in the page; promises are awaited. Rejects with what it throws. */
  evaluate(expression: string): Promise<unknown>;
  screenshot(): Promise<Buffer>;
  /** Errors of scripts and of the console, without those of the network. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

const addressed = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let heard = '';
    child.stderr?.on('data', (piece: Buffer) => {
      heard += piece.toString('utf8');
      const found = /DevTools listening on ws:\/\/([^/\s]+)/.exec(heard)?.[1];
      if (found !== undefined) resolve(`http://${found}`);
    });
    child.once('exit', (code) => reject(new Error(`the old browser left with ${code}: ${heard.slice(-2000)}`)));
    child.once('error', reject);
  });

const targetSchema = z.looseObject({ type: z.string(), webSocketDebuggerUrl: z.string() });
const thrownSchema = z.looseObject({ exceptionDetails: z.looseObject({ text: z.string(), exception: z.unknown().optional() }) });
const logSchema = z.looseObject({ entry: z.looseObject({ level: z.string(), text: z.string(), source: z.string() }) });
const answerSchema = z.looseObject({
  result: z.looseObject({ value: z.unknown().optional() }),
  exceptionDetails: z.unknown().optional(),
});

const listenTo = (cdp: Cdp, complaints: string[]): void =>
  cdp.onEvent((method, params) => {
    const thrown = method === 'Runtime.exceptionThrown' ? thrownSchema.safeParse(params) : null;
    if (thrown?.success)
      complaints.push(`${thrown.data.exceptionDetails.text} ${JSON.stringify(thrown.data.exceptionDetails.exception)}`);
    const log = method === 'Log.entryAdded' ? logSchema.safeParse(params) : null;
    if (
      log?.success &&
      log.data.entry.level === 'error' &&
      !/network|WebSocket connection/.test(log.data.entry.source + log.data.entry.text)
    )
      complaints.push(log.data.entry.text);
  });

/** The address of its page, which comes a moment after the browser itself. */
const pageOf = async (browser: string): Promise<string> => {
  for (let tries = 0; tries < 600; tries += 1) {
    const targets = z.array(targetSchema).parse(await (await fetch(`${browser}/json`)).json());
    const target = targets.find(({ type }) => type === 'page');
    if (target !== undefined) return target.webSocketDebuggerUrl;
    await pause(100);
  }
  throw new Error('the old browser has no page');
};

/** Opens `url` in the old browser at `path`, in a fresh profile and a window of this size. */
export async function openOldPage(path: string, url: string, size: { width: number; height: number }): Promise<OldPage> {
  const profile = mkdtempSync(join(tmpdir(), 'old-profile-'));
  const flags = ['--no-sandbox', '--headless', '--disable-gpu', '--hide-scrollbars', '--remote-debugging-port=0'];
  const sized = [`--window-size=${size.width},${size.height}`, `--user-data-dir=${profile}`, 'about:blank'];
  const child = spawn(path, [...flags, ...sized], { stdio: ['ignore', 'ignore', 'pipe'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const close = async (): Promise<void> => {
    child.kill('SIGKILL');
    await gone;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const browser = await addressed(child);
    const cdp = await openCdp(await pageOf(browser));
    const complaints: string[] = [];
    listenTo(cdp, complaints);
    for (const domain of ['Page', 'Runtime', 'Log']) await cdp.send(`${domain}.enable`);
    await cdp.send('Page.navigate', { url });
    return {
      complaints,
      close,
      evaluate: async (expression) => {
        const raw = await cdp.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
        const { result, exceptionDetails } = answerSchema.parse(raw);
        if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
        return result.value;
      },
      screenshot: async () => {
        const { data } = z.looseObject({ data: z.string() }).parse(await cdp.send('Page.captureScreenshot', { format: 'png' }));
        return Buffer.from(data, 'base64');
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
