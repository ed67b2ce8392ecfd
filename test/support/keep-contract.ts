import { afterEach, describe, expect, it } from 'vitest';
import { digest, toHex } from '../../content/wire/hash.ts';
import { newIdentity } from '../../displays/link/device-key.ts';
import type { HeldRecord, Keep } from '../../displays/link/keep.ts';
import { blobsOf, certificate, deliver, head, NOW, partText, ROOT, slideText } from './deliveries.ts';

/** A keep, how it looks after the machine was switched on again, and how to throw it away. */
export interface OpenedKeep {
  readonly keep: Keep;
  /** Null: this keep does not outlive its page. */
  readonly again: (() => Promise<Keep>) | null;
  done(): Promise<void>;
}

const file = (text: string): { hash: string; bytes: Blob } => {
  const bytes = new TextEncoder().encode(text);
  return { hash: toHex(digest(bytes)), bytes: new Blob([bytes]) };
};
const heldOf = (...slides: string[]): HeldRecord => {
  const text = partText(...slides);
  const { signed, run } = deliver([head('d', { part: Object.keys(blobsOf(text))[0] ?? '' })]);
  const [only] = run.heads;
  if (only === undefined) throw new Error('no head');
  return { head: only, signed, run };
};
const textsOf = (...slides: string[]) => blobsOf(partText(...slides), ...slides.map(slideText));
const PAIRING = { display: 'd', name: 'Màn hình sảnh', unitName: 'Phường Bến Thành', rootKey: ROOT.public };
const CHECKPOINT = { v: 1 as const, note: 'what was signed', certificate: certificate() };
const CLOCK = { offset: 1200, error: 4, seen: 1_795_000_000_000 };
const painted = (seq: number) => ({
  ...({ seq, zone: 'main', epoch: 1, revision: 7, entry: null, slide: null, time: 1000 + seq } as const),
});
const report = (seq: number) => ({ seq, code: 'slide-failed', about: 'x', time: 5 }) as const;

/** What every keep promises. */
export const keepContract = (name: string, open: () => Promise<OpenedKeep>): void => {
  describe(`keep contract: ${name}`, () => {
    const opened: OpenedKeep[] = [];
    const begin = async (): Promise<OpenedKeep> => {
      const parts = await open();
      opened.push(parts);
      return parts;
    };
    const stored = async ({ keep, again }: OpenedKeep) => (await (again?.() ?? keep)).load();
    afterEach(async () => {
      for (const parts of opened.splice(0)) await parts.done();
    });

    it('begins with nothing', async () => {
      expect(await (await begin()).keep.load()).toEqual({
        ...{
          identity: null,
          pairing: null,
          root: null,
          clock: null,
          counters: null,
          held: null,
          checkpoint: null,
          refused: null,
        },
        ...{ blobs: {}, media: [], painted: [], reports: [] },
      });
    });

    it('keeps who it is, whom it trusts and what time it was', async () => {
      const parts = await begin();
      const identity = newIdentity();
      await parts.keep.saveIdentity(identity);
      await parts.keep.savePairing(PAIRING);
      await parts.keep.saveClock(CLOCK);
      expect(await stored(parts)).toMatchObject({ identity, pairing: PAIRING, clock: CLOCK });
    });

    it('switches plans whole: old blobs and media that nobody names go, named media stay', async () => {
      const parts = await begin();
      const [old, kept] = [file('old'), file('kept')];
      await parts.keep.putMedia(old.hash, old.bytes);
      await parts.keep.putMedia(kept.hash, kept.bytes);
      await parts.keep.adopt(heldOf('a', 'b'), textsOf('a', 'b'), [old.hash, kept.hash]);
      await parts.keep.adopt(heldOf('b', 'c'), textsOf('b', 'c'), [kept.hash]);
      const after = await stored(parts);
      expect(after.held).toEqual(heldOf('b', 'c'));
      expect(after.blobs).toEqual(textsOf('b', 'c'));
      expect(after.media).toEqual([kept.hash]);
      expect(await parts.keep.media(old.hash)).toBeNull();
      expect(await (await parts.keep.media(kept.hash))?.text()).toBe('kept');
    });

    it('keeps what waits for the controller, in order, and its numbers for ever', async () => {
      const parts = await begin();
      await parts.keep.putItems('painted', [painted(0)], { painted: 1, report: 0 });
      await parts.keep.putItems('painted', [painted(1), painted(2)], { painted: 3, report: 0 });
      await parts.keep.putItems('report', [report(0)], { painted: 3, report: 1 });
      await parts.keep.dropItems('painted', 1);
      const first = await stored(parts);
      expect(first.painted).toEqual([painted(2)]);
      expect(first.reports).toEqual([report(0)]);
      await parts.keep.dropItems('painted', 2);
      expect(await stored(parts)).toMatchObject({ painted: [], counters: { painted: 3, report: 1 } });
    });

    it('keeps what it is witness of, and that the ledger is refused', async () => {
      const parts = await begin();
      await parts.keep.saveCheckpoint(CHECKPOINT);
      await parts.keep.saveRefused(NOW);
      expect(await stored(parts)).toMatchObject({ checkpoint: CHECKPOINT, refused: NOW });
      await parts.keep.saveRefused(null);
      expect(await stored(parts)).toMatchObject({ checkpoint: CHECKPOINT, refused: null });
    });

    it('forgets all but its numbers, the clock, whom it trusts and what it is witness of', async () => {
      const parts = await begin();
      const media = file('picture');
      await parts.keep.saveIdentity(newIdentity());
      await parts.keep.savePairing(PAIRING);
      await parts.keep.saveClock(CLOCK);
      await parts.keep.saveCheckpoint(CHECKPOINT);
      await parts.keep.saveRefused(7);
      await parts.keep.putMedia(media.hash, media.bytes);
      await parts.keep.adopt(heldOf('a'), textsOf('a'), [media.hash]);
      await parts.keep.putItems('painted', [painted(8)], { painted: 9, report: 0 });
      await parts.keep.forget(ROOT.public);
      expect(await stored(parts)).toEqual({
        ...{
          identity: null,
          pairing: null,
          root: ROOT.public,
          clock: CLOCK,
          counters: { painted: 9, report: 0 },
          held: null,
          checkpoint: CHECKPOINT,
          refused: null,
        },
        ...{ blobs: {}, media: [], painted: [], reports: [] },
      });
    });
  });
};
