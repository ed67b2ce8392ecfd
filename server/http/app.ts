import { join } from 'node:path';
import express, { type Express, type RequestHandler } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { agentFiles } from '../agent/agent-files.ts';
import { discardFile, fileReceiver } from '../media/receive-file.ts';
import type { Log } from '../observe/log.ts';
import type { Metrics } from '../observe/metrics.ts';
import { take } from '../people/sign-in.ts';
import { apiPage } from './api-page.ts';
import { errorAnswer } from './error-answer.ts';
import { mediaFiles } from './media-files.ts';
import { mountRoutes } from './mount-routes.ts';
import { openApi } from './openapi.ts';
import { pageIn } from './pages.ts';
import type { Parts } from './parts.ts';
import { refusal } from './refusal.ts';
import { allRoutes } from './routes/all-routes.ts';
import { isOwnOrigin } from './same-origin.ts';
import { inlineScriptHashes, securityHeaders } from './security-headers.ts';

/** What the edge needs to know besides the parts. `pages`: where `desk`, `tv`, `led` and `kiosk` are built; `healthy`: whether writes are acknowledged. */
export interface EdgeOptions {
  readonly publicUrl: string | null;
  readonly trustProxy: number;
  readonly version: string;
  readonly pages: string;
  readonly healthy: () => boolean;
  readonly clock: () => number;
  /** Points that one caller may use in a minute; a plain read costs one. */
  readonly pointsAMinute: number;
}

/** The express application: pages, media, health, and the API behind its one gate. */
export function createEdge(parts: Parts, metrics: Metrics, log: Log, options: EdgeOptions): Express {
  const secure = options.publicUrl?.startsWith('https:') ?? false;
  const desk = pageIn(join(options.pages, 'desk'), ['/', '/setup']);
  const tv = pageIn(join(options.pages, 'tv'), ['/']);
  const led = pageIn(join(options.pages, 'led'), ['/']);
  const kiosk = pageIn(join(options.pages, 'kiosk'), ['/']);
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', options.trustProxy);
  app.set('query parser', 'simple');
  app.set('case sensitive routing', true);
  app.set('strict routing', true);
  app.use(securityHeaders(secure, inlineScriptHashes(tv.html ?? '')));
  app.get('/healthz', health(options.healthy));
  app.use('/api', api(parts, metrics, log, options, secure));
  app.use('/agent', agentFiles(parts.agent, options.clock));
  app.use('/media', mediaFiles(parts.media, parts.library.current));
  app.get('/tv', (_request, response) => response.redirect(308, '/tv/'));
  app.use('/tv', tv.router);
  app.get('/led', (_request, response) => response.redirect(308, '/led/'));
  app.use('/led', led.router);
  app.get('/kiosk', (_request, response) => response.redirect(308, '/kiosk/'));
  app.use('/kiosk', kiosk.router);
  app.use(desk.router);
  app.use(() => {
    throw refusal(404, 'not-found');
  });
  app.use(errorAnswer(log));
  return app;
}

const health =
  (healthy: () => boolean): RequestHandler =>
  (_request, response) => {
    const ok = healthy();
    response
      .set('Cache-Control', 'no-store')
      .status(ok ? 200 : 503)
      .json({ ok });
  };

function api(parts: Parts, metrics: Metrics, log: Log, options: EdgeOptions, secure: boolean): express.Router {
  const routes = allRoutes(parts, log);
  const document = openApi(routes, parts.ratingRoom.doorShapes, options.version, secure);
  const limiter = new RateLimiterMemory({ points: options.pointsAMinute, duration: 60 });
  const router = express.Router({ caseSensitive: true, strict: true });
  router.use(timed(metrics));
  router.get('/openapi.json', (_request, response) => response.json(document));
  router.get('/docs', (_request, response) => response.redirect(308, '/api/docs/'));
  router.use('/docs', apiPage());
  router.use(
    mountRoutes(routes, {
      isOwnOrigin: (method, headers) => isOwnOrigin(method, headers, options.publicUrl),
      personOf: parts.sessions.personOf,
      isPasswordGiven: parts.people.isPasswordGiven,
      limit: (caller, cost) => take(limiter, caller, cost),
      receive: fileReceiver(parts.media.incoming),
      discard: discardFile,
      clock: options.clock,
    }),
  );
  router.use((request) => {
    const known = routes.some((route) => matches(route.path, request.path));
    throw known ? refusal(405, 'method-wrong', { method: request.method }) : refusal(404, 'not-found');
  });
  return router;
}

const matches = (template: string, path: string): boolean =>
  new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path);

/** Measures by the route's template, so that no id stands in a label. */
const timed =
  (metrics: Metrics): RequestHandler =>
  (request, response, next) => {
    const begun = performance.now();
    response.on('finish', () => {
      const route: unknown = request.route?.path;
      metrics.request(
        request.method,
        typeof route === 'string' ? route : 'other',
        response.statusCode,
        (performance.now() - begun) / 1000,
      );
    });
    next();
  };
