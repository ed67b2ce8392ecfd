import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';

const ASSETS = { index: false, immutable: true, maxAge: '1y', redirect: false } as const;

/**
 * A built page: its folder and its `index.html`, which names everything else by hash, is therefore always asked for again, and
 * answers at `paths`. `html`: the page as it was at the start, null when it is not built.
 */
export function pageIn(folder: string, paths: string[]): { readonly html: string | null; readonly router: Router } {
  const index = join(folder, 'index.html');
  const router = Router({ strict: true });
  const sendIndex: RequestHandler = (request, response, next) => {
    if (!request.accepts('html') || !existsSync(index)) return next();
    response.sendFile('index.html', { root: folder, cacheControl: false, headers: { 'Cache-Control': 'no-cache' } });
  };
  router.get(paths, sendIndex);
  router.use('/assets', express.static(join(folder, 'assets'), ASSETS));
  // Outside `assets` names carry no hash: service worker, manifest, icons.
  router.use(express.static(folder, { index: false, redirect: false, maxAge: 0, cacheControl: true }));
  return { html: existsSync(index) ? readFileSync(index, 'utf8') : null, router };
}
