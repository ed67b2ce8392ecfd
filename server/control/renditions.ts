import type { Hash, MediaRef } from '../../content/slide/slide.ts';
import type { Instant } from '../../content/time/instant.ts';
import type { Log } from '../ledger/log.ts';

type Picture = Pick<MediaRef, 'hash' | 'width' | 'height'>;
interface Glass {
  readonly width: number;
  readonly height: number;
}

/** The hash of the file in which a screen of that size shows a picture; null: the picture itself. */
export type SmallerPicture = (picture: Picture, glass: Glass) => Hash | null;

/** The part of the media store that control needs. `rendition` may take seconds and may reject. */
export interface PictureSource {
  rendered(hash: Hash, width: number, height: number): Hash | null;
  rendition(hash: Hash, width: number, height: number): Promise<unknown>;
}

/** Renditions for the screens that show a picture, made once. */
export interface Renditions {
  /** The rendition if there is one; a large picture without one is noted. */
  readonly of: SmallerPicture;
  /** Makes what was noted, and waits for it, but not long; the rest comes later. True when any is there now. */
  make(): Promise<boolean>;
  stop(): void;
}

/** A picture of about the glass's size is shown as it is: a rendition would save little. */
const LARGER = 1.25;
/** A publish waits so long at most: a slow or broken picture does not hold a plan up. */
const PATIENCE_MS = 4000;
const AGAIN_MS = 3_600_000;

interface Job extends Glass {
  readonly hash: Hash;
}
/** Whether a rendition of the picture for that glass is worth making. */
export const isLarge = (picture: Picture, glass: Glass): boolean =>
  Math.min(picture.width / glass.width, picture.height / glass.height) >= LARGER;

/** `late` is called when renditions came to be after `make` had stopped waiting for them. */
export function renditionsFrom(source: PictureSource, log: Log, now: () => Instant, late: () => void): Renditions {
  const noted = new Map<string, Job>();
  const running = new Set<string>();
  const failed = new Map<string, Instant>();
  let stopped = false;

  const made = async (key: string, { hash, width, height }: Job): Promise<boolean> => {
    try {
      if (!stopped) await source.rendition(hash, width, height);
    } catch (error) {
      log.warn({ event: 'rendition-failed', error }, 'a picture is shown as it is');
    }
    running.delete(key);
    const there = source.rendered(hash, width, height) !== null;
    if (!there) failed.set(key, now());
    return there;
  };
  const all = async (jobs: readonly [string, Job][], tell: () => void): Promise<void> => {
    // One after another: they share one child process, and its queue also serves uploads.
    for (const [key, job] of jobs) if (await made(key, job)) tell();
  };

  return {
    of(picture, glass) {
      if (!isLarge(picture, glass)) return null;
      const { hash } = picture;
      const { width, height } = glass;
      const rendition = source.rendered(hash, width, height);
      const key = `${hash} ${width}x${height}`;
      const again = now() - (failed.get(key) ?? Number.NEGATIVE_INFINITY) >= AGAIN_MS;
      if (rendition === null && again && !running.has(key)) noted.set(key, { hash, width, height });
      return rendition;
    },
    async make() {
      const jobs = [...noted];
      noted.clear();
      if (jobs.length === 0) return false;
      for (const [key] of jobs) running.add(key);
      let there = 0;
      const finished = all(jobs, () => (there += 1));
      await atMost(PATIENCE_MS, finished);
      const inTime = there;
      void finished.then(() => {
        if (there > inTime && !stopped) late();
      });
      return inTime > 0;
    },
    stop: () => {
      stopped = true;
    },
  };
}

const atMost = async (ms: number, work: Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((over) => {
    timer = setTimeout(over, ms);
  });
  await Promise.race([work, patience]).finally(() => clearTimeout(timer));
};
