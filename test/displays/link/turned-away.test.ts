import { describe, expect, it } from 'vitest';
import { memoryKeep } from '../../../displays/link/memory-keep.ts';
import { DAY } from '../../../scripts/player/planned-part.ts';
import { NOW, pair, ROOT } from '../../support/deliveries.ts';
import { delivery, pairedBy, revisionOf, world } from './screen-world.ts';

describe('a link that is turned away', () => {
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
