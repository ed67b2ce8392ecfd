import type { Hash } from '../../content/slide/slide.ts';
import { acceptDelivery, blobsHold } from '../../content/wire/accept.ts';
import { needAnswerSchema, type ReportItem } from '../../content/wire/display-messages.ts';
import { type Blobs, type Delivery, deliverySchema, type Head } from '../../content/wire/head.ts';
import { assemble, type Content, mediaOf, type Shown } from './content-of.ts';
import type { FetchMedia } from './fetch-media.ts';
import type { Keep, Pairing } from './keep.ts';
import type { Line } from './line.ts';
import type { Timepiece } from './timepiece.ts';

const NEED_MS = 20_000;
const AGAIN_MS = 5000;
const MOST_HASHES = 64;
/** A file that cannot be had so often while the line stands is the controller's trouble, not the line's. */
const MEDIA_TRIES = 4;

export interface IntakeParts {
  readonly keep: Keep;
  readonly timepiece: Timepiece;
  readonly fetchMedia: FetchMedia;
  readonly now: () => number;
  readonly report: (code: ReportItem['code'], about: string) => void;
  readonly adopted: (content: Content) => void;
}

/**
 * Takes deliveries in: judges, fetches what is lacking, keeps all of it, and only then switches. A newer delivery overtakes one
 * that is still being fetched; what was fetched stays good.
 */
export interface Intake {
  readonly restore: (content: Content | null, blobs: Blobs, media: readonly Hash[]) => void;
  readonly held: () => Content | null;
  readonly offer: (message: unknown, pairing: Pairing, line: Line) => void;
  /** Gives up what is still being fetched: the line is gone. */
  readonly lost: () => void;
  readonly forget: () => void;
}

/** An intake that holds nothing yet. */
export const intake = (parts: IntakeParts): Intake => {
  const { keep, report } = parts;
  let content: Content | null = null;
  let blobs: Blobs = {};
  let spare: Blobs = {};
  let media = new Set<Hash>();
  let turn = 0;
  const tries = new Map<Hash, number>();

  const pause = (): Promise<void> => new Promise((wake) => parts.timepiece.after(AGAIN_MS, wake));
  const known = (): Blobs => ({ ...blobs, ...spare });

  const fetchBlobs = async (hashes: readonly Hash[], line: Line): Promise<void> => {
    for (let at = 0; at < hashes.length; at += MOST_HASHES) {
      const wanted = hashes.slice(at, at + MOST_HASHES);
      const answer = needAnswerSchema.parse(await line.ask('need', { v: 1, hashes: wanted }, NEED_MS));
      if (!blobsHold(answer.blobs)) throw new Error('a blob is not what its name says');
      if (wanted.some((hash) => answer.blobs[hash] === undefined)) throw new Error('a blob was not sent');
      spare = { ...spare, ...answer.blobs };
    }
  };
  /** What the controller does not have or cannot give, or the store does not take, does not hold the plan up. False: it is not to be had. */
  const fetchOne = async (hash: Hash): Promise<boolean> => {
    tries.set(hash, (tries.get(hash) ?? 0) + 1);
    const bytes = await parts.fetchMedia(hash).catch((error: unknown) => {
      if ((tries.get(hash) ?? 0) < MEDIA_TRIES) throw error;
      console.warn('a picture cannot be had', error);
      return 'absent' as const;
    });
    if (bytes === 'absent') return false;
    try {
      await keep.putMedia(hash, bytes);
      media.add(hash);
    } catch (error) {
      // A full store must not keep the screen from a newer plan: the slide is skipped.
      console.warn('a picture was not kept', error);
      report('storage-failed', hash);
    }
    return true;
  };
  /** Without its rendition a picture is shown as it is; without both its slide will be skipped. */
  const fetchShown = async ({ of, file }: Shown): Promise<void> => {
    for (const hash of file === of ? [of] : [file, of]) if (media.has(hash) || (await fetchOne(hash))) return;
    report('slide-failed', of);
  };
  const complete = async (head: Head, line: Line): Promise<{ content: Content; blobs: Blobs } | null> => {
    const assembly = assemble(head, known());
    if (assembly.kind === 'unreadable') {
      report('delivery-damaged', assembly.about);
      return null;
    }
    if (assembly.kind === 'lacks') {
      await fetchBlobs(assembly.hashes, line);
      return complete(head, line);
    }
    for (const shown of mediaOf(assembly.content)) await fetchShown(shown);
    return assembly;
  };
  const adopt = async (delivery: Delivery, whole: { content: Content; blobs: Blobs }): Promise<void> => {
    const wanted = mediaOf(whole.content).map(({ of, file }) => (media.has(file) ? file : of));
    const held = { head: whole.content.head, signed: delivery.signed, run: delivery.run };
    await keep.adopt(held, whole.blobs, wanted).catch(() => report('storage-failed', 'plan'));
    content = whole.content;
    blobs = whole.blobs;
    spare = {};
    media = new Set(wanted.filter((hash) => media.has(hash)));
    parts.adopted(whole.content);
  };
  const tell = (line: Line, { epoch, revision, part }: Head): void => line.send('holding', { v: 1, epoch, revision, part });

  const work = async (mine: number, head: Head, delivery: Delivery, line: Line): Promise<void> => {
    while (mine === turn) {
      try {
        const whole = await complete(head, line);
        if (mine !== turn || whole === null) return;
        await adopt(delivery, whole);
        tell(line, head);
        return;
      } catch (error) {
        if (mine === turn) console.warn('delivery waits', error);
        await pause();
      }
    }
  };
  const offer = (message: unknown, pairing: Pairing, line: Line): void => {
    const held = content?.head ?? null;
    const context = { display: pairing.display, rootKey: pairing.rootKey, held, now: parts.now() };
    const verdict = acceptDelivery(message, { ...context, has: (hash) => known()[hash] !== undefined });
    if (!verdict.ok) return report(verdict.code, pairing.display);
    if (!verdict.news) return tell(line, verdict.head);
    spare = { ...spare, ...verdict.blobs };
    turn += 1;
    tries.clear();
    void work(turn, verdict.head, deliverySchema.parse(message), line);
  };
  return {
    restore: (restored, kept, hashes) => {
      content = restored;
      blobs = kept;
      media = new Set(hashes);
    },
    held: () => content,
    offer,
    lost: () => {
      turn += 1;
    },
    forget: () => {
      turn += 1;
      content = null;
      blobs = {};
      spare = {};
      media.clear();
    },
  };
};
