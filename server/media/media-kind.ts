import { fileTypeFromFile } from 'file-type';

/** What may be uploaded, by what the bytes are; the name and the type that a browser claims are not looked at. SVG is not taken. */
export type MediaKind = { readonly kind: 'picture' } | { readonly kind: 'video'; readonly mime: 'video/mp4' | 'video/webm' };

const PICTURES = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif']);

/** The kind of the file, or null when it is none that is taken. Looks at the head of the file only. */
export async function mediaKindOf(path: string): Promise<MediaKind | null> {
  const mime = (await fileTypeFromFile(path))?.mime;
  if (mime === undefined) return null;
  if (PICTURES.has(mime)) return { kind: 'picture' };
  return mime === 'video/mp4' || mime === 'video/webm' ? { kind: 'video', mime } : null;
}

/** Most bytes of an upload. */
export const MAX_PICTURE_BYTES = 20 * 1024 * 1024;
export const MAX_VIDEO_BYTES = 100 * 1024 * 1024;
