import { open } from 'node:fs/promises';

type Size = { readonly width: number; readonly height: number };

/**
 * The size of the picture in a video, as its container claims it; null when the container says that there is no picture. 0 × 0: there
 * is one, but its size is not found within the looked-at bytes.
 */
export async function videoSize(path: string, mime: 'video/mp4' | 'video/webm'): Promise<Size | null> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const read = async (from: number, length: number): Promise<Buffer> => {
      const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - from)));
      await handle.read(buffer, 0, buffer.length, from);
      return buffer;
    };
    return mime === 'video/mp4' ? await mp4Size(read, size) : webmSize(await read(0, LOOK));
  } finally {
    await handle.close();
  }
}

type Read = (from: number, length: number) => Promise<Buffer>;
const UNKNOWN: Size = { width: 0, height: 0 };
const LOOK = 4 * 1024 * 1024;
const MOST_BOXES = 1000;

/** Walks the top boxes to `moov` (bounded), then takes the largest track header in it. */
async function mp4Size(read: Read, size: number): Promise<Size | null> {
  let at = 0;
  for (let seen = 0; seen < MOST_BOXES && at + 8 <= size; seen += 1) {
    const head = await read(at, 16);
    const short = head.readUInt32BE(0);
    const length = short === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : short === 0 ? size - at : short;
    if (head.toString('latin1', 4, 8) === 'moov') {
      const found = largestTrack(await read(at, Math.min(length, LOOK)));
      return found ?? (length > LOOK ? UNKNOWN : null);
    }
    if (length < 8) return null;
    at += length;
  }
  return null;
}

/** A `tkhd` box ends with width and height as 16.16 fixed point; its length is 92 (version 0) or 104 (version 1). */
function largestTrack(moov: Buffer): Size | null {
  let best = UNKNOWN;
  for (let at = moov.indexOf('tkhd', 0, 'latin1'); at >= 4; at = moov.indexOf('tkhd', at + 4, 'latin1')) {
    const end = at - 4 + moov.readUInt32BE(at - 4);
    if (end > moov.length || end < at + 8) continue;
    const found = { width: moov.readUInt16BE(end - 8), height: moov.readUInt16BE(end - 4) };
    if (found.width * found.height > best.width * best.height) best = found;
  }
  return best === UNKNOWN ? null : best;
}

/** Matroska's list of tracks. */
const TRACKS = Buffer.from([0x16, 0x54, 0xae, 0x6b]);

/** Matroska's PixelWidth (B0) and PixelHeight (BA), one or two bytes each, side by side in the video track. */
function webmSize(head: Buffer): Size | null {
  if (!head.includes(TRACKS)) return null;
  for (let at = head.indexOf(0xb0); at >= 0 && at + 8 <= head.length; at = head.indexOf(0xb0, at + 1)) {
    const width = shortNumber(head, at + 1);
    const next = width && at + 2 + width.bytes;
    const height = next && head[next] === 0xba ? shortNumber(head, next + 1) : null;
    if (width && height && width.value > 0 && height.value > 0) return { width: width.value, height: height.value };
  }
  return UNKNOWN;
}

function shortNumber(buffer: Buffer, at: number): { value: number; bytes: number } | null {
  const bytes = (buffer[at] ?? 0) & 0x7f;
  if (((buffer[at] ?? 0) & 0x80) === 0 || bytes < 1 || bytes > 2 || at + 1 + bytes > buffer.length) return null;
  return { value: buffer.readUIntBE(at + 1, bytes), bytes };
}
