import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Slide } from '../../../content/slide/slide.ts';
import { canonical } from '../../../content/wire/canonical.ts';
import { helloSchema } from '../../../content/wire/display-messages.ts';
import { sha256Hex } from '../../../content/wire/hash.ts';
import type { Delivery } from '../../../content/wire/head.ts';
import { helloText, verifyText } from '../../../content/wire/signing.ts';
import type { FetchMedia } from '../../../displays/link/fetch-media.ts';
import type { Keep } from '../../../displays/link/keep.ts';
import { createLink, type Link } from '../../../displays/link/link.ts';
import { memoryKeep } from '../../../displays/link/memory-keep.ts';
import { DAY, type Planned, partOf, sign } from '../../../scripts/player/planned-part.ts';
import { bare } from '../../../scripts/player/signed-delivery.ts';
import { certificate, deliver, head, NOW, pair, ROOT } from '../../support/deliveries.ts';
import { memoryLine } from '../../support/memory-line.ts';
import { movingTimepiece } from '../../support/moving-timepiece.ts';

const planned = (revision: number, over: Partial<Planned> = {}): Planned => {
  const slide = sign(`s-${revision}`, `Bản ${revision}`);
  const span = { from: NOW - DAY, until: NOW + 35 * DAY };
  return { ...span, standing: slide, stretches: [{ zone: 'main', ...span, turns: [{ slide, dwell: 10_000 }] }], ...over };
};
const pictureSign = (id: string, hash: string): Slide => ({
  id,
  name: id,
  theme: null,
  locked: null,
  template: 'picture',
  picture: { hash, width: 800, height: 600, alt: 'Ảnh' },
  fit: 'cover',
});
const delivery = (revision: number, over: Parameters<typeof deliver>[1] = {}, display = 'tv-1') => {
  const { text, blobs } = partOf(planned(revision));
  const one = head(display, { revision, part: sha256Hex(text), notBefore: NOW - DAY, lease: NOW + 35 * DAY });
  return { message: deliver([one], { blobs, ...over }), blobs };
};

/** A screen with its controller, both in memory. */
const world = (keep: Keep = memoryKeep(), fetchMedia: FetchMedia = async () => 'absent', wall: number = NOW, far = NOW) => {
  const timepiece = movingTimepiece(wall);
  const display = memoryLine();
  const pairing = memoryLine();
  let blobs: Record<string, string> = {};
  const time = (): number => far + timepiece.ticks().mono;
  pairing.far.answer = () => ({ ok: true, code: 'ABCDEFGH', expires: time() + 600_000, time: time() });
  let refusal: string | null = null;
  display.far.welcome = () => ({ sid: 's', time: time() });
  display.far.refuse = () => (refusal === null ? null : { v: 1, code: refusal });
  const asked: { event: string; message: unknown }[] = [];
  const answers: Record<string, (message: { hashes: string[]; items: { seq: number }[] }) => unknown> = {
    time: () => ({ time: time() }),
    need: ({ hashes }) => ({ blobs: Object.fromEntries(hashes.filter((h) => h in blobs).map((h) => [h, blobs[h]])) }),
    painted: ({ items }) => ({ upTo: items[items.length - 1]?.seq ?? -1 }),
    report: ({ items }) => ({ upTo: items[items.length - 1]?.seq ?? -1 }),
  };
  const isAsk = (message: unknown): message is { hashes: string[]; items: { seq: number }[] } => message !== null;
  display.far.answer = (event, message) => {
    asked.push({ event, message });
    return isAsk(message) ? answers[event]?.(message) : undefined;
  };
  const link = createLink({
    dial: (namespace) => (namespace === '/display' ? display.dial() : pairing.dial()),
    ...{ keep, timepiece, random: () => 0.5, fetchMedia, app: 'test', glass: () => ({ width: 1920, height: 1080, ratio: 1 }) },
  });
  const pairUp = async (): Promise<void> => {
    await link.start();
    await timepiece.pass(100);
    pairing.far.say('paired', { v: 1, display: 'tv-1', name: 'Sảnh', unitName: 'Phường Bến Thành', rootKey: ROOT.public });
    await timepiece.pass(1000);
  };
  return {
    ...{ link, timepiece, display: display.far, pairing: pairing.far, asked, answers, pairUp },
    know: (more: Record<string, string>) => {
      blobs = { ...blobs, ...more };
    },
    say: (message: unknown) => display.far.say('delivery', message),
    refuseWith: (code: string | null) => {
      refusal = code;
    },
  };
};

const pairedBy = (rootKey: string) => ({ v: 1, display: 'tv-1', name: 'Sảnh', unitName: 'Phường Bến Thành', rootKey });

const revisionOf = (link: Link): number | null => {
  const state = link.state();
  return state.kind === 'paired' ? (state.content?.head.revision ?? null) : null;
};
const reported = (asked: readonly { event: string; message: unknown }[]): string =>
  JSON.stringify(asked.filter(({ event }) => event === 'report').map(({ message }) => message));

describe('the link', () => {
  it('shows a code, is paired, proves its key, holds a delivery and says so', async () => {
    const { link, pairUp, say, display, timepiece } = world();
    await pairUp();
    expect(link.state()).toMatchObject({ kind: 'paired', contact: true, content: null });
    say(delivery(7).message);
    await timepiece.pass(1000);
    expect(revisionOf(link)).toBe(7);
    expect(display.said).toContainEqual({ event: 'holding', message: expect.objectContaining({ epoch: 1, revision: 7 }) });
  });

  it('stays paired when the word of it is heard before the code that it answers', async () => {
    const { link, pairing, timepiece } = world();
    const code = pairing.answer('begin', null);
    pairing.answer = () => {
      queueMicrotask(() => pairing.say('paired', pairedBy(ROOT.public)));
      return code;
    };
    await link.start();
    await timepiece.pass(1000);
    expect(link.state()).toMatchObject({ kind: 'paired', contact: true });
  });

  it('proves its key for the one connection that it is on and for the root key that it trusts', async () => {
    const keep = memoryKeep();
    const { pairUp, say, display, timepiece } = world(keep);
    await pairUp();
    say(delivery(7).message);
    await timepiece.pass(1000);
    display.cut();
    display.mend();
    await timepiece.pass(20_000);
    const hellos = display.greetings.map(({ connection, said }) => ({ connection, hello: helloSchema.parse(said) }));
    const part = delivery(7).message.run.heads[0]?.part;
    expect(hellos.map(({ hello }) => hello.held)).toEqual([null, { epoch: 1, revision: 7, part }]);
    for (const { connection, hello } of hellos) {
      expect(hello.root).toBe(ROOT.public);
      expect(verifyText('hello', helloText({ connection, root: ROOT.public }), hello.proof, hello.key)).toBe(true);
    }
    expect(new Set(hellos.map(({ connection }) => connection)).size).toBe(2);
  });

  it('asks for the blobs that it lacks, and switches only when it has all', async () => {
    const { link, pairUp, say, know, timepiece } = world();
    await pairUp();
    const { message, blobs } = delivery(7);
    say(bare(message));
    await timepiece.pass(3000);
    expect(revisionOf(link)).toBe(null);
    know(blobs);
    await timepiece.pass(30_000);
    expect(revisionOf(link)).toBe(7);
  });

  it.each<[string, string, () => Delivery | unknown]>([
    ['delivery-unsigned', 'not signed', () => ({ ...delivery(9).message, signed: null })],
    ['delivery-foreign', 'by a foreign root', () => delivery(9, { certificate: certificate({ root: pair(9) }) }).message],
    ['delivery-foreign', 'for another display', () => delivery(9, {}, 'tv-2').message],
    ['delivery-older', 'older', () => delivery(6).message],
    [
      'delivery-expired',
      'expired',
      () => deliver([head('tv-1', { revision: 9, part: sha256Hex('x'), lease: NOW - 1 })], { blobs: {} }),
    ],
  ])('ignores and reports as %s what is %s', async (code, _words, make) => {
    const { link, pairUp, say, asked, timepiece } = world();
    await pairUp();
    say(delivery(7).message);
    await timepiece.pass(1000);
    say(make());
    await timepiece.pass(2000);
    expect(revisionOf(link)).toBe(7);
    expect(reported(asked)).toContain(code);
  });

  it('shows the newest verified plan, whatever is lost, doubled or out of order', async () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('deliver' as const), revision: fc.integer({ min: 1, max: 6 }) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('bare' as const), revision: fc.integer({ min: 1, max: 6 }) }) },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constantFrom('cut' as const, 'mend' as const, 'forge' as const, 'mute' as const) }),
      },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 14 }),
        fc.infiniteStream(fc.integer({ min: 1, max: 9000 })),
        async (steps, waits) => {
          const { link, pairUp, say, know, display, answers, timepiece } = world();
          const need = answers['need'];
          await pairUp();
          let last = 0;
          for (const one of steps) {
            if (one.kind === 'cut') display.cut();
            if (one.kind === 'mend') display.mend();
            if (one.kind === 'mute') answers['need'] = () => undefined;
            if (one.kind === 'forge') say(delivery(99, { certificate: certificate({ root: pair(9) }) }).message);
            if (one.kind === 'deliver') say(delivery(one.revision).message);
            if (one.kind === 'bare') {
              know(delivery(one.revision).blobs);
              say(bare(delivery(one.revision).message));
            }
            await timepiece.pass(waits.next().value ?? 1);
            const shown = revisionOf(link) ?? 0;
            expect(shown).toBeGreaterThanOrEqual(last);
            expect(shown).toBeLessThan(99);
            last = shown;
          }
          display.mend();
          if (need !== undefined) answers['need'] = need;
          await timepiece.pass(60_000);
          say(delivery(7).message);
          await timepiece.pass(20_000);
          expect(revisionOf(link)).toBe(7);
          link.stop();
        },
      ),
      { numRuns: 20 },
    );
  });

  it('starts from its own copy without the controller, and counts on', async () => {
    const keep = memoryKeep();
    const first = world(keep);
    await first.pairUp();
    first.say(delivery(7).message);
    first.link.painted({ zone: 'main', entry: 'e', slide: 's-7', time: NOW });
    await first.timepiece.pass(61_000);
    first.link.stop();
    const second = world(keep, undefined, NOW + 120_000);
    second.display.cut();
    await second.link.start();
    expect(revisionOf(second.link)).toBe(7);
    expect(second.link.read()).toMatchObject({ trust: 'carried' });
    const third = world(keep, undefined, 0);
    third.display.cut();
    await third.link.start();
    expect(third.link.read().trust).toBe('behind');
  });

  it('does not believe a kept plan that was tampered with', async () => {
    const keep = memoryKeep();
    const first = world(keep);
    await first.pairUp();
    first.say(delivery(7).message);
    await first.timepiece.pass(1000);
    first.link.stop();
    const stored = await keep.load();
    if (stored.held === null) throw new Error('nothing was held');
    const forged = delivery(8, { certificate: certificate({ root: pair(9) }) }).message;
    await keep.adopt({ head: { ...stored.held.head, revision: 8 }, signed: forged.signed, run: forged.run }, stored.blobs, []);
    const second = world(keep);
    second.display.cut();
    await second.link.start();
    expect(revisionOf(second.link)).toBe(null);
  });

  it('does not show a kept text that is not what its name says, and fetches it anew', async () => {
    const keep = memoryKeep();
    const first = world(keep);
    await first.pairUp();
    first.say(delivery(7).message);
    await first.timepiece.pass(1000);
    first.link.stop();
    const stored = await keep.load();
    if (stored.held === null) throw new Error('nothing was held');
    const changed = Object.entries(stored.blobs).map(([hash, text]) => [hash, text.replace('Bản 7', 'Nhà cái')]);
    await keep.adopt(stored.held, Object.fromEntries(changed), []);
    const second = world(keep);
    second.display.cut();
    await second.link.start();
    expect(JSON.stringify(second.link.state())).not.toContain('Nhà cái');
    expect(revisionOf(second.link)).toBe(null);
    second.display.mend();
    await second.timepiece.pass(20_000);
    second.know(delivery(7).blobs);
    second.say(bare(delivery(7).message));
    await second.timepiece.pass(20_000);
    expect(revisionOf(second.link)).toBe(7);
  });

  it('a picture that the controller cannot give now does not hold a newer plan up for ever', async () => {
    const asked: string[] = [];
    const {
      link,
      pairUp,
      say,
      asked: told,
      timepiece,
    } = world(memoryKeep(), async (hash) => {
      asked.push(hash);
      throw new Error('media: status 500');
    });
    await pairUp();
    const { text, blobs } = partOf(planned(7, { standing: pictureSign('p-7', 'a'.repeat(64)) }));
    say(deliver([head('tv-1', { revision: 7, part: sha256Hex(text), notBefore: NOW - DAY })], { blobs }));
    await timepiece.pass(3000);
    expect(revisionOf(link)).toBe(null);
    await timepiece.pass(60_000);
    expect(revisionOf(link)).toBe(7);
    expect(asked.length).toBeLessThan(10);
    expect(reported(told)).toContain('slide-failed');
  });

  it.each([
    ['keeps the rendition that the part names for a picture, and not the picture', true],
    ['shows a picture as it is while its rendition cannot be had', false],
  ])('%s', async (_title, there) => {
    const [picture, rendition] = ['a'.repeat(64), 'b'.repeat(64)];
    const fetched: string[] = [];
    const keep = memoryKeep();
    const { link, timepiece, say, pairUp } = world(keep, async (hash) => {
      fetched.push(hash);
      return hash === picture || there ? new Blob([hash]) : 'absent';
    });
    await pairUp();
    const { part, blobs } = partOf(planned(7, { standing: pictureSign('p-7', picture) }));
    const text = canonical({ ...part, media: { [picture]: rendition } });
    const named = { ...blobs, [sha256Hex(text)]: text };
    say(deliver([head('tv-1', { revision: 7, part: sha256Hex(text), notBefore: NOW - DAY })], { blobs: named }));
    await timepiece.pass(3000);
    expect(revisionOf(link)).toBe(7);
    expect(fetched).toEqual(there ? [rendition] : [rendition, picture]);
    expect((await keep.load()).media).toEqual([there ? rendition : picture]);
    expect(await (await link.media(picture))?.text()).toBe(there ? rendition : picture);
  });

  it('sends painted and reports again until they are acknowledged, with their own time', async () => {
    const { link, pairUp, display, asked, timepiece } = world();
    await pairUp();
    display.cut();
    link.painted({ zone: 'main', entry: 'e', slide: 's', time: NOW + 5 });
    await timepiece.pass(60_000);
    expect(asked.some(({ event }) => event === 'painted')).toBe(false);
    display.mend();
    await timepiece.pass(20_000);
    const painted = asked.filter(({ event }) => event === 'painted');
    expect(painted).toHaveLength(1);
    expect(JSON.stringify(painted[0]?.message)).toContain(`"time":${NOW + 5}`);
  });

  it('wipes plan and key when it is revoked, and asks to be paired with a new key', async () => {
    const keep = memoryKeep();
    const { link, pairUp, say, display, timepiece } = world(keep);
    await pairUp();
    say(delivery(7).message);
    await timepiece.pass(1000);
    const before = (await keep.load()).identity;
    display.say('refused', { v: 1, code: 'revoked' });
    await timepiece.pass(2000);
    expect(link.state().kind).toBe('pairing');
    const after = await keep.load();
    expect(after).toMatchObject({ pairing: null, held: null, blobs: {} });
    expect(after.identity).not.toEqual(before);
  });

  it('keeps showing when its key is unknown, tries again about once a minute, and is back when it is known again', async () => {
    const keep = memoryKeep();
    const { link, pairUp, say, display, refuseWith, timepiece } = world(keep);
    await pairUp();
    say(delivery(7).message);
    await timepiece.pass(1000);
    const before = await keep.load();
    refuseWith('unknown-key');
    display.cut();
    display.mend();
    const hellos = (): number => display.greetings.length;
    const first = hellos();
    await timepiece.pass(10 * 60_000);
    expect(link.state()).toMatchObject({ kind: 'paired', contact: false });
    expect(revisionOf(link)).toBe(7);
    expect(hellos() - first).toBeGreaterThanOrEqual(8);
    expect(hellos() - first).toBeLessThanOrEqual(12);
    expect(await keep.load()).toMatchObject({ identity: before.identity, pairing: before.pairing, held: before.held });
    refuseWith(null);
    await timepiece.pass(90_000);
    expect(link.state()).toMatchObject({ kind: 'paired', contact: true });
  });

  it.each([
    ['its plan’s lease has ended', 36 * DAY],
    ['it holds nothing', null],
  ])('with an unknown key goes back to pairing with a new key once %s', async (_words, later) => {
    const keep = memoryKeep();
    const first = world(keep);
    await first.pairUp();
    if (later !== null) first.say(delivery(7).message);
    await first.timepiece.pass(1000);
    first.link.stop();
    const before = (await keep.load()).identity;
    const second = world(keep, undefined, NOW + (later ?? 0), NOW + (later ?? 0));
    second.refuseWith('unknown-key');
    await second.link.start();
    await second.timepiece.pass(5000);
    expect(second.link.state().kind).toBe('pairing');
    expect((await keep.load()).identity).not.toEqual(before);
  });

  it.each(['revoked', 'removed'])('after %s only its own root pairs it again, also after a restart', async (code) => {
    const keep = memoryKeep();
    const first = world(keep);
    await first.pairUp();
    first.say(delivery(7).message);
    await first.timepiece.pass(1000);
    first.display.say('refused', { v: 1, code });
    await first.timepiece.pass(2000);
    first.pairing.say('paired', pairedBy(pair(9).public));
    await first.timepiece.pass(1000);
    expect(first.link.state()).toMatchObject({ kind: 'pairing', foreign: true });
    expect(await keep.load()).toMatchObject({ pairing: null, held: null });
    first.link.stop();
    const second = world(keep);
    await second.link.start();
    await second.timepiece.pass(2000);
    expect(second.link.state()).toMatchObject({ kind: 'pairing', foreign: false, code: 'ABCDEFGH' });
    second.pairing.say('paired', pairedBy(pair(9).public));
    await second.timepiece.pass(1000);
    expect(second.link.state()).toMatchObject({ kind: 'pairing', foreign: true });
    await second.timepiece.pass(60_000);
    expect(second.link.state()).toMatchObject({ kind: 'pairing', foreign: true, code: 'ABCDEFGH' });
    second.pairing.say('paired', pairedBy(ROOT.public));
    await second.timepiece.pass(1000);
    expect(second.link.state()).toMatchObject({ kind: 'paired', pairing: { rootKey: ROOT.public } });
  });

  it('is handed over to a foreign root only on the spot, with the key that the new controller knows', async () => {
    const keep = memoryKeep();
    const { link, pairUp, display, pairing, timepiece } = world(keep);
    await pairUp();
    display.say('refused', { v: 1, code: 'revoked' });
    await timepiece.pass(2000);
    const { identity } = await keep.load();
    await link.handOver();
    pairing.say('paired', pairedBy(pair(9).public));
    await timepiece.pass(1000);
    expect(link.state()).toMatchObject({ kind: 'pairing', foreign: true });
    await link.handOver();
    await timepiece.pass(1000);
    expect(link.state()).toMatchObject({ kind: 'pairing', foreign: false });
    expect(await keep.load()).toMatchObject({ identity, root: null });
    pairing.say('paired', pairedBy(pair(9).public));
    await timepiece.pass(1000);
    expect(link.state()).toMatchObject({ kind: 'paired', pairing: { rootKey: pair(9).public } });
  });

  it('leaves no timers behind when it is stopped', async () => {
    const { link, pairUp, say, timepiece } = world();
    await pairUp();
    say(delivery(7).message);
    await timepiece.pass(100_000);
    link.stop();
    expect(timepiece.pending()).toBe(0);
  });
});
