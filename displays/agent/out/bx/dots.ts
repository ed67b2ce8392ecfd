import type { Bx5Card, Bx6Card } from '../../../../content/led/device.ts';
import type { Frame } from '../../../../content/led/frame-at.ts';
import type { Rgb } from '../../../../content/led/palette.ts';
import type { Panel } from '../../../../content/led/panel.ts';

/**
 * A frame as the card wants its dots, row by row (LED-51). 5E: eight dots to a byte, red before green on dual panels, 0 is lit,
 * padded with 1. 5Q: 16 bits a dot (5-6-5), low byte first. 6E: planes of 32-bit words, first all red, then all green. 6Q: red,
 * green, blue. What generation 6 means by its words and polarity stands in pictures only, hence experimental.
 */
export function bxDots(frame: Frame, card: Bx5Card | Bx6Card, diodes: Panel['diodes']): Uint8Array {
  const channels: readonly Channel[] = diodes.kind === 'dual' ? [0, 1] : [null];
  if (card.startsWith('5E')) return interleaved(channels.map((channel) => darkBits(frame, channel, 8)));
  if (card.startsWith('6E')) return joined(channels.map((channel) => swappedWords(darkBits(frame, channel, 32))));
  return card.startsWith('5Q') ? eachDot(frame, 2, rgb565) : eachDot(frame, 3, (rgb) => rgb);
}

/** Red, green, or (on panels of one colour) any light at all. */
type Channel = 0 | 1 | null;

/** A bit a dot, 1 where it is dark, rows padded with 1 to whole units of `unit` bits. */
function darkBits({ width, height, dots, palette }: Frame, channel: Channel, unit: number): Uint8Array {
  const rowBytes = (Math.ceil(width / unit) * unit) / 8;
  const bits = new Uint8Array(rowBytes * height).fill(0xff);
  const lit = palette.map((rgb, place) => place > 0 && (channel === null ? Math.max(...rgb) > 0 : rgb[channel] > 127));
  dots.forEach((place, at) => {
    if (lit[place] !== true) return;
    const [row, column] = [Math.floor(at / width), at % width];
    const byte = row * rowBytes + (column >> 3);
    bits[byte] = (bits[byte] ?? 0) & ~(0x80 >> (column & 7));
  });
  return bits;
}

function interleaved(bitPlanes: readonly Uint8Array[]): Uint8Array {
  const length = bitPlanes[0]?.length ?? 0;
  const mixed = new Uint8Array(length * bitPlanes.length);
  bitPlanes.forEach((bits, plane) => {
    bits.forEach((byte, at) => {
      mixed[at * bitPlanes.length + plane] = byte;
    });
  });
  return mixed;
}

/** Words whose highest bit is the leftmost dot, written low byte first. */
const swappedWords = (bits: Uint8Array): Uint8Array =>
  Uint8Array.from(bits, (_byte, at) => bits[(at & ~3) + 3 - (at & 3)] ?? 0xff);

const joined = (parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

function eachDot({ dots, palette }: Frame, size: number, form: (rgb: Rgb) => readonly number[]): Uint8Array {
  const forms = palette.map(form);
  const bytes = new Uint8Array(dots.length * size);
  dots.forEach((place, at) => {
    bytes.set(forms[place] ?? [], at * size);
  });
  return bytes;
}

const rgb565 = ([red, green, blue]: Rgb): readonly number[] => {
  const word = ((red >> 3) << 11) | ((green >> 2) << 5) | (blue >> 3);
  return [word & 255, word >> 8];
};
