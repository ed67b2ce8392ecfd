import type { Screen } from '../../content/place/display.ts';
import type { Hash } from '../../content/slide/slide.ts';
import { isLarge } from '../control/renditions.ts';
import type { Log } from '../ledger/log.ts';
import { causeText } from '../ledger/store-error.ts';
import type { Media, MediaStore } from './media-store.ts';

/** Begins to make the renditions of a picture for these screens; never throws. */
export type RenderAhead = (picture: Media, screens: readonly Screen[]) => void;

/** Renditions are made while the officer still writes, so that a publish need not wait; one at a time, uploads come between. */
export function renderAhead(media: Pick<MediaStore, 'rendition'>, log: Log): RenderAhead {
  let last: Promise<void> = Promise.resolve();
  const one = async (hash: Hash, width: number, height: number): Promise<void> => {
    try {
      await media.rendition(hash, width, height);
    } catch (error) {
      log.info({ event: 'not-rendered-ahead', hash, width, height, cause: causeText(error) }, 'a publish will try again');
    }
  };
  return (picture, screens) => {
    if (!picture.mime.startsWith('image/')) return;
    const sizes = new Map(screens.map(({ width, height }) => [`${width}x${height}`, { width, height }]));
    for (const { width, height } of sizes.values()) {
      if (isLarge(picture, { width, height })) last = last.then(() => one(picture.hash, width, height));
    }
  };
}
