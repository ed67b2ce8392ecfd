/** Datagrams from one made-up machine to another as a capture file that tshark and Wireshark read (raw IPv4). */
export function pcapOf(datagrams: readonly { readonly port: number; readonly bytes: Uint8Array }[]): Uint8Array {
  const head = Buffer.alloc(24);
  head.writeUInt32LE(0xa1b2c3d4, 0);
  head.writeUInt16LE(2, 4);
  head.writeUInt16LE(4, 6);
  head.writeUInt32LE(65_535, 16);
  head.writeUInt32LE(101, 20);
  const records = datagrams.map(({ port, bytes }, index) => {
    const length = 28 + bytes.length;
    const record = Buffer.alloc(16 + length);
    record.writeUInt32LE(index, 0);
    record.writeUInt32LE(length, 8);
    record.writeUInt32LE(length, 12);
    record.writeUInt8(0x45, 16);
    record.writeUInt16BE(length, 18);
    record.writeUInt8(64, 24);
    record.writeUInt8(17, 25);
    record.set([10, 0, 0, 1, 10, 0, 0, 2], 28);
    record.writeUInt16BE(port, 36);
    record.writeUInt16BE(port, 38);
    record.writeUInt16BE(8 + bytes.length, 40);
    record.set(bytes, 44);
    return record;
  });
  return Buffer.concat([head, ...records]);
}
