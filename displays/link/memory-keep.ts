import type { Hash } from '../../content/slide/slide.ts';
import type { PaintedItem, ReportItem } from '../../content/wire/display-messages.ts';
import type { Blobs } from '../../content/wire/head.ts';
import { type Keep, parseStored } from './keep.ts';

/** A store that lasts as long as the page: where the browser grants none, and in tests. */
export const memoryKeep = (): Keep => {
  const self: Record<string, unknown> = {};
  const media = new Map<Hash, Blob>();
  let blobs: Blobs = {};
  let items: { painted: (PaintedItem | ReportItem)[]; report: (PaintedItem | ReportItem)[] } = { painted: [], report: [] };
  return {
    load: () =>
      Promise.resolve(
        parseStored({ self, blobs, media: Array.from(media.keys()), painted: items.painted, reports: items.report }),
      ),
    saveIdentity: async (identity) => {
      self['identity'] = identity;
    },
    savePairing: async (pairing) => {
      self['pairing'] = pairing;
    },
    saveClock: async (clock) => {
      self['clock'] = clock;
    },
    saveCheckpoint: async (checkpoint) => {
      self['checkpoint'] = checkpoint;
    },
    saveRefused: async (refused) => {
      self['refused'] = refused;
    },
    putMedia: async (hash, bytes) => {
      media.set(hash, bytes);
    },
    media: async (hash) => media.get(hash) ?? null,
    adopt: async (held, next, wanted) => {
      self['held'] = held;
      blobs = next;
      for (const hash of Array.from(media.keys())) if (!wanted.includes(hash)) media.delete(hash);
    },
    putItems: async (kind, more, counters) => {
      self['counters'] = counters;
      items = { ...items, [kind]: [...items[kind], ...more] };
    },
    dropItems: async (kind, upTo) => {
      items = { ...items, [kind]: items[kind].filter((item) => item.seq > upTo) };
    },
    forget: async (root) => {
      self['root'] = root;
      for (const name of ['identity', 'pairing', 'held', 'refused']) delete self[name];
      blobs = {};
      media.clear();
      items = { painted: [], report: [] };
    },
  };
};
