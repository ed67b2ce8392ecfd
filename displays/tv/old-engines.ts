/*
 * What Chromium 64 lacks of the standard library and the player uses, imported before all else. Forty lines instead of ten
 * kilobytes of core-js; the journeys in a real Chromium 64 and 68 find what is missing.
 */
const lend = (to: object, name: string, value: unknown): void => {
  if (!(name in to)) Object.defineProperty(to, name, { value, writable: true, configurable: true });
};

const flat = (items: readonly unknown[], depth: number): unknown[] =>
  items.reduce<unknown[]>((all, item) => all.concat(depth >= 1 && Array.isArray(item) ? flat(item, depth - 1) : [item]), []);

function arrayFlat(this: readonly unknown[], depth = 1): unknown[] {
  return flat(this, depth);
}
function arrayFlatMap(this: readonly unknown[], map: (item: unknown, index: number) => unknown): unknown[] {
  return flat(this.map(map), 1);
}
function at(this: ArrayLike<unknown>, index: number): unknown {
  return this[index < 0 ? this.length + index : index];
}
function trimStart(this: string): string {
  return this.replace(/^\s+/, '');
}
function trimEnd(this: string): string {
  return this.replace(/\s+$/, '');
}
const fromEntries = (entries: Iterable<readonly [string, unknown]>): Record<string, unknown> => {
  const made: Record<string, unknown> = {};
  for (const [name, value] of Array.from(entries)) made[name] = value;
  return made;
};
const hasOwn = (owner: object, name: string): boolean => Object.prototype.hasOwnProperty.call(owner, name);

lend(self, 'globalThis', self);
lend(Array.prototype, 'flat', arrayFlat);
lend(Array.prototype, 'flatMap', arrayFlatMap);
lend(Array.prototype, 'at', at);
lend(Object.getPrototypeOf(Uint8Array.prototype), 'at', at);
lend(String.prototype, 'at', at);
lend(String.prototype, 'trimStart', trimStart);
lend(String.prototype, 'trimEnd', trimEnd);
lend(Object, 'fromEntries', fromEntries);
lend(Object, 'hasOwn', hasOwn);

export {};
