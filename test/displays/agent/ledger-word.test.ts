import { describe, expect, it } from 'vitest';
import { ledgerWord } from '../../../displays/agent/ledger-word.ts';
import { agentLink } from '../../support/agent-link.ts';
import { signedLedger } from '../../support/signed-ledger.ts';

const TRUE = signedLedger();
const FORK = signedLedger({ rewritten: 3 });

/** A paired machine in contact with a controller that answers `extend` with what it is told. */
const begin = async () => {
  const { far, tap, link, timepiece } = await agentLink('d');
  const word = ledgerWord(tap, link);
  const heard: unknown[] = [];
  word.onOffer((message) => heard.push(message));
  await link.start();
  await timepiece.pass(5000);
  const say = async (message: unknown): Promise<void> => {
    far.say('checkpoint', message);
    await timepiece.pass(1000);
  };
  return { far, link, word, heard, timepiece, say };
};

describe('what a page on this machine hears of the ledger', () => {
  it('is the newest word of the controller, as it came, while the controller is there', async () => {
    const { far, word, heard, say, timepiece } = await begin();
    expect(word.offers()).toEqual([]);
    await say(TRUE.message(0, 9));
    await say(TRUE.message(9, 12));
    expect(heard).toEqual([TRUE.message(0, 9), TRUE.message(9, 12)]);
    expect(word.offers()).toEqual([TRUE.message(9, 12)]);
    far.cut();
    await timepiece.pass(1000);
    expect(word.offers()).toEqual([]);
    await expect(word.ask('extend', { v: 1, from: 9 })).rejects.toThrow('not connected');
  });

  it('begins with what this machine holds, when the ledger is refused', async () => {
    const { link, word, say } = await begin();
    await say(TRUE.message(0, 9));
    await say(FORK.message(9, 20));
    expect(link.ledger.refused()).toBe(true);
    expect(word.offers()).toEqual([TRUE.message(9, 9), FORK.message(9, 20)]);
  });

  it('is answered by the controller when the page asks', async () => {
    const { far, word } = await begin();
    far.answer = (event, message) => [event, message];
    expect(await word.ask('extend', { v: 1, from: 4 })).toEqual(['extend', { v: 1, from: 4 }]);
  });
});
