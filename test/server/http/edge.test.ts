import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { problemAnswerSchema } from '../../../content/wire/problem-answer.ts';
import { type Edge, raw, startEdge } from './edge.ts';

let edge: Edge;
let pages: string;
beforeAll(async () => {
  pages = mkdtempSync(join(tmpdir(), 'pages-'));
  for (const page of ['desk', 'tv']) {
    mkdirSync(join(pages, page, 'assets'), { recursive: true });
    writeFileSync(
      join(pages, page, 'index.html'),
      `<!doctype html><title>${page}</title><script>start("${page}")</script><script src="assets/a.js"></script>`,
    );
    writeFileSync(join(pages, page, 'assets/a-1234.js'), 'let a;');
    writeFileSync(join(pages, page, 'sw.js'), 'let worker;');
  }
  edge = await startEdge({ options: { pages } });
});
afterAll(async () => {
  await edge.close();
  rmSync(pages, { recursive: true, force: true });
});

describe('a request that changes something', () => {
  const body = { login: 'abcd', password: 'x'.repeat(12) };
  const post = (headers: Record<string, string>) =>
    fetch(`${edge.url}/api/session`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    }).then((answer) => answer.status);

  it('must come from our own page', async () => {
    expect(await post({})).toBe(403);
    expect(await post({ origin: 'https://evil.example' })).toBe(403);
    expect(await post({ origin: 'null' })).toBe(403);
    expect(await post({ origin: edge.url.replace('http:', 'ftp:') })).toBe(403);
    expect(await post({ origin: edge.url })).toBe(401);
  });

  it('is judged by what the browser says of the site, whatever the origin', async () => {
    for (const site of ['cross-site', 'same-site', 'none'])
      expect(await edge.call('DELETE', '/api/session', { headers: { 'sec-fetch-site': site } })).toMatchObject({
        status: 403,
        body: { code: 'foreign-origin' },
      });
  });
});

describe('a body', () => {
  const send = (body: string, type: string) => edge.call('POST', '/api/session', { body, headers: { 'content-type': type } });
  it.each([
    ['{', 'application/json', 400, 'not-json'],
    ['"text"', 'application/json', 400, 'not-json'],
    ['[]', 'application/json', 400, 'ZOD-not-object'],
    ['{}', 'application/json', 400, 'ZOD-not-text'],
    ['{}', 'text/plain', 415, 'type-unsupported'],
    ['a=1', 'application/x-www-form-urlencoded', 415, 'type-unsupported'],
    ['{}', 'application/json; charset=iso-8859-1', 415, 'type-unsupported'],
    [`{"login":"${'x'.repeat(300_000)}"}`, 'application/json', 413, 'too-large'],
    ['{"login":"abcd","password":"xxxxxxxxxxxx","role":"admin"}', 'application/json', 400, 'ZOD-unknown-field'],
    ['{"__proto__":{"admin":true},"login":"abcd","password":"xxxxxxxxxxxx"}', 'application/json', 400, 'ZOD-unknown-field'],
    ['{"login":{"$ne":1},"password":["x"]}', 'application/json', 400, 'ZOD-not-text'],
  ])('case %# gets a sentence', async (body, type, status, code) => {
    const answer = await send(body, type);
    expect(answer).toMatchObject({ status, body: { code, status } });
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const { vi, en } = problemAnswerSchema.parse(answer.body);
    expect([vi, en].every((words) => words.length > 5 && !words.includes('{'))).toBe(true);
    expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\bat \w+ \(/);
  });
  it('leaves Object.prototype alone', () => {
    expect('admin' in {}).toBe(false);
  });
});

describe('addresses', () => {
  it.each([
    ['GET', '/api/nothing', 404, 'not-found'],
    ['GET', '/api/', 404, 'not-found'],
    ['PUT', '/api/session', 405, 'method-wrong'],
    ['GET', '/api/drafts/%ff/x', 400, 'not-found'],
    ['GET', '/media/..%2f..%2fetc%2fpasswd', 404, 'not-found'],
    ['GET', `/media/${'a'.repeat(64)}`, 404, 'not-found'],
    ['GET', `/media/${'a'.repeat(64)}/1x1`, 404, 'not-found'],
    ['GET', '/assets/../../../package.json', 404, 'not-found'],
    ['GET', '/.git/config', 404, 'not-found'],
    ['GET', '/nothing.php', 404, 'not-found'],
    ['POST', '/somewhere', 404, 'not-found'],
  ])('%s %s is %i', async (method, path, status, code) => {
    expect(await edge.call(method, path)).toMatchObject({ status, body: { code } });
  });

  it('refuses a parameter that comes twice', async () => {
    const { cookie } = await edge.cookieOf([{ role: 'admin', unit: null }]);
    expect(await edge.call('GET', '/api/acts?limit=1&limit=5', { cookie })).toMatchObject({
      status: 400,
      body: { path: ['query', 'limit'] },
    });
  });
});

describe('pages', () => {
  it('are never kept, and what they name by hash for ever', async () => {
    for (const [path, words] of [
      ['/', 'desk'],
      ['/setup', 'desk'],

      ['/tv/', 'tv'],
    ] as const) {
      const page = await edge.call('GET', path, { headers: { accept: 'text/html' } });
      expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache']);
      expect(page.body).toContain(`<title>${words}</title>`);
    }
    for (const path of ['/assets/a-1234.js', '/tv/assets/a-1234.js'])
      expect((await edge.call('GET', path)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await edge.call('GET', '/tv/sw.js')).headers.get('cache-control')).toBe('public, max-age=0');
    expect((await edge.call('GET', '/assets/missing.js')).status).toBe(404);
    expect((await edge.call('GET', '/tv')).headers.get('location')).toBe('/tv/');
  });

  it('allow their own inline script on the TV only, by hash, and sockets of the host that was asked for', async () => {
    const policy = async (path: string, host?: string) =>
      String((await raw(edge.url + path, { accept: 'text/html', ...(host && { host }) })).headers['content-security-policy']);
    expect(await policy('/tv/')).toMatch(/script-src 'self' 'sha256-[A-Za-z0-9+/]{43}='; style-src 'self' 'unsafe-inline'/);
    expect(await policy('/')).toMatch(/script-src 'self'; style-src 'self';/);
    expect(await policy('/', 'tv.example:8080')).toContain("connect-src 'self' ws://tv.example:8080 wss://tv.example:8080;");
    expect(await policy('/', "a'; script-src *")).toContain("connect-src 'self';");
  });
});

describe('every answer', () => {
  it.each(['/', '/api/session', '/api/nothing', '/api/openapi.json', '/api/docs/', '/healthz', '/nothing.txt', '/media/x'])(
    '%s has the headers',
    async (path) => {
      const { headers } = await edge.call('GET', path);
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'.*object-src 'none'/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('access-control-allow-origin')).toBeNull();
    },
  );
});

describe('behind https', () => {
  it('the cookie is __Host- and Secure, and the address is remembered as secure', async () => {
    const secure = await startEdge({ options: { publicUrl: 'https://niemyet.example.vn' } });
    const answer = await secure.call('GET', '/healthz');
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000');
    const posted = await secure.call('POST', '/api/session', {
      body: { login: 'abcd', password: 'x'.repeat(12) },
      headers: { origin: 'https://niemyet.example.vn' },
    });
    expect(posted.status).toBe(401);
    await secure.close();
  });
});

describe('health', () => {
  it('says yes or no and nothing else', async () => {
    expect(await edge.call('GET', '/healthz')).toMatchObject({ status: 200, body: { ok: true } });
    const ill = await startEdge({ options: { healthy: () => false } });
    expect(await ill.call('GET', '/healthz')).toMatchObject({ status: 503, body: { ok: false } });
    await ill.close();
  });
  it('metrics are not public', async () => {
    expect((await edge.call('GET', '/metrics', { headers: { accept: 'text/plain' } })).status).toBe(404);
  });
});

describe('an unexpected error', () => {
  it('gives an incident and keeps its words for the log', async () => {
    const broken = await startEdge();
    const { cookie } = await broken.cookieOf([{ role: 'admin', unit: null }]);
    Object.assign(broken.parts.wall, {
      rows: () => {
        throw new Error('inner words');
      },
    });
    const answer = await broken.call('GET', '/api/wall', { cookie });
    const { incident } = z
      .object({ problems: z.tuple([z.object({ detail: z.object({ incident: z.string() }) })]) })
      .parse(answer.body).problems[0].detail;
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer.body)).not.toContain('inner words');
    expect(broken.log.join('')).toContain(incident);
    expect(broken.log.join('')).toContain('inner words');
    await broken.close();
  });
});

describe('the API document', () => {
  it('is OpenAPI 3.1 and names every route, its right and its schemas', async () => {
    const { body } = await edge.call('GET', '/api/openapi.json');
    const { openapi, paths } = z
      .object({
        openapi: z.string(),
        paths: z.record(
          z.string(),
          z.record(z.string(), z.object({ summary: z.string(), responses: z.record(z.string(), z.unknown()) })),
        ),
      })
      .parse(body);
    expect(openapi).toBe('3.1.0');
    expect(Object.keys(paths)).toContain('/drafts/{kind}/{id}');
    expect(JSON.stringify(paths['/session']?.['post'])).toContain('"login"');
  });
  it('has a page that asks nobody else', async () => {
    const page = String((await edge.call('GET', '/api/docs/')).body);
    const script = String((await edge.call('GET', '/api/docs/start.js')).body);
    expect(page).not.toMatch(/https?:/);
    expect(script).toContain('validatorUrl: null');
    for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js'])
      expect((await edge.call('GET', `/api/docs/${file}`)).status).toBe(200);
    expect((await edge.call('GET', '/api/docs/package.json')).status).toBe(404);
    expect((await edge.call('GET', '/api/docs')).headers.get('location')).toBe('/api/docs/');
  });
});

describe('too many requests', () => {
  it('are refused with the time to wait', async () => {
    const busy = await startEdge({ options: { pointsAMinute: 5 } });
    let last = 200;
    for (let n = 0; n < 7 && last === 200; n += 1) last = (await busy.call('GET', '/api/session')).status;
    expect(last).toBe(429);
    await busy.close();
  });
});
