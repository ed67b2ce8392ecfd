/**
 * A receiver of DDP written from the protocol's public page and from what WLED's parser was seen to do, without a look at our encoder:
 * it draws on push only, and drops packets whose number lies up to five behind the one of the last push.
 */
export function ddpReceiver(bytes: number) {
  const picture = Buffer.alloc(bytes);
  const shown: Uint8Array[] = [];
  const complaints: string[] = [];
  let pushed: number | null = null;
  const take = (datagram: Uint8Array): void => {
    const packet = Buffer.from(datagram);
    const flags = packet.readUInt8(0);
    if (flags >> 6 !== 1) complaints.push(`version ${flags >> 6}`);
    if ((flags & 0b0011_1110) !== 0) complaints.push(`flags ${flags.toString(2)}`);
    const number = packet.readUInt8(1) & 15;
    if (packet.readUInt8(2) !== 0x0b) complaints.push(`type ${packet.readUInt8(2)}`);
    if (packet.readUInt8(3) !== 1) complaints.push(`id ${packet.readUInt8(3)}`);
    const offset = packet.readUInt32BE(4);
    const length = packet.readUInt16BE(8);
    if (packet.length !== 10 + length) complaints.push(`${packet.length - 10} bytes instead of ${length}`);
    if (offset % 3 !== 0 || length % 3 !== 0) complaints.push('a dot is split');
    if (offset + length > bytes) complaints.push(`byte ${offset + length} of ${bytes}`);
    if (pushed !== null && number !== 0 && late(number, pushed)) {
      complaints.push(`number ${number} behind push ${pushed}`);
      return;
    }
    packet.copy(picture, offset, 10);
    if ((flags & 1) === 0) return;
    pushed = number;
    shown.push(Uint8Array.from(picture));
  };
  return { take, shown, complaints };
}

/** Behind the last push by one to five, counted round 15. */
function late(number: number, pushed: number): boolean {
  const behind = (pushed - number + 15) % 15;
  return behind >= 1 && behind <= 5;
}
