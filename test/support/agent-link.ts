import { tapOn } from '../../displays/agent/tap.ts';
import { createLink } from '../../displays/link/link.ts';
import { memoryKeep } from '../../displays/link/memory-keep.ts';
import { NOW, ROOT } from './deliveries.ts';
import { memoryLine } from './memory-line.ts';
import { movingTimepiece } from './moving-timepiece.ts';

/** A paired agent's link with its tap, not started yet; `far`: its controller, which says what it is told. */
export const agentLink = async (display: string) => {
  const { far, dial } = memoryLine();
  const timepiece = movingTimepiece(NOW);
  const keep = memoryKeep();
  await keep.saveIdentity({ seed: new Uint8Array(32).fill(5) });
  await keep.savePairing({ display, name: 'x', unitName: 'y', rootKey: ROOT.public });
  const tap = tapOn(() => dial());
  const link = createLink({
    ...{ dial: tap.dial, keep, timepiece, random: () => 0.5, fetchMedia: async () => 'absent' as const, app: 'agent/x' },
    glass: () => ({ width: 1, height: 1, ratio: 1 }),
  });
  far.welcome = () => ({ time: NOW });
  return { far, tap, link, timepiece };
};
