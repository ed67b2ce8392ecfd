import type { Bx5Card, Bx6Card } from '../../../../content/led/device.ts';
import { littleAt, littleEndian } from '../little-endian.ts';

/** How a card names itself in the head of a frame. */
export const BX_TYPES: Readonly<Record<Bx5Card | Bx6Card, number>> = {
  '5E1': 0x0154,
  '5E2': 0x0254,
  '5E3': 0x0354,
  '5Q0+': 0x1056,
  '5Q1+': 0x1156,
  '5Q2+': 0x1256,
  '6E1': 0x0174,
  '6E2': 0x0274,
  '6E3': 0x0374,
  '6E1X': 0x0474,
  '6E2X': 0x0574,
  '6QL': 0x0066,
  '6Q1': 0x0166,
  '6Q2': 0x0266,
  '6Q3': 0x0366,
  '6Q2L': 0x0466,
  '6Q3L': 0x0566,
};
/** Any card, whatever its type. */
export const ANY_TYPE = 0xfffe;

/** Asks whether a card is there. */
export const bxPing = (): Uint8Array => littleEndian().u8(1, 0xa2, 0x00, 0, 0).made();

/** Sets the brightness by hand, 0 to 15, for every half hour of the day. */
export const bxBrightness = (level: number): Uint8Array =>
  littleEndian().u8(1, 0xa2, 0x07).u16(0x31).u8(0).bytes(new Uint8Array(48).fill(level)).made();

/** What stands on the card when nobody has refreshed it for `seconds`: nothing, or the last of its pages. */
export interface DeadMan {
  readonly seconds: number;
  readonly then: 'dark' | 'last page';
}

/** A dynamic area at the panel's corner, its pages as dots for this card. It alone is played, at once. */
export interface BxArea {
  readonly id: number;
  readonly width: number;
  readonly height: number;
  readonly deadMan: DeadMan | null;
  readonly pages: readonly Uint8Array[];
}

/** Longest stay of a page in hundredths of a second: the next refresh comes before the second page would. */
const STAY = 65_535;
const STILL = 1;

const runMode = (deadMan: DeadMan | null): number => (deadMan === null ? 0 : deadMan.then === 'dark' ? 2 : 3);

function areaHead({ id, width, height, deadMan }: BxArea) {
  return littleEndian()
    .u8(id, runMode(deadMan))
    .u16(deadMan?.seconds ?? 0)
    .u8(1)
    .u16(0)
    .u8(1)
    .u32(0)
    .u8(0x10)
    .u16(0)
    .u16(0)
    .u16(width)
    .u16(height)
    .u8(0);
}

/** Style, way of showing, of clearing, speed, stay, repetitions, length that counts. */
const pageHead = (width: number) => littleEndian().u8(0, STILL, 0, 0).u16(STAY).u8(1).u16(width);

/** Updates a dynamic area of a generation 5 card. */
export function bx5Area(area: BxArea): Uint8Array {
  const pages = area.pages.map((dots) => {
    const page = pageHead(area.width).u32(0).bytes(dots).made();
    return littleEndian().u32(page.length).bytes(page).made();
  });
  const body = pages.reduce((all, page) => all.bytes(page), areaHead(area).u16(pages.length)).made();
  return littleEndian().u8(1, 0xa7, 0x00, 0, 0).u32(body.length).bytes(body).made();
}

/** The same for generation 6 (experimental): the number of areas comes first, all dots after all parameters. */
export function bx6Area(area: BxArea): Uint8Array {
  // No background, no transparency, equal sizes, no sound and none of its settings, five bytes kept free.
  const head = areaHead(area).bytes(new Uint8Array(4 + 1 + 5));
  let offset = 0;
  const pages = area.pages.map((dots) => {
    const page = pageHead(area.width).bytes(new Uint8Array(9)).u32(offset).u32(dots.length).made();
    offset += dots.length;
    return littleEndian().u32(page.length).bytes(page).made();
  });
  const parameters = pages.reduce((all, page) => all.bytes(page), head.u16(pages.length));
  const body = area.pages.reduce((all, dots) => all.bytes(dots), parameters).made();
  return littleEndian().u8(1, 0xa7, 0x00, 0, 0).u16(1).u32(body.length).bytes(body).made();
}

/** What a card answers. `error` is 0 when all went well. */
export interface BxReply {
  readonly group: number;
  readonly command: number;
  readonly error: number;
  readonly data: Uint8Array;
}

export const parseBxReply = (data: Uint8Array): BxReply => ({
  group: data[1] ?? 0,
  command: data[2] ?? 0,
  error: littleAt(data, 5, 2),
  data: data.subarray(9, 9 + littleAt(data, 7, 2)),
});

/** Whether the card has refused what it was asked. */
export const isNack = ({ group, command, error }: BxReply): boolean => (group === 0xa0 && command === 0x01) || error !== 0;
