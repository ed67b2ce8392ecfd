import type { IncomingMessage } from 'node:http';

/** The body as bytes; null when it is larger than `most` (the rest is not read) or breaks off. */
export function readBody(request: IncomingMessage, most: number): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    let size = 0;
    const give = (body: Buffer | null): void => {
      request.removeAllListeners('data');
      resolve(body);
    };
    if (Number(request.headers['content-length'] ?? 0) > most) {
      request.resume();
      return give(null);
    }
    request.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size > most) {
        request.resume();
        return give(null);
      }
      pieces.push(piece);
    });
    request.once('end', () => give(pieces.length === 1 ? (pieces[0] ?? null) : Buffer.concat(pieces)));
    request.once('error', () => give(null));
    request.once('aborted', () => give(null));
  });
}
