import sharp, { type Sharp } from 'sharp';
import { MAX_PIXELS, MAX_SIDE, type PictureJob, type PictureMade, pictureJobSchema } from './picture-job.ts';

/*
 * A process of its own for one picture: bytes on standard input, the job as the only argument, one JSON line and the bytes of the
 * new picture on standard output. It may be killed at any moment; it opens no file and no socket.
 */
sharp.cache(false);
sharp.concurrency(1);

/** Pixels only: rotated as the camera meant, sRGB, no metadata (sharp keeps none unless asked), first frame of an animation. */
const opened = (bytes: Buffer): Sharp =>
  sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', animated: false, sequentialRead: true })
    .autoOrient()
    .toColourspace('srgb');

function sized(picture: Sharp, job: PictureJob): Sharp {
  if (job.make === 'master')
    return picture.resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true });
  return picture.resize({ width: job.width, height: job.height, fit: 'outside', withoutEnlargement: true });
}

/** Photographs become JPEG; what has transparency or hard edges (PNG, GIF) stays exact while it is small, else WebP. */
function encoded(
  picture: Sharp,
  format: string | undefined,
  alpha: boolean,
  pixels: number,
): { picture: Sharp; mime: PictureMade['mime'] } {
  const exact = format === 'png' || format === 'gif';
  if (exact && pixels <= 4_000_000) return { picture: picture.png({ compressionLevel: 6 }), mime: 'image/png' };
  if (alpha || exact) return { picture: picture.webp({ quality: 92, effort: 2, smartSubsample: true }), mime: 'image/webp' };
  return { picture: picture.jpeg({ quality: 88, chromaSubsampling: '4:4:4' }), mime: 'image/jpeg' };
}

async function make(bytes: Buffer, job: PictureJob): Promise<{ made: PictureMade; bytes: Buffer }> {
  const meta = await opened(bytes).metadata();
  const resized = await sized(opened(bytes), job).raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = resized.info;
  const raw = sharp(resized.data, { raw: { width, height, channels }, limitInputPixels: MAX_PIXELS });
  const fitted = raw.resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true });
  const chosen = encoded(fitted, meta.format, channels === 4 || channels === 2, width * height);
  const output = await chosen.picture.toBuffer({ resolveWithObject: true });
  return { made: { width: output.info.width, height: output.info.height, mime: chosen.mime }, bytes: output.data };
}

const pieces: Buffer[] = [];
for await (const piece of process.stdin) pieces.push(Buffer.from(piece));
const job = pictureJobSchema.parse(JSON.parse(process.argv[2] ?? ''));
const done = await make(Buffer.concat(pieces), job);
process.stdout.write(`${JSON.stringify(done.made)}\n`);
process.stdout.write(done.bytes);
