import { type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import type { Library } from '../../content/library.ts';
import { hashSchema } from '../../content/slide/slide.ts';
import type { MediaFile, MediaStore } from '../media/media-store.ts';
import { refusal } from './refusal.ts';

const paramsSchema = z.object({
  hash: hashSchema,
  size: z
    .string()
    .regex(/^\d{2,5}x\d{2,5}$/)
    .optional(),
});

/** Screens that most rooms have, and a small one for thumbnails: always served, whatever displays are known. */
const COMMON_SIZES = ['1366x768', '1920x1080', '3840x2160', '768x1366', '1080x1920', '2160x3840', '480x270'];

/** Whether pictures are made for that glass: a common one, or one of a known display. */
const isKnownSize = (library: Library, size: string): boolean =>
  COMMON_SIZES.includes(size) || library.displays.some(({ screen }) => `${screen.width}x${screen.height}` === size);

/**
 * `/media/<hash>` and `/media/<hash>/<width>x<height>`: what screens show is public; names are hashes, so nothing ever changes
 * under one and nobody guesses one.
 */
export function mediaFiles(media: MediaStore, library: () => Library): Router {
  const serve: RequestHandler = async (request, response) => {
    const params = paramsSchema.safeParse(request.params);
    if (!params.success) throw refusal(404, 'not-found');
    const { hash, size } = params.data;
    if (size !== undefined && !isKnownSize(library(), size)) throw refusal(404, 'not-found');
    const [width = 0, height = 0] = (size ?? '').split('x').map(Number);
    const file = size === undefined ? media.file(hash) : await media.rendition(hash, width, height);
    if (file === null) throw refusal(404, 'not-found');
    await send(file, response);
  };
  return Router({ strict: true }).get('/:hash', serve).get('/:hash/:size', serve);
}

const send = (file: MediaFile, response: Response): Promise<void> =>
  new Promise((settle, fail) => {
    response.set({
      'Content-Type': file.mime,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'same-origin',
    });
    const options = { root: file.folder, immutable: true, maxAge: 31_536_000_000, dotfiles: 'deny' as const };
    response.sendFile(file.name, options, (error) => (error ? fail(error) : settle()));
  });
