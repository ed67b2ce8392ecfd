import type { Told } from './ratings-check.ts';
import { type SpareProcess, startSpare } from './spare-process.ts';

/** A process that takes answers. */
export interface RatingVictim extends Omit<SpareProcess, 'kill'> {
  /** Ends it with SIGKILL; gives what citizens were told. */
  kill(): Promise<Told>;
}

/** `first`: the number of its first answer; `seed`: how large its groups are; `environment` is added to its own. */
export interface VictimOptions {
  readonly first: number;
  readonly seed: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** Starts a writer on `folder`. */
export const startRatingVictim = (folder: string, { first, seed, environment }: VictimOptions): RatingVictim => {
  const spare = startSpare('ratings-writer.ts', [folder, String(first), String(seed)], environment);
  return {
    ...spare,
    kill: async () => {
      await spare.kill();
      return toldIn(spare.lines);
    },
  };
};

/** A line that the kill tore apart says nothing. */
const toldIn = (lines: readonly string[]): Told => {
  const numbers = (word: RegExp): Set<number> => new Set(lines.flatMap((line) => word.exec(line)?.slice(1, 2).map(Number) ?? []));
  return { kept: numbers(/^ACK (\d+)$/), refused: numbers(/^NO (\d+) (?!STORE-unsure)\S+/) };
};
