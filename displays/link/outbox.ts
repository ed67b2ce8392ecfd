/** Items on their way to the controller, oldest first, each with its own number; `next` is the number of the next one. */
export interface Outbox<Item extends { readonly seq: number }> {
  readonly next: number;
  readonly items: readonly Item[];
}

/** At most this many wait; the oldest give way (two days of a ten-second loop). */
export const OUTBOX_LIMIT = 20_000;

/** An outbox as it was kept. A screen that lost its store starts from `floor`, so that its numbers still grow. */
export const restoreOutbox = <Item extends { readonly seq: number }>(items: readonly Item[], floor: number): Outbox<Item> => {
  const last = items[items.length - 1];
  return { next: Math.max(floor, last === undefined ? 0 : last.seq + 1), items };
};

/** Appends `item`; drops a tenth of the oldest when full, so that the copying stays rare. */
export const added = <Item extends { readonly seq: number }>(outbox: Outbox<Item>, item: Item): Outbox<Item> => {
  const full = outbox.items.length >= OUTBOX_LIMIT;
  return { next: item.seq + 1, items: [...(full ? outbox.items.slice(OUTBOX_LIMIT / 10) : outbox.items), item] };
};

/** The oldest items, as many as one message carries. */
export const batch = <Item extends { readonly seq: number }>(outbox: Outbox<Item>, most: number): Item[] =>
  outbox.items.slice(0, most);

/** Drops what the controller has on disk. */
export const acknowledged = <Item extends { readonly seq: number }>(outbox: Outbox<Item>, upTo: number): Outbox<Item> => ({
  next: outbox.next,
  items: outbox.items.filter((item) => item.seq > upTo),
});
