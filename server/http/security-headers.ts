import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Which page a policy is for: TVs run old engines and a legacy bundle, the API's page shows swagger-ui. */
export type Page = 'desk' | 'tv' | 'docs';

const ownSockets = (host: string | undefined): string[] =>
  host !== undefined && /^[a-z0-9.-]+(:\d+)?$|^\[[0-9a-f:]+\](:\d+)?$/i.test(host) ? [`ws://${host}`, `wss://${host}`] : [];

/**
 * The content security policy. Chromium 64 knows no adopted style sheets (Lit then writes `<style>`), so TVs may use inline
 * styles; their loader's inline scripts are admitted one by one, by hash. Old engines do not count ws: as 'self'.
 */
export function contentPolicy(page: Page, host: string | undefined, scriptHashes: readonly string[]): string {
  const inlineStyle = page === 'desk' ? [] : ["'unsafe-inline'"];
  const rules: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'", ...scriptHashes],
    'style-src': ["'self'", ...inlineStyle],
    'img-src': ["'self'", 'blob:', 'data:'],
    'media-src': ["'self'", 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...ownSockets(host)],
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
    'object-src': ["'none'"],
  };
  return Object.entries(rules)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
}

/** `'sha256-…'` of every inline script of a built page, for its policy. */
export const inlineScriptHashes = (html: string): string[] =>
  [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)]
    .filter(([, attributes, text]) => !/\ssrc\s*=/i.test(` ${attributes}`) && (text ?? '') !== '')
    .map(
      ([, , text]) =>
        `'sha256-${createHash('sha256')
          .update(text ?? '')
          .digest('base64')}'`,
    );

/** Headers of every answer, errors too; the policy is that of the page under whose path the request stands. */
export function securityHeaders(secure: boolean, tvScriptHashes: readonly string[]): RequestHandler[] {
  const fixed = helmet({
    contentSecurityPolicy: false,
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    // On plain http it is ignored and browsers complain about it.
    originAgentCluster: secure,
    crossOriginOpenerPolicy: secure ? { policy: 'same-origin' } : false,
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
  });
  const policy: RequestHandler = (request, response, next) => {
    const page = pageOf(request.path);
    response.setHeader('Content-Security-Policy', contentPolicy(page, request.headers.host, page === 'tv' ? tvScriptHashes : []));
    response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
    next();
  };
  return [fixed, policy];
}

const pageOf = (path: string): Page => {
  if (/^\/tv(\/|$)/.test(path)) return 'tv';
  return /^\/api\/docs(\/|$)/.test(path) ? 'docs' : 'desk';
};
