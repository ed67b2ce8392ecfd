import type { Instant } from '../../content/time/instant.ts';
import type { Health, Screenshot } from '../../content/wire/health-messages.ts';
import { bucketsBy } from './bucket.ts';
import { pictureSize } from './picture-size.ts';

/** How the computer behind a display was, by its own word; `pictured`: when the newest picture of its glass was taken. */
export interface Machine {
  readonly health: Health;
  readonly told: Instant;
}

/** A picture of a display's glass: bytes that nobody here has decoded, of a size that whoever does can bear. */
export type Picture = Pick<Screenshot, 'time' | 'mime'> & { readonly bytes: Buffer };

/** What agents tell of their machines, in memory: the newest word is the true one. Only so many pictures are kept, those of longest ago go first. */
export interface Glances {
  machine(display: string): Machine | null;
  picture(display: string): Picture | null;
  /** False: it comes too often. */
  tell(display: string, health: Health): boolean;
  /** False: it comes too often, or it is no picture of the kind that it says, or a huge one. */
  show(display: string, shot: Screenshot): boolean;
  forget(display: string): void;
}

/** Health comes with each contact, every minute, and soon after a panel was lost or overwritten; a picture when somebody looks. */
const HEALTH_RATE = { burst: 10, perSecond: 1 / 5 } as const;
const PICTURE_RATE = { burst: 5, perSecond: 1 / 2 } as const;
/** About 36 kB each. */
const MOST_PICTURES = 1000;

const BEGINS = { 'image/jpeg': [0xff, 0xd8, 0xff], 'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] } as const;
/** The longest panel has a few thousand dots in a row; a few bytes can say that they are a picture of a hundred million. */
const MOST_PIXELS = 4_000_000;
const isWhatItSays = (mime: Screenshot['mime'], bytes: Buffer): boolean => {
  if (!BEGINS[mime].every((byte, at) => bytes[at] === byte)) return false;
  const size = pictureSize(bytes);
  return size !== null && size.width * size.height > 0 && size.width * size.height <= MOST_PIXELS;
};

/** Nothing was told yet. `changed`: a display's row on the wall is another one now. */
export function glances(changed: (display: string) => void, now: () => Instant): Glances {
  const machines = new Map<string, Machine>();
  const pictures = new Map<string, Picture>();
  const [healths, shots] = [bucketsBy(HEALTH_RATE, now), bucketsBy(PICTURE_RATE, now)];
  return {
    machine: (display) => machines.get(display) ?? null,
    picture: (display) => pictures.get(display) ?? null,
    tell(display, health) {
      if (!healths.take(display)) return false;
      machines.set(display, { health, told: now() });
      changed(display);
      return true;
    },
    show(display, { time, mime, bytes }) {
      const picture = { time, mime, bytes: Buffer.from(bytes, 'base64') };
      if (!shots.take(display) || !isWhatItSays(mime, picture.bytes)) return false;
      pictures.delete(display);
      pictures.set(display, picture);
      const [oldest] = pictures.keys();
      if (pictures.size > MOST_PICTURES && oldest !== undefined) pictures.delete(oldest);
      changed(display);
      return true;
    },
    forget(display) {
      machines.delete(display);
      pictures.delete(display);
    },
  };
}
