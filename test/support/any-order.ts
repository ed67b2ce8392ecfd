import fc from 'fast-check';
import { describe } from 'vitest';
import type { Library } from '../../content/library.ts';

type Arrange = (library: Library) => Library;

const reversed: Arrange = (library) => ({
  ...library,
  entries: [...library.entries].reverse(),
  units: [...library.units].reverse(),
  parents: [...library.parents].reverse(),
  daysOff: [...library.daysOff].reverse(),
  slides: [...library.slides].reverse(),
});

const shuffle = <T>(list: readonly T[], seed: number): T[] =>
  fc.sample(fc.shuffledSubarray([...list], { minLength: list.length }), { seed, numRuns: 1 })[0] ?? [...list];

const shuffled =
  (seed: number): Arrange =>
  (library) => ({
    ...library,
    entries: shuffle(library.entries, seed),
    units: shuffle(library.units, seed),
    daysOff: shuffle(library.daysOff, seed),
  });

/** Runs a suite with the library as written, reversed and shuffled: the order of a list must never matter (SCH-3). */
export function anyOrderSuite(name: string, suite: (arrange: Arrange) => void): void {
  const orders: readonly (readonly [string, Arrange])[] = [
    ['as written', (library) => library],
    ['reversed', reversed],
    ['shuffled', shuffled(7)],
  ];
  for (const [order, arrange] of orders) describe(`${name}, ${order}`, () => suite(arrange));
}
