import { Decoder, Encoder, type Packet, PacketType } from 'socket.io-parser';
import type { Instant } from '../../content/time/instant.ts';
import type { Welcome } from '../../content/wire/display-messages.ts';

/**
 * The usual parser of socket.io, but that the answer to a connect carries the server's clock: so a display that comes back is
 * welcomed without a packet more. When ten thousand come back at once, packets are what it costs.
 */
export const welcomingParser = (now: () => Instant): { Decoder: typeof Decoder; Encoder: new () => Encoder } => ({
  Decoder,
  Encoder: class extends Encoder {
    override encode(packet: Packet) {
      if (packet.type !== PacketType.CONNECT) return super.encode(packet);
      const welcome: Welcome = { time: now() };
      return super.encode({ ...packet, data: { ...packet.data, ...welcome } });
    }
  },
});
