import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';

const ASSETS = { index: false, immutable: true, maxAge: '1y', redirect: false } as const;

/**
 * A built page: its folder and its `index.html`, which names everything else by hash and is therefore never kept; it answers at
 * `paths`.
 */
export function pageIn(folder: string, paths: string[]): { readonly html: string | null; readonly router: Router } {
  const index = join(folder, 'index.html');
  const html = existsSync(index) ? readFileSync(index, 'utf8') : null;
  const router = Router({ strict: true });
  const sendIndex: RequestHandler = (request, response, next) => {
    if (html === null || !request.accepts('html')) return next();
    response.set('Cache-Control', 'no-cache').type('html').send(html);
  };
  router.get(paths, sendIndex);
  router.use('/assets', express.static(join(folder, 'assets'), ASSETS));
  // Outside `assets` names carry no hash: service worker, manifest, icons.
  router.use(express.static(folder, { index: false, redirect: false, maxAge: 0, cacheControl: true }));
  return { html, router };
}
