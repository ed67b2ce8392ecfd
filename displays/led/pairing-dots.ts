import type { Atlas } from '../../content/led/atlas.ts';
import { type Frame, frameAt } from '../../content/led/frame-at.ts';
import { plainPanel } from '../../content/led/panel.ts';
import { strip } from '../../content/led/strip.ts';
import { plainTicker } from '../../content/led/ticker.ts';

/** As small as panels are: whoever pairs one does not know its size yet, only that it begins at the corner of the desktop. */
const PANEL = plainPanel(64, 16, 10, { kind: 'mono', colour: '#ffb000' });

/** The pairing code as dots, one half after the other, for a panel at the corner of the desktop. */
export const pairingDots = (code: string, atlases: readonly Atlas[]): ((time: number) => Frame) => {
  const words = `${code.slice(0, 4)} ${code.slice(4)}`;
  const made = strip({ ...plainTicker(words), motion: 'page' }, PANEL, { atlases, live: null });
  return (time) => frameAt(made, PANEL, time);
};
