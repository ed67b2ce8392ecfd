import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type AcceptContext, acceptDelivery, missingOf } from '../../../content/wire/accept.ts';
import { canonical } from '../../../content/wire/canonical.ts';
import { sha256Hex } from '../../../content/wire/hash.ts';
import { parsePart, parseSlideBlob, shownFile } from '../../../content/wire/part.ts';
import { helloText, signHello, signText, verifyText } from '../../../content/wire/signing.ts';
import { headText, verifyDelivery } from '../../../content/wire/verify.ts';
import {
  blobsOf,
  certificate,
  DAY,
  deliver,
  head,
  NOW,
  pair,
  partText,
  ROOT,
  SIGNER,
  slideText,
} from '../../support/deliveries.ts';

const context = (over: Partial<AcceptContext> = {}): AcceptContext => ({
  display: 'tv-1',
  rootKey: ROOT.public,
  held: null,
  now: NOW,
  has: () => false,
  ...over,
});
const heads = Array.from({ length: 11 }, (_, at) => head(`tv-${at}`));
const whole = blobsOf(partText('s'), slideText('s'));
const genuine = () => deliver(heads, { first: 1, blobs: whole });
const codeOf = (delivery: unknown, over: Partial<AcceptContext> = {}) => {
  const verdict = acceptDelivery(delivery, context(over));
  return verdict.ok ? 'accepted' : verdict.code;
};

afterEach(() => vi.unstubAllGlobals());

describe('a delivery', () => {
  it('WIR-7 is accepted when it is the controller’s word for this display, with all that came along', () => {
    const verdict = acceptDelivery(genuine(), context());
    expect(verdict).toMatchObject({ ok: true, head: heads[1], news: true, missing: [], blobs: whole });
  });

  it('WIR-1 a head’s leaf is its canonical text', () => {
    for (const one of [head('tv-1'), head('a-9', { epoch: 3, revision: 2 ** 40, lease: 8.64e15 })]) {
      expect(headText(one)).toBe(canonical(one));
    }
  });

  it('WIR-7 in a run of many heads gives each display its own', () => {
    for (const [first, count] of [
      [0, 8],
      [8, 3],
      [4, 4],
    ] as const) {
      const run = deliver(heads, { first, count });
      for (const own of heads.slice(first, first + count)) {
        expect(acceptDelivery(run, context({ display: own.display }))).toMatchObject({ ok: true, head: own });
      }
    }
  });

  it('WIR-8 says which blobs are lacking: the part, or slides of it', () => {
    const missing = (blobs: Record<string, string>, has: (hash: string) => boolean) => {
      const verdict = acceptDelivery(deliver(heads, { first: 1, blobs }), context({ has }));
      return verdict.ok ? verdict.missing : verdict.code;
    };
    const none = () => false;
    expect(missing({}, none)).toEqual([sha256Hex(partText('s'))]);
    expect(missing(blobsOf(partText('s')), none)).toEqual([sha256Hex(slideText('s'))]);
    expect(missing(blobsOf(partText('s')), (hash) => hash === sha256Hex(slideText('s')))).toEqual([]);
    expect(missing({}, () => true)).toEqual([]);
    const part = parsePart(partText('s', 't'));
    expect(part && missingOf(part, (hash) => hash === sha256Hex(slideText('t')))).toEqual([sha256Hex(slideText('s'))]);
  });

  it('WIR-9 without a signature, or with another’s, is unsigned', () => {
    const delivery = genuine();
    const { signature: _signature, ...signed } = delivery.signed;
    expect(codeOf({ ...delivery, signed })).toBe('delivery-unsigned');
    expect(codeOf({ v: 1, run: delivery.run, blobs: {} })).toBe('delivery-unsigned');
    expect(codeOf(deliver(heads, { first: 1, signer: pair(9) }))).toBe('delivery-unsigned');
    expect(codeOf({ ...delivery, signed: { ...delivery.signed, time: delivery.signed.time + 1 } })).toBe('delivery-unsigned');
    for (const value of [null, 7, 'x', [], {}, undefined]) expect(codeOf(value)).toBe('delivery-unsigned');
  });

  it('WIR-10 under another root key is foreign, however well it is signed', () => {
    expect(codeOf(deliver(heads, { first: 1, certificate: certificate({ root: pair(8) }) }))).toBe('delivery-foreign');
    expect(codeOf(genuine(), { rootKey: pair(8).public })).toBe('delivery-foreign');
    const stretched = { ...certificate(), notAfter: NOW + 900 * DAY };
    expect(codeOf(deliver(heads, { first: 1, certificate: stretched }))).toBe('delivery-foreign');
  });

  it('WIR-10 for another display is foreign', () => {
    expect(codeOf(deliver(heads, { first: 2 }))).toBe('delivery-foreign');
    expect(codeOf(genuine(), { display: 'tv-99' })).toBe('delivery-foreign');
  });

  it('WIR-11 counts only in time: certificate at signing, head from notBefore until its lease ends', () => {
    const other = (over: Parameters<typeof head>[1], now = NOW) =>
      codeOf(deliver([head('tv-1', over)], { blobs: whole }), { now });
    expect(other({ lease: NOW + 1 })).toBe('accepted');
    expect(other({ lease: NOW })).toBe('delivery-expired');
    expect(other({}, NOW + 35 * DAY)).toBe('delivery-expired');
    expect(other({ notBefore: NOW + 5 * 60_000 })).toBe('accepted');
    expect(other({ notBefore: NOW + 5 * 60_000 + 1 })).toBe('delivery-expired');
    expect(codeOf(deliver(heads, { first: 1, certificate: certificate({ to: NOW }) }))).toBe('delivery-expired');
    expect(codeOf(deliver(heads, { first: 1, certificate: certificate({ from: NOW + 1 }) }))).toBe('delivery-expired');
    expect(codeOf(deliver(heads, { first: 1, certificate: certificate({ from: NOW, to: NOW + 1 }) }))).toBe('accepted');
  });

  it('WIR-11 an old signing key reaches no further than one lease past its end', () => {
    const late = NOW + 100 * DAY;
    const backdated = deliver([head('tv-1', { lease: late + DAY })]);
    expect(codeOf(backdated, { now: late })).toBe('delivery-expired');
    expect(codeOf(backdated)).toBe('delivery-expired');
    expect(codeOf(deliver(heads, { first: 1, time: NOW + 6 * 60_000 }))).toBe('delivery-expired');
  });

  it('WIR-12 is news only when (epoch, revision) is strictly greater than what is held', () => {
    const held = (epoch: number, revision: number, part = head('tv-1').part) => ({ held: { epoch, revision, part } });
    expect(codeOf(genuine(), held(1, 6))).toBe('accepted');
    expect(codeOf(genuine(), held(1, 8))).toBe('delivery-older');
    expect(codeOf(genuine(), held(2, 1))).toBe('delivery-older');
    expect(acceptDelivery(genuine(), context(held(1, 6)))).toMatchObject({ news: true });
    expect(acceptDelivery(genuine(), context(held(1, 7)))).toMatchObject({ ok: true, news: false });
    expect(codeOf(genuine(), held(1, 7, 'f'.repeat(64)))).toBe('delivery-older');
  });

  it('WIR-12 after a restore the higher epoch counts, and what was said before is older', () => {
    const restored = deliver([head('tv-1', { epoch: 2, revision: 1 })]);
    expect(codeOf(restored, { held: { epoch: 1, revision: 900, part: head('tv-1').part } })).toBe('accepted');
    expect(codeOf(genuine(), { held: { epoch: 2, revision: 1, part: head('tv-1').part } })).toBe('delivery-older');
  });

  it('WIR-13 with a swapped head, a truncated path or a head from another tree is damaged', () => {
    const delivery = genuine();
    const swapped = { ...delivery.run, heads: [head('tv-1', { part: 'e'.repeat(64) })] };
    expect(codeOf({ ...delivery, run: swapped })).toBe('delivery-damaged');
    expect(codeOf({ ...delivery, run: { ...delivery.run, path: delivery.run.path.slice(1) } })).toBe('delivery-damaged');
    expect(codeOf({ ...delivery, run: { ...delivery.run, first: 0 } })).toBe('delivery-damaged');
    const newer = deliver([head('tv-1', { revision: 99 }), ...heads.slice(2)]);
    expect(codeOf({ ...delivery, run: newer.run })).toBe('delivery-damaged');
    expect(codeOf({ ...delivery, extra: 1 })).toBe('delivery-damaged');
  });

  it('WIR-14 with a blob that is not what its name says is damaged, and nothing of it is kept', () => {
    const name = sha256Hex(partText('s'));
    expect(codeOf(deliver(heads, { first: 1, blobs: { ...whole, [name]: `${partText('s')} ` } }))).toBe('delivery-damaged');
    expect(codeOf(deliver(heads, { first: 1, blobs: { ['0'.repeat(64)]: 'x' } }))).toBe('delivery-damaged');
    const notAPart = deliver([head('tv-1', { part: sha256Hex('[]') })], { blobs: blobsOf('[]') });
    expect(codeOf(notAPart)).toBe('delivery-damaged');
  });

  it('WIR-13 changed anywhere at all is never accepted', () => {
    const delivery = genuine();
    const paths: (string | number)[][] = [];
    const walk = (value: unknown, path: (string | number)[]): void => {
      if (typeof value !== 'object' || value === null) paths.push(path);
      else for (const [key, member] of Object.entries(value)) walk(member, [...path, Array.isArray(value) ? Number(key) : key]);
    };
    walk(delivery, []);
    const changed = (value: unknown, path: readonly (string | number)[]): unknown => {
      const [step, ...rest] = path;
      if (step === undefined)
        return typeof value === 'number' ? value + 1 : `${value}`.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'));
      if (Array.isArray(value)) return value.map((member, at) => (at === step ? changed(member, rest) : member));
      return Object.fromEntries(
        Object.entries(Object(value)).map(([key, member]) => [key, key === step ? changed(member, rest) : member]),
      );
    };
    fc.assert(
      fc.property(fc.constantFrom(...paths), (path) => {
        expect(codeOf(changed(delivery, path)), path.join('.')).not.toBe('accepted');
      }),
      { numRuns: 60 },
    );
  });

  it('WIR-15 that was kept is verified again at start whatever the clock says', () => {
    const kept = genuine();
    const own = { display: 'tv-1', rootKey: ROOT.public };
    expect(verifyDelivery(kept, own)).toMatchObject({ ok: true, head: heads[1] });
    expect(verifyDelivery(kept, { ...own, display: 'tv-99' })).toEqual({ ok: false, code: 'delivery-foreign' });
  });

  it('WIR-16 is judged without BigInt, as on an old screen', () => {
    vi.stubGlobal('BigInt', undefined);
    expect(codeOf(genuine())).toBe('accepted');
    expect(codeOf(deliver(heads, { first: 1, signer: pair(9) }))).toBe('delivery-unsigned');
  });
});

describe('signatures', () => {
  it('WIR-6 made for one purpose are worth nothing for another', () => {
    const text = helloText({ connection: 'n'.repeat(32), root: ROOT.public });
    const proof = signText('hello', text, SIGNER.secret);
    expect(verifyText('hello', text, proof, SIGNER.public)).toBe(true);
    expect(verifyText('root', text, proof, SIGNER.public)).toBe(false);
    expect(verifyText('key', text, proof, SIGNER.public)).toBe(false);
    const asHello = signText('hello', 'x', SIGNER.secret);
    expect(codeOf({ ...genuine(), signed: { ...genuine().signed, signature: asHello } })).toBe('delivery-unsigned');
  });

  it('WIR-20 a proof counts on one connection, in the display’s namespace, for one root key', () => {
    const here = { connection: 'n'.repeat(32), root: ROOT.public };
    const proof = signHello(here, SIGNER.secret);
    const counts = (text: string, key = SIGNER.public) => verifyText('hello', text, proof, key);
    expect(counts(helloText(here))).toBe(true);
    expect(counts(helloText(here), ROOT.public)).toBe(false);
    expect(counts(helloText({ ...here, connection: 'm'.repeat(32) }))).toBe(false);
    expect(counts(helloText({ ...here, root: pair(9).public }))).toBe(false);
    expect(counts(canonical({ ...here, namespace: '/desk' }))).toBe(false);
  });

  it('WIR-20 a connection’s name, whatever it says, cannot stand in for another place', () => {
    const place = fc.record({ connection: fc.string(), root: fc.string() });
    fc.assert(
      fc.property(place, place, (a, b) => {
        const same = a.connection === b.connection && a.root === b.root;
        expect(helloText(a) === helloText(b)).toBe(same);
      }),
      { numRuns: 200 },
    );
  });

  it('WIR-6 malformed keys and signatures verify nothing and throw nothing', () => {
    for (const text of ['', 'A', '!', 'A'.repeat(43), 'A'.repeat(86), 'A'.repeat(1000)]) {
      expect(verifyText('root', 'x', text, SIGNER.public)).toBe(false);
      expect(verifyText('root', 'x', signText('root', 'x', SIGNER.secret), text)).toBe(false);
    }
  });

  it('WIR-17 a part or slide blob that is not JSON of its shape is none', () => {
    for (const text of ['', '{', 'null', '[]', '{"v":2}', '{"__proto__":{"v":1}}']) {
      expect(parsePart(text)).toBeNull();
      expect(parseSlideBlob(text)).toBeNull();
    }
    expect(parseSlideBlob(slideText('s'))).toMatchObject({ slide: { id: 's' } });
  });

  it('WIR-19 a part names the rendition that stands for a picture, and otherwise the picture itself', () => {
    const [picture, rendition] = ['a'.repeat(64), 'b'.repeat(64)];
    const text = partText('s');
    const plain = parsePart(text);
    const small = parsePart(JSON.stringify({ ...JSON.parse(text), media: { [picture]: rendition } }));
    expect(plain && shownFile(plain, picture)).toBe(picture);
    expect(small && [shownFile(small, picture), shownFile(small, rendition)]).toEqual([rendition, rendition]);
    expect(parsePart(JSON.stringify({ ...JSON.parse(text), media: { [picture]: '/etc/passwd' } }))).toBeNull();
  });
});
