import { Decoder, Encoder, type Packet, PacketType } from 'socket.io-parser';
import type { Instant } from '../../content/time/instant.ts';
import type { Welcome } from '../../content/wire/display-messages.ts';

/** A message whose JSON is written already, because many packets share most of it. */
export class Written {
  readonly json: string;

  constructor(json: string) {
    this.json = json;
  }
}

/**
 * The usual parser of socket.io, but that the answer to a connect carries the server's clock, so that a display that comes back is
 * welcomed without a packet more, and that a `Written` message is taken as it is. When ten thousand come back, or are told of a
 * publish, packets are what it costs.
 */
export const displayParser = (now: () => Instant): { Decoder: typeof Decoder; Encoder: new () => Encoder } => ({
  Decoder,
  Encoder: class extends Encoder {
    override encode(packet: Packet) {
      const message: unknown = packet.type === PacketType.EVENT ? packet.data[1] : null;
      if (message instanceof Written) {
        return [`${packet.type}${packet.nsp},${packet.id ?? ''}[${JSON.stringify(packet.data[0])},${message.json}]`];
      }
      if (packet.type !== PacketType.CONNECT) return super.encode(packet);
      const welcome: Welcome = { time: now() };
      return super.encode({ ...packet, data: { ...packet.data, ...welcome } });
    }
  },
});
