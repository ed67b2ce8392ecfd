import { Decoder, Encoder, type Packet, PacketType } from 'socket.io-parser';

/** The usual parser of socket.io, but that the answer to a connect carries the time that the page is told first. */
export const welcomingParser = (first: () => number): { Decoder: typeof Decoder; Encoder: new () => Encoder } => ({
  Decoder,
  Encoder: class extends Encoder {
    override encode(packet: Packet) {
      if (packet.type !== PacketType.CONNECT) return super.encode(packet);
      return super.encode({ ...packet, data: { ...packet.data, time: first() } });
    }
  },
});
