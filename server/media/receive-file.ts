import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { Request, Response } from 'express';
import multer, { diskStorage, MulterError } from 'multer';
import { passThrough } from '../http/pass-through.ts';
import { refusal } from '../http/refusal.ts';
import type { IncomingFile } from '../http/route.ts';
import { MAX_VIDEO_BYTES } from './media-kind.ts';
import { tooLarge } from './media-store.ts';

/** Reads the one file of a multipart body into `folder` under a name of our own; whoever calls has asked for the right before. */
export function fileReceiver(folder: string): (request: Request, response: Response) => Promise<IncomingFile> {
  const upload = multer({
    storage: diskStorage({
      destination: folder,
      filename: (_request, _file, done) => done(null, randomBytes(16).toString('hex')),
    }),
    limits: { fileSize: MAX_VIDEO_BYTES, files: 1, fields: 4, parts: 6, fieldNameSize: 40, fieldSize: 1000, headerPairs: 20 },
    defParamCharset: 'utf8',
  }).single('file');
  return async (request, response) => {
    if (!request.is('multipart/form-data')) throw refusal(415, 'type-unsupported', { expected: 'multipart/form-data' });
    try {
      await passThrough(upload, request, response);
    } catch (cause) {
      throw uploadRefusal(cause);
    }
    if (!request.file) throw refusal(400, 'media-none');
    return { path: request.file.path, bytes: request.file.size };
  };
}

function uploadRefusal(cause: unknown): unknown {
  if (cause instanceof MulterError) return cause.code === 'LIMIT_FILE_SIZE' ? tooLarge() : refusal(400, 'media-none');
  // Busboy says of a broken multipart body what is broken; that is the sender's affair.
  if (cause instanceof Error && /multipart|boundary|unexpected end|malformed/i.test(cause.message))
    return refusal(400, 'media-none');
  return cause;
}

/** Removes an upload; one that was kept has been renamed and is not there any more. */
export const discardFile = (file: IncomingFile): Promise<void> => rm(file.path, { force: true });
