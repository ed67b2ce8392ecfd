import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../../content/wire/canonical.ts';
import { helloSchema } from '../../../content/wire/display-messages.ts';
import { sha256Hex } from '../../../content/wire/hash.ts';
import type { Delivery } from '../../../content/wire/head.ts';
import { helloText, verifyText } from '../../../content/wire/signing.ts';
import { memoryKeep } from '../../../displays/link/memory-keep.ts';
import { DAY, partOf } from '../../../scripts/player/planned-part.ts';
import { bare } from '../../../scripts/player/signed-delivery.ts';
import { certificate, deliver, head, NOW, pair, ROOT } from '../../support/deliveries.ts';
import { delivery, pairedBy, pictureSign, planned, reported, revisionOf, world } from './screen-world.ts';

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
});
