import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type KioskAnswer, signRating } from '../../../content/wire/rating.ts';
import { keyPairFrom } from '../../../content/wire/signing.ts';
import type { RatingLimits } from '../../../server/ratings/limits.ts';
import type { Edge } from '../http/edge.ts';
import { KIOSK_KEYS, NINE, startRatingEdge } from './rating-edge.ts';

let edge: Edge | null = null;
afterEach(async () => {
  await edge?.close();
  edge = null;
});

const opened = async (limits: Partial<RatingLimits>) => {
  edge = await startRatingEdge(() => undefined, { limits });
  return edge;
};
const operation = z.object({
  description: z.string(),
  security: z.array(z.unknown()),
  parameters: z.array(z.object({ name: z.string(), in: z.string(), required: z.boolean() })).optional(),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: z.looseObject({}) })) }),
  responses: z.record(z.string(), z.unknown()),
});
const documentOf = async (house: Edge, path: string) => {
  const { body } = await house.call('GET', '/api/openapi.json');
  const { paths } = z.object({ paths: z.record(z.string(), z.looseObject({})) }).parse(body);
  return operation.parse(paths[path]?.['post']);
};
const answer: Omit<KioskAnswer, 'at' | 'nonce'> = {
  v: 1,
  display: 'kiosk-1',
  point: 'ban',
  level: 'hai-long',
  reasons: [],
  comment: null,
};
const signedBy = (keys: typeof KIOSK_KEYS, number: number, change = {}) =>
  signRating({ ...answer, at: NINE + number * 6000, nonce: `d${String(number).padStart(21, '0')}`, ...change }, keys);

describe('the document of the API tells the doors for answers as they are', () => {
  it('kiosks: who may, how large, how often, and each way in which it refuses', async () => {
    const house = await opened({ kioskByAddress: { burst: 9, perSecond: 0.5 }, answersByKiosk: { burst: 2, perSecond: 0.25 } });
    const { description, security, responses, requestBody } = await documentOf(house, '/ratings');
    expect(security).toEqual([]);
    expect(description).toContain('8 kB; 0.5 a second (9 at once) from one address, 0.25 a second (2 at once) from one kiosk');
    expect(requestBody.content['application/json']?.schema['required']).toEqual(['v', 'key', 'body', 'signature']);
    const send = (body: unknown, type = 'application/json') =>
      house.call('POST', '/api/ratings', { body, headers: { 'content-type': type, origin: 'https://elsewhere.example' } });
    const stranger = keyPairFrom(new Uint8Array(32).fill(9));
    const seen = [
      await send(signedBy(KIOSK_KEYS, 1), 'text/plain'),
      await send({ ...signedBy(KIOSK_KEYS, 1), body: 'x'.repeat(8192) }),
      await send({ v: 1 }),
      await send(signedBy(stranger, 1)),
      await send(signedBy(KIOSK_KEYS, 1)),
      await send(signedBy(KIOSK_KEYS, 2, { point: 'cu' })),
      await send(signedBy(KIOSK_KEYS, 3)),
      await send(signedBy(stranger, 4)),
      await send(signedBy(stranger, 4)),
      await send(signedBy(stranger, 4)),
    ].map(({ status }) => status);
    expect(seen).toEqual([415, 413, 400, 401, 200, 422, 429, 401, 401, 429]);
    expect(Object.keys(responses)).toEqual(expect.arrayContaining([...new Set(seen.map(String)), '503', '507']));
  });

  it('other systems: which headers, how often, and that no session counts', async () => {
    const house = await opened({ importsByAddress: { burst: 3, perSecond: 0.5 } });
    const { description, security, parameters, responses } = await documentOf(house, '/import/ratings');
    expect(security).toEqual([]);
    expect(description).toContain('512 kB; 0.5 a second (3 at once) from one address');
    for (const word of ['`kept`', '`again`', '`used`', '`refused`', '35 days', 'ms since 1970'])
      expect(description).toContain(word);
    expect(parameters?.map(({ name }) => name)).toEqual(['niem-yet-key', 'niem-yet-time', 'niem-yet-signature']);
    const { cookie } = await house.cookieOf([{ role: 'admin', unit: null }]);
    const signed = { 'niem-yet-key': 'import-1', 'niem-yet-time': String(house.clock), 'niem-yet-signature': 'ab' };
    const send = (body: string, headers: Record<string, string>) =>
      house.call('POST', '/api/import/ratings', { cookie, body, headers });
    const seen = [
      await send('{}', {}),
      await send('{}', signed),
      await send('x'.repeat(512 * 1024 + 1), signed),
      await send('{}', signed),
    ].map(({ status }) => status);
    expect(seen).toEqual([401, 401, 413, 429]);
    expect(Object.keys(responses)).toEqual(expect.arrayContaining([...new Set(seen.map(String)), '200', '503', '507']));
  });
});
