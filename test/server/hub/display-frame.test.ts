import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { describe, expect, it } from 'vitest';
import { openWire } from '../../../scripts/fleet/socket-io-wire.ts';
import { sendTo } from '../../../server/hub/display-frame.ts';
import { ENGINE } from '../../../server/hub/engine.ts';

describe('a finished frame', () => {
  it('arrives as the event that it holds, short, long and very long, in order with what socket.io sends', async () => {
    const http = createServer();
    const io = new Server(http, ENGINE);
    const words = ['', 'x'.repeat(90), 'đ'.repeat(20_000), 'ế'.repeat(60_000)];
    io.of('/display').on('connection', (socket) => {
      const caller = { socket, bucket: { tokens: 1, at: 0 }, bad: 0, display: 'd', key: 'k' };
      for (const word of words) sendTo([caller], 'delivery', [Buffer.from('{"word":'), Buffer.from(`${JSON.stringify(word)}}`)]);
      socket.emit('end', null);
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const address = http.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const got: unknown[] = [];
    await new Promise<void>((resolve, reject) => {
      const event = (name: string, message: unknown): void => (name === 'end' ? resolve() : void got.push([name, message]));
      openWire(`ws://127.0.0.1:${port}`, '/display', { opened: () => undefined, event, closed: (why) => reject(new Error(why)) });
    });
    expect(got).toEqual(words.map((word) => ['delivery', { word }]));
    await io.close();
  });
});
