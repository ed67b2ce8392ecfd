import { describe, expect, it } from 'vitest';
import { type LiveBody, signLive } from '../../../content/wire/live.ts';
import { signerOf } from '../../../content/wire/signing.ts';
import { liveValues } from '../../../displays/agent/live-values.ts';
import { tapOn } from '../../../displays/agent/tap.ts';
import { createLink } from '../../../displays/link/link.ts';
import { memoryKeep } from '../../../displays/link/memory-keep.ts';
import { certificate, NOW, pair, ROOT, SIGNER } from '../../support/deliveries.ts';
import { memoryLine } from '../../support/memory-line.ts';
import { movingTimepiece } from '../../support/moving-timepiece.ts';

const body = (time: number): LiveBody => ({ epoch: 1, time, freshUntil: time + 120_000, records: 0, scores: {}, tokens: {} });
const signed = (time: number, by = SIGNER) => signLive(body(time), certificate(), signerOf(by.secret));

/** A paired screen in contact, and what its controller can say. */
const begin = async () => {
  const { far, dial } = memoryLine();
  const timepiece = movingTimepiece(NOW);
  const keep = memoryKeep();
  await keep.saveIdentity({ seed: new Uint8Array(32).fill(5) });
  await keep.savePairing({ display: 'd', name: 'x', unitName: 'y', rootKey: ROOT.public });
  const tap = tapOn(() => dial());
  const link = createLink({
    ...{ dial: tap.dial, keep, timepiece, random: () => 0.5, fetchMedia: async () => 'absent' as const, app: 'agent/x' },
    glass: () => ({ width: 1, height: 1, ratio: 1 }),
  });
  const live = liveValues(tap, link);
  far.welcome = () => ({ time: NOW });
  await link.start();
  await timepiece.pass(5000);
  return { far, live };
};

describe('live values on this machine', () => {
  it('are taken when the pinned root key stands behind them, newer ones only', async () => {
    const { far, live } = await begin();
    far.say('scores', signed(NOW));
    expect(live.body()).toEqual(body(NOW));
    far.say('scores', signed(NOW - 1000));
    expect(live.body()).toEqual(body(NOW));
    far.say('scores', signed(NOW + 1000));
    expect(live.body()).toEqual(body(NOW + 1000));
  });
  it('are left aside when somebody else signed them, or nobody, or they are old', async () => {
    const { far, live } = await begin();
    for (const message of [signed(NOW, pair(9)), { ...signed(NOW), signature: 'A'.repeat(86) }, 'x', signed(NOW - 200_000)])
      far.say('scores', message);
    expect(live.body()).toBeNull();
    expect(live.message()).toBeNull();
  });
});
