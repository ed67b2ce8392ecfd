import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { MediaFolder } from '../keep/media-folder.ts';

const KINDS: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};
/** Old engines do not count ws: as 'self'; Lit writes styles of its own into old ones. */
const policyFor = (host: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self'",
    `connect-src 'self' ws://${host}`,
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');

/** Names of the player's own files: no dots that lead elsewhere. */
const PAGE_PATH = /^\/tv\/((?:assets\/)?[A-Za-z0-9_-]+(?:[.-][A-Za-z0-9_-]+)*)?$/;
const MEDIA_PATH = /^\/media\/([0-9a-f]{64})$/;

const refuse = (response: ServerResponse, status: number): void => {
  response.writeHead(status, { 'Content-Type': 'text/plain' }).end();
};
const sendFile = async (path: string, kind: string, response: ServerResponse): Promise<void> => {
  const there = await stat(path).catch(() => null);
  if (there?.isFile() !== true) return refuse(response, 404);
  response.writeHead(200, { 'Content-Type': kind, 'Content-Length': there.size, 'Cache-Control': 'no-cache' });
  createReadStream(path)
    .on('error', () => response.destroy())
    .pipe(response);
};

export interface FilesParts {
  /** The built player: `index.html`, `sw.js`, `assets/`. */
  readonly player: string;
  readonly media: MediaFolder;
}

/** Answers the page's requests: the player's files from `player`, media by hash from the keep, nothing else. */
export const answerFiles =
  ({ player, media }: FilesParts) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.setHeader('Content-Security-Policy', policyFor(request.headers.host ?? ''));
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
    const path = (request.url ?? '').replace(/\?.*$/, '');
    if (path === '/' || path === '/tv') return void response.writeHead(302, { Location: '/tv/' }).end();
    const picture = MEDIA_PATH.exec(path)?.[1];
    if (picture !== undefined) return sendFile(media.path(picture), 'application/octet-stream', response);
    const page = PAGE_PATH.exec(path);
    if (page === null) return refuse(response, 404);
    const name = page[1] ?? 'index.html';
    return sendFile(join(player, name), KINDS[name.replace(/^.*\./, '')] ?? 'application/octet-stream', response);
  };
