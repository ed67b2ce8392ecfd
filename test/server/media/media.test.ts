import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../../server/http/refusal.ts';
import { type MediaStore, openMedia } from '../../../server/media/media-store.ts';
import { createPictureProcess, type PictureLimits, type PictureProcess } from '../../../server/media/picture-process.ts';
import * as bombs from './bombs.ts';
import { compiledWorker } from './compiled-worker.ts';

let folder: string;
let media: MediaStore;
let pictures: PictureProcess;
let limits: PictureLimits;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'media-'));
  limits = compiledWorker(folder);
  pictures = createPictureProcess(limits);
  media = await openMedia(folder, pictures);
});
afterAll(() => {
  pictures.close();
  rmSync(folder, { recursive: true, force: true });
});

let count = 0;
const upload = (bytes: Buffer): string => {
  count += 1;
  const path = join(media.incoming, `upload-${count}`);
  writeFileSync(path, bytes);
  return path;
};
const refusedWith = (bytes: Buffer): Promise<unknown> =>
  media.add(upload(bytes)).then(
    () => 'kept',
    (cause: unknown) => (cause instanceof Refusal ? cause.problems[0].code : cause),
  );
const red = { width: 640, height: 480, channels: 3 as const, background: '#c8102e' };

describe('a picture that is kept', () => {
  it('is our own copy, named by its SHA-256, without the camera’s place and upright', async () => {
    const exif = { IFD0: { Artist: 'Nguyễn' }, IFD3: { GPSLatitude: '21/1 1/1 1/1' } };
    const bytes = await sharp({ create: red }).jpeg().withMetadata({ orientation: 6, exif }).toBuffer();
    const kept = await media.add(upload(bytes));
    const file = media.file(kept.hash);
    const stored = await sharp(join(file?.folder ?? '', file?.name ?? '')).toBuffer({ resolveWithObject: true });
    expect(kept).toMatchObject({ mime: 'image/jpeg', width: 480, height: 640 });
    expect(stored.info).toMatchObject({ width: 480, height: 640 });
    const meta = await sharp(join(file?.folder ?? '', file?.name ?? '')).metadata();
    expect([meta.exif, meta.icc, meta.xmp, meta.orientation]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('carries the name of its own bytes, and twice the same is one file', async () => {
    const bytes = await sharp({ create: { ...red, background: '#005eb8' } })
      .png()
      .toBuffer();
    const [one, two] = [await media.add(upload(bytes)), await media.add(upload(bytes))];
    const file = media.file(one.hash);
    const stored = await import('node:fs/promises').then((fs) => fs.readFile(join(file?.folder ?? '', file?.name ?? '')));
    expect(createHash('sha256').update(stored).digest('hex')).toBe(one.hash);
    expect(two).toEqual(one);
  });

  it('keeps transparency', async () => {
    const bytes = await sharp({ create: { ...red, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
      .png()
      .toBuffer();
    const kept = await media.add(upload(bytes));
    const file = media.file(kept.hash);
    expect((await sharp(join(file?.folder ?? '', file?.name ?? '')).metadata()).hasAlpha).toBe(true);
  });

  it('is still there for a store that is opened again, and half-made files are not', async () => {
    const kept = await media.add(
      upload(
        await sharp({ create: { ...red, background: '#333' } })
          .webp()
          .toBuffer(),
      ),
    );
    writeFileSync(join(media.incoming, 'left-behind'), 'x');
    const again = await openMedia(folder, pictures);
    expect(again.has(kept.hash)).toBe(true);
    expect(readdirSync(again.incoming)).toEqual([]);
  });
});

describe('a rendition', () => {
  it('covers the glass without being enlarged, and is made once', async () => {
    const kept = await media.add(
      upload(
        await sharp({ create: { ...red, width: 3000, height: 1500 } })
          .jpeg()
          .toBuffer(),
      ),
    );
    const [one, two] = await Promise.all([media.rendition(kept.hash, 1366, 768), media.rendition(kept.hash, 1366, 768)]);
    const { width, height } = await sharp(join(one?.folder ?? '', one?.name ?? '')).metadata();
    expect([width, height]).toEqual([1536, 768]);
    expect(two).toEqual(one);
    const small = await media.add(
      upload(
        await sharp({ create: { ...red, width: 300, height: 200 } })
          .jpeg()
          .toBuffer(),
      ),
    );
    const same = await media.rendition(small.hash, 1920, 1080);
    expect(await sharp(join(same?.folder ?? '', same?.name ?? '')).metadata()).toMatchObject({ width: 300, height: 200 });
  });
  it('has a hash of its own by which it is served, also after a restart', async () => {
    const kept = await media.add(
      upload(
        await sharp({ create: { ...red, width: 2500, height: 1500 } })
          .jpeg()
          .toBuffer(),
      ),
    );
    expect(media.rendered(kept.hash, 1280, 720)).toBeNull();
    const made = await media.rendition(kept.hash, 1280, 720);
    const own = media.rendered(kept.hash, 1280, 720) ?? '';
    const bytes = readFileSync(join(made?.folder ?? '', made?.name ?? ''));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(own);
    expect(media.file(own)).toEqual(made);
    expect(media.has(own)).toBe(false);
    writeFileSync(join(made?.folder ?? '', `${kept.hash}-99x99.jpg`), 'of an older version');
    const again = await openMedia(join(made?.folder ?? '', '..'), pictures);
    expect([again.rendered(kept.hash, 1280, 720), again.file(own)]).toEqual([own, made]);
    expect(readdirSync(made?.folder ?? '').some((name) => name.startsWith(`${kept.hash}-99`))).toBe(false);
  });
  it('of an unknown file is nothing', async () => {
    expect(await media.rendition('0'.repeat(64), 1920, 1080)).toBeNull();
  });
});

describe('a hostile file is refused and nothing of it stays', () => {
  const cases: [string, () => Buffer | Promise<Buffer>, string][] = [
    ['16383² RGBA in a small PNG', () => bombs.zeros(16_383, 16_383, 6), 'media-unreadable'],
    ['30000² grey', () => bombs.zeros(30_000, 30_000, 0), 'media-unreadable'],
    ['a header that lies', bombs.lying, 'media-unreadable'],
    ['a truncated JPEG', bombs.truncated, 'media-unreadable'],
    ['feTurbulence SVG', bombs.turbulence, 'media-type'],
    ['billion laughs', bombs.billionLaughs, 'media-type'],
    ['recursive use', bombs.recursiveUse, 'media-type'],
    ['a file entity', bombs.foreignFile, 'media-type'],
    ['an SVG with a script', bombs.scripted, 'media-type'],
    ['HTML that calls itself a PNG', bombs.htmlAsPng, 'media-type'],
    ['a GIF that is a script', bombs.gifScript, 'media-unreadable'],
    ['an empty file', () => Buffer.alloc(0), 'media-type'],
    ['21 MB that begin as a PNG', () => Buffer.concat([bombs.zeros(10, 10, 0), Buffer.alloc(21 * 1024 * 1024)]), 'media-large'],
  ];
  it.each(cases)('%s', async (_name, make, code) => {
    const before = readdirSync(join(folder, 'kept'));
    const bytes = await make();
    // On a slow machine the child may be killed before it says no.
    expect([code, 'media-slow']).toContain(await refusedWith(bytes));
    expect(readdirSync(join(folder, 'kept'))).toEqual(before);
  });

  it.each([
    ['a text chunk of 200 MB', bombs.longText],
    ['a million chunks', bombs.manyChunks],
    ['3000 frames', bombs.longAnimation],
  ])('%s costs no more than its time: refused, or only the plain picture is kept', async (_name, make) => {
    const code = await refusedWith(await make());
    expect(['kept', 'media-unreadable', 'media-slow']).toContain(code);
    for (const name of readdirSync(join(folder, 'kept'))) expect(existsSync(join(folder, 'kept', name))).toBe(true);
  });

  it('a child that takes too long is killed', async () => {
    const impatient = createPictureProcess({ ...limits, timeoutMs: 1 });
    const path = upload(await sharp({ create: red }).png().toBuffer());
    expect(await impatient.make(path, { make: 'master' })).toEqual({ ok: false, code: 'media-slow' });
    impatient.close();
  });

  it('a child that takes too much memory dies alone', async () => {
    const poor = createPictureProcess({ ...limits, memoryKb: 700_000 });
    const path = upload(await sharp({ create: red }).png().toBuffer());
    expect((await poor.make(path, { make: 'master' })).ok).toBe(false);
    poor.close();
  });

  it('a long queue says that it is busy', async () => {
    const short = createPictureProcess({ ...limits, waiting: 1 });
    const path = upload(await sharp({ create: red }).png().toBuffer());
    const [one, two] = await Promise.all([short.make(path, { make: 'master' }), short.make(path, { make: 'master' })]);
    expect([one.ok, two]).toEqual([true, { ok: false, code: 'media-busy' }]);
    short.close();
  });
});

describe('a video', () => {
  const box = (type: string, ...parts: Buffer[]): Buffer => {
    const body = Buffer.concat(parts);
    const head = Buffer.alloc(8);
    head.writeUInt32BE(body.length + 8);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, body]);
  };
  const tkhd = (width: number, height: number): Buffer => {
    const body = Buffer.alloc(84);
    body.writeUInt16BE(width, 76);
    body.writeUInt16BE(height, 80);
    return box('tkhd', body);
  };
  const mp4 = (...moov: Buffer[]): Buffer =>
    Buffer.concat([
      box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2mp41', 'latin1')),
      box('mdat', Buffer.alloc(1000)),
      box('moov', ...moov),
    ]);

  const webm = (...parts: Buffer[]): Buffer =>
    Buffer.concat([Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d', 'hex'), ...parts]);

  it('is kept as it came, with the size that its container claims', async () => {
    const bytes = mp4(box('trak', tkhd(0, 0)), box('trak', tkhd(1280, 720)));
    const kept = await media.add(upload(bytes));
    expect(kept).toMatchObject({ mime: 'video/mp4', width: 1280, height: 720, bytes: bytes.length });
    expect(kept.hash).toBe(createHash('sha256').update(bytes).digest('hex'));
  });
  it.each([
    ['no moov', Buffer.concat([box('ftyp', Buffer.from('isom\0\0\x02\0isom', 'latin1'))])],
    ['a moov of lies', mp4(Buffer.from('tkhdtkhdtkhd'), Buffer.alloc(4, 255), Buffer.from('tkhd'))],
    ['sound alone', mp4(box('trak', tkhd(0, 0)))],
    ['a webm head alone', webm()],
  ])('with %s is refused', async (_name, bytes) => {
    await expect(media.add(upload(bytes))).rejects.toMatchObject({ status: 422 });
  });
  it('whose size stands further back than anyone looks is kept all the same', async () => {
    const bytes = webm(Buffer.from([0x16, 0x54, 0xae, 0x6b, 0x81, 0x00]));
    expect(await media.add(upload(bytes))).toMatchObject({ mime: 'video/webm', width: 0, height: 0 });
  });
});
