import { keptSchema, type PaintedItem, type ReportItem } from '../../content/wire/display-messages.ts';
import type { Counters, ItemKind, Keep, Stored } from './keep.ts';
import type { Line } from './line.ts';
import { acknowledged, added, batch, type Outbox, restoreOutbox } from './outbox.ts';
import type { Timepiece } from './timepiece.ts';

const MOST = { painted: 200, report: 100 } as const;
const RETRY_MS = 5000;
const ACK_MS = 10_000;

type Item = PaintedItem | ReportItem;

/** Brings painted and report items to the controller: kept until acknowledged, in order, each kind by its own numbers. */
export interface Mailbox {
  readonly restore: (stored: Pick<Stored, 'painted' | 'reports' | 'counters'>, floor: number) => void;
  readonly post: (kind: ItemKind, item: (seq: number) => Item) => void;
  readonly contact: (line: Line) => void;
  readonly lost: () => void;
  readonly waiting: () => number;
  /** Drops what waits; the numbers go on. */
  readonly forget: () => void;
}

/** A mailbox over a store. `failed`: the store refused (the items still wait in memory). */
export const mailbox = (keep: Keep, timepiece: Timepiece, failed: (error: unknown) => void): Mailbox => {
  const boxes: Record<ItemKind, Outbox<Item>> = { painted: { next: 0, items: [] }, report: { next: 0, items: [] } };
  const busy: Record<ItemKind, boolean> = { painted: false, report: false };
  let line: Line | null = null;
  const counters = (): Counters => ({ painted: boxes.painted.next, report: boxes.report.next });

  const deliver = async (kind: ItemKind, over: Line): Promise<void> => {
    const items = batch(boxes[kind], MOST[kind]);
    const { upTo } = keptSchema.parse(await over.ask(kind, { v: 1, items }, ACK_MS));
    boxes[kind] = acknowledged(boxes[kind], upTo);
    keep.dropItems(kind, upTo).catch(failed);
    // An answer that keeps nothing is a refusal for now, not a reason to hammer.
    if (items.length > 0 && upTo < (items[0]?.seq ?? 0)) throw new Error('nothing kept');
  };
  const flush = (kind: ItemKind): void => {
    const over = line;
    if (over === null || busy[kind] || boxes[kind].items.length === 0) return;
    busy[kind] = true;
    const done = (): void => {
      busy[kind] = false;
    };
    deliver(kind, over).then(
      () => {
        done();
        flush(kind);
      },
      () => {
        done();
        timepiece.after(RETRY_MS, () => flush(kind));
      },
    );
  };
  return {
    restore: (stored, floor) => {
      boxes.painted = restoreOutbox<Item>(stored.painted, stored.counters?.painted ?? floor);
      boxes.report = restoreOutbox<Item>(stored.reports, stored.counters?.report ?? floor);
    },
    post: (kind, make) => {
      const item = make(boxes[kind].next);
      boxes[kind] = added(boxes[kind], item);
      keep.putItems(kind, [item], counters()).catch(failed);
      flush(kind);
    },
    contact: (over) => {
      line = over;
      flush('painted');
      flush('report');
    },
    lost: () => {
      line = null;
    },
    forget: () => {
      boxes.painted = { next: boxes.painted.next, items: [] };
      boxes.report = { next: boxes.report.next, items: [] };
    },
    waiting: () => boxes.painted.items.length + boxes.report.items.length,
  };
};
