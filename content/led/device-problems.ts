import { type Problem, problem } from '../problem.ts';
import type { LedDevice } from './device.ts';
import { takesPictures } from './device.ts';
import type { Panel } from './panel.ts';
import type { Ticker } from './ticker.ts';

/** Whole dots of three bytes in the 512 slots of a universe; a dot is never split over two. */
export const UNIVERSE_DOTS = 170;

/** Universes that a panel takes, each full but the last. */
export const universesOf = ({ width, height }: Pick<Panel, 'width' | 'height'>): number =>
  Math.ceil((width * height) / UNIVERSE_DOTS);

/** What WLED takes of E1.31 and Art-Net over Wi-Fi. */
const WIFI_UNIVERSES = 12;
/** Dots a second that a WLED on Wi-Fi was seen to draw: 480 at 42 frames, 1,440 at 28, 4,096 at 10. */
const WIFI_DOTS = 40_000;
/** Dots a second in a wire of 100 Mbit/s, packet heads included. */
const WIRE_DOTS = { ddp: 3_957_750, artnet: 3_579_390, e131: 3_030_300, opc: 3_900_000 } as const;
const OPC_DOTS = 21_845;
const LAST_E131 = 63_999;
const LAST_ARTNET = 32_767;
const BX_BYTES = 300_000;
const FRAME_RATES = [60, 50, 40, 30, 25, 20, 10] as const;

/** What the device cannot hold of this panel, each with what would fit instead (LED-40 to LED-49); empty: it fits. */
export function deviceProblems(device: LedDevice, panel: Panel): Problem[] {
  const dots = panel.width * panel.height;
  const universes = universesOf(panel);
  switch (device.protocol) {
    case 'hdmi':
      return [];
    case 'ddp':
      return device.wifi ? overRadio(panel) : overWire(panel, WIRE_DOTS.ddp);
    case 'e131': {
      const last = device.firstUniverse + universes - 1;
      const sync = device.syncUniverse;
      return [
        ...when(device.wifi && universes > WIFI_UNIVERSES, 'LED-40', 'protocol', {
          universes,
          most: WIFI_UNIVERSES,
          dots: WIFI_UNIVERSES * UNIVERSE_DOTS,
        }),
        ...when(last > LAST_E131, 'LED-41', 'firstUniverse', { last, fits: LAST_E131 - universes + 1 }),
        ...when(sync !== null && sync >= device.firstUniverse && sync <= last, 'LED-42', 'syncUniverse', { fits: last + 1 }),
        ...(device.wifi ? overRadio(panel) : overWire(panel, WIRE_DOTS.e131)),
      ];
    }
    case 'artnet': {
      const last = device.firstUniverse + universes - 1;
      return [
        ...when(last > LAST_ARTNET, 'LED-43', 'firstUniverse', { last, fits: LAST_ARTNET - universes + 1 }),
        ...overWire(panel, WIRE_DOTS.artnet),
      ];
    }
    case 'opc':
      return [...when(dots > OPC_DOTS, 'LED-44', 'protocol', { dots, most: OPC_DOTS }), ...overWire(panel, WIRE_DOTS.opc)];
    case 'huidu':
      return diodeProblem(panel, ['full']);
    case 'bx5':
    case 'bx6':
      return cardProblems(device, panel);
    default:
      return unknownDevice(device);
  }
}

type Detail = Readonly<Record<string, string | number>>;
const when = (wrong: boolean, code: string, field: string, detail: Detail): Problem[] =>
  wrong ? [problem(code, [field], detail)] : [];

function overRadio({ width, height, frameRate }: Panel): Problem[] {
  const fits = FRAME_RATES.find((rate) => rate * width * height <= WIFI_DOTS) ?? 0;
  const dots = width * height;
  return when(fits === 0, 'LED-48', 'wifi', { dots, most: WIFI_DOTS / 10 }).concat(
    when(fits > 0 && frameRate > fits, 'LED-47', 'wifi', { dots, frameRate, fits }),
  );
}

function overWire({ width, height, frameRate }: Panel, most: number): Problem[] {
  const dots = width * height;
  const fits = FRAME_RATES.find((rate) => rate * dots <= most) ?? 0;
  return when(frameRate > fits, 'LED-49', 'protocol', { dots, frameRate, fits });
}

function cardProblems(device: Extract<LedDevice, { protocol: 'bx5' | 'bx6' }>, panel: Panel): Problem[] {
  const bytes = cardBytes(device.card, panel);
  return [
    ...when(device.protocol === 'bx6' && !device.experimental, 'LED-53', 'experimental', {}),
    ...diodeProblem(panel, device.card.includes('E') ? ['mono', 'dual'] : ['full']),
    ...when(bytes > BX_BYTES, 'LED-46', 'card', { bytes, most: BX_BYTES }),
  ];
}

/** Bytes of one picture: 2 bits a dot in whole bytes (5E), in words of 32 (6E); 16 bits a dot on 5Q, 24 on 6Q. */
function cardBytes(card: string, { width, height }: Panel): number {
  if (card.startsWith('5E')) return Math.ceil(width / 8) * 2 * height;
  if (card.startsWith('6E')) return Math.ceil(width / 32) * 8 * height;
  return width * height * (card.startsWith('5Q') ? 2 : 3);
}

const diodeProblem = ({ diodes }: Panel, kinds: readonly Panel['diodes']['kind'][]): Problem[] =>
  when(!kinds.includes(diodes.kind), 'LED-45', 'protocol', { diodes: diodes.kind, fits: kinds.join(', ') });

/** The ticker as this device can show it (LED-52): words scroll by frames, so a device that takes pictures turns pages instead. */
export const suitedTicker = (ticker: Ticker, device: LedDevice): Ticker =>
  takesPictures(device) && ['left', 'right', 'up'].includes(ticker.motion) ? { ...ticker, motion: 'page' } : ticker;

function unknownDevice(device: never): Problem[] {
  throw new Error(`no such device: ${JSON.stringify(device)}`);
}
