const pushEncoded = (bytes: number[], point: number): void => {
  if (point < 0x80) bytes.push(point);
  else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63));
  else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
  else bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
};

const isSurrogate = (point: number): boolean => point >= 0xd800 && point <= 0xdfff;

/** The bytes of a text that is ASCII throughout, as heads and roots are; null for any other. */
function asciiBytes(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x80) return null;
    bytes[at] = unit;
  }
  return bytes;
}

function encoded(text: string): Uint8Array {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const point = text.codePointAt(at) ?? 0;
    if (point > 0xffff) at += 1;
    pushEncoded(bytes, isSurrogate(point) ? 0xfffd : point);
  }
  return Uint8Array.from(bytes);
}

/** UTF-8 bytes of a text, the same on server and screen (content has no TextEncoder). A lone surrogate becomes U+FFFD. */
export const utf8 = (text: string): Uint8Array => asciiBytes(text) ?? encoded(text);
