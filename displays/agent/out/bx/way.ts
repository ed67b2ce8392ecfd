import type { LedDevice } from '../../../../content/led/device.ts';
import type { Frame } from '../../../../content/led/frame-at.ts';
import type { Panel } from '../../../../content/led/panel.ts';
import { lazily } from '../lazy.ts';
import type { Picture, Way } from '../way.ts';
import { openBxCard } from './card.ts';
import { BX_TYPES, bx5Area, bx6Area, bxBrightness, type DeadMan } from './commands.ts';
import { bxDots } from './dots.ts';

type BxDevice = Extract<LedDevice, { protocol: 'bx5' | 'bx6' }>;

/** Between two pictures: the card draws each anew. */
const GAP_MS = 500;
/** A card cannot be asked what it shows, so it is written again, which also undoes what others wrote (LED-74). */
const REFRESH_MS = 5000;

/**
 * Onbon cards by their dynamic areas. `safe`: what the card falls back to by itself when it hears nothing more from us, if the
 * technician has set a time for that; `null`: it goes dark.
 */
export function bxWay(device: BxDevice, panel: Panel, safe: Frame | null): Way {
  const card = lazily(
    () => openBxCard(device.host, device.port, BX_TYPES[device.card]),
    (opened) => opened.close(),
  );
  let level = -1;
  const dots = (frame: Frame): Uint8Array => bxDots(frame, device.card, panel.diodes);
  const area = (pages: readonly Uint8Array[], deadMan: DeadMan | null): Uint8Array => {
    const whole = { id: device.area, width: panel.width, height: panel.height, deadMan, pages };
    return device.protocol === 'bx5' ? bx5Area(whole) : bx6Area(whole);
  };
  const tell = async (percent: number, message: Uint8Array): Promise<void> => {
    try {
      const opened = await card.get();
      const wanted = Math.ceil((percent * 15) / 100);
      if (wanted !== level) await opened.ask(bxBrightness(wanted));
      level = wanted;
      await opened.ask(message);
    } catch (error) {
      level = -1;
      await card.drop();
      throw error;
    }
  };
  const playing = ({ frame }: Picture): Uint8Array => {
    if (device.deadMan === null) return area([dots(frame)], null);
    const pages = safe === null ? [dots(frame)] : [dots(frame), dots(safe)];
    return area(pages, { seconds: device.deadMan, then: safe === null ? 'dark' : 'last page' });
  };
  return {
    gapMs: GAP_MS,
    refreshMs: REFRESH_MS,
    quietMs: 0,
    oneAtATime: true,
    send: (picture) => tell(picture.percent, playing(picture)),
    look: null,
    end: async (picture) => {
      await tell(picture.percent, area([dots(picture.frame)], null));
      await card.drop();
    },
  };
}
