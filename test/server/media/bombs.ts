import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** Files that try to hurt whoever unpacks them; made here, so that no such file lies in the repository. */
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crcOf(body));
  return Buffer.concat([length, body, sum]);
};

/** zlib.crc32 is newer than the oldest Node that we run on. */
function crcOf(bytes: Buffer): number {
  if (typeof crc32 === 'function') return crc32(bytes);
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

const header = (width: number, height: number, colour: number): Buffer => {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([8, colour, 0, 0, 0], 8);
  return chunk('IHDR', data);
};

/** A PNG that is nothing but zeros, small on disk and huge when unpacked. `colour`: 0 grey, 6 RGBA. */
export const zeros = (width: number, height: number, colour: 0 | 6): Buffer => {
  const row = Buffer.alloc(1 + width * (colour === 6 ? 4 : 1));
  const rows = Math.min(height, 2000);
  const data = deflateSync(Buffer.concat(Array.from({ length: rows }, () => row)), { level: 9 });
  return Buffer.concat([SIGNATURE, header(width, height, colour), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
};

/** A PNG whose header lies. */
export const lying = (): Buffer =>
  Buffer.concat([
    SIGNATURE,
    header(65_500, 65_500, 6),
    chunk('IDAT', deflateSync(Buffer.alloc(5))),
    chunk('IEND', Buffer.alloc(0)),
  ]);

/** A small PNG with a text chunk of 200 MB behind 200 kB of zlib. */
export const longText = (): Buffer => {
  const text = Buffer.concat([Buffer.from('Comment\0\0', 'latin1'), deflateSync(Buffer.alloc(200 * 1024 * 1024), { level: 9 })]);
  const dot = deflateSync(Buffer.from([0, 0]));
  return Buffer.concat([SIGNATURE, header(1, 1, 0), chunk('zTXt', text), chunk('IDAT', dot), chunk('IEND', Buffer.alloc(0))]);
};

/** A PNG of a million empty chunks. */
export const manyChunks = (): Buffer => {
  const empty = chunk('tEXt', Buffer.from('a\0', 'latin1'));
  const dot = deflateSync(Buffer.from([0, 0]));
  const body = Buffer.concat(Array.from({ length: 1_000_000 }, () => empty));
  return Buffer.concat([SIGNATURE, header(1, 1, 0), body, chunk('IDAT', dot), chunk('IEND', Buffer.alloc(0))]);
};

const svg = (body: string, head = ''): Buffer =>
  Buffer.from(`<?xml version="1.0"?>${head}<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="2000">${body}</svg>`);

export const turbulence = (): Buffer =>
  svg(
    '<filter id="a"><feTurbulence baseFrequency=".9" numOctaves="10"/></filter><rect width="2000" height="2000" filter="url(#a)"/>',
  );
export const billionLaughs = (): Buffer => {
  const entities = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
  return svg('<text>&l9;</text>', `<!DOCTYPE svg [<!ENTITY l0 "lol">${entities}]>`);
};
export const recursiveUse = (): Buffer => svg('<g id="a"><use href="#a"/><use href="#a"/></g>');
export const foreignFile = (): Buffer => svg('<text>&f;</text>', '<!DOCTYPE svg [<!ENTITY f SYSTEM "file:///etc/passwd">]>');
export const scripted = (): Buffer => svg('<script>alert(1)</script><foreignObject><body onload="alert(1)"/></foreignObject>');

export const htmlAsPng = (): Buffer => Buffer.from('<!doctype html><script>alert(document.domain)</script>');
/** Begins as a GIF and is a script as well. */
export const gifScript = (): Buffer => Buffer.from('GIF89a/*' + '\0'.repeat(40) + '*/=1;alert(1)//');
export const truncated = async (): Promise<Buffer> => {
  const whole = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#b22' } })
    .jpeg()
    .toBuffer();
  return whole.subarray(0, 700);
};
/** An animation with far more frames than anyone shows. */
export const longAnimation = async (): Promise<Buffer> => {
  const frames = 3000;
  const pixels = Buffer.alloc(16 * 16 * frames * 3, 7);
  for (let at = 0; at < pixels.length; at += 769) pixels[at] = at % 251;
  return sharp(pixels, { raw: { width: 16, height: 16 * frames, channels: 3, pageHeight: 16 } })
    .gif({ loop: 0 })
    .toBuffer();
};
