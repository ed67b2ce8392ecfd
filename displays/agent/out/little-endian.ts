/** Bytes put together field after field, numbers with their low byte first. */
export interface Writer {
  readonly u8: (...values: readonly number[]) => Writer;
  readonly u16: (value: number) => Writer;
  readonly u32: (value: number) => Writer;
  readonly bytes: (values: Uint8Array) => Writer;
  readonly made: () => Uint8Array;
}

/** An empty writer; every call adds to it and gives it back. */
export function littleEndian(): Writer {
  const parts: Uint8Array[] = [];
  const writer: Writer = {
    u8: (...values) => writer.bytes(Uint8Array.from(values)),
    u16: (value) => writer.u8(value & 255, (value >> 8) & 255),
    u32: (value) => writer.u8(value & 255, (value >> 8) & 255, (value >> 16) & 255, (value >>> 24) & 255),
    bytes: (values) => {
      parts.push(values);
      return writer;
    },
    made: () => {
      const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
      parts.reduce((at, part) => {
        all.set(part, at);
        return at + part.length;
      }, 0);
      return all;
    },
  };
  return writer;
}

/** The number of `length` bytes (1 to 4) at `at`, low byte first; bytes that are missing count as 0. */
export const littleAt = (bytes: Uint8Array, at: number, length: number): number => {
  let value = 0;
  for (let index = length - 1; index >= 0; index -= 1) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
};
