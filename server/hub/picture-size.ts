/** Width and height that the head of a PNG or JPEG states, in pixels; null when it states none. Nothing is decoded. */
export function pictureSize(bytes: Buffer): { readonly width: number; readonly height: number } | null {
  if (PNG.every((byte, at) => bytes[at] === byte)) return pngSize(bytes);
  return JPEG.every((byte, at) => bytes[at] === byte) ? jpegSize(bytes) : null;
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];

/** `IHDR` comes first: length, name, width, height. */
const pngSize = (bytes: Buffer) =>
  bytes.length >= 24 && bytes.toString('latin1', 12, 16) === 'IHDR'
    ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
    : null;

/** C0 to CF begin a frame, but for the tables of Huffman, reserved and arithmetic coding. */
const beginsFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Goes from segment to segment until a frame begins: length, precision, height, width. */
function jpegSize(bytes: Buffer): { width: number; height: number } | null {
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (beginsFrame(marker)) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    // A filling byte, and markers that stand alone.
    at += marker === 0xff ? 1 : marker >= 0xd0 && marker <= 0xd8 ? 2 : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}
