import { describe, expect, it } from 'vitest';
import { type LiveBody, signLive } from '../../../content/wire/live.ts';
import { signerOf } from '../../../content/wire/signing.ts';
import { liveValues } from '../../../displays/agent/live-values.ts';
import { agentLink } from '../../support/agent-link.ts';
import { certificate, NOW, pair, SIGNER } from '../../support/deliveries.ts';

const body = (time: number): LiveBody => ({ epoch: 1, time, freshUntil: time + 120_000, records: 0, scores: {}, tokens: {} });
const signed = (time: number, by = SIGNER) => signLive(body(time), certificate(), signerOf(by.secret));

/** A paired screen in contact, and what its controller can say. */
const begin = async () => {
  const { far, tap, link, timepiece } = await agentLink('d');
  const live = liveValues(tap, link);
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
