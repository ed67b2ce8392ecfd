import { type SpareProcess, startSpare } from './spare-process.ts';

/** What a victim acknowledged: a publish with its marker, and a number of a counter. */
export interface Acknowledged {
  readonly generation: number;
  readonly marker: number;
  readonly counter: number;
}

/** What it said: acknowledgements, complaints, and how many acknowledgements came after it said that its disk failed. */
export interface Testimony {
  readonly acknowledged: readonly Acknowledged[];
  readonly complaints: readonly string[];
  readonly afterFailure: number;
}

/** A publisher process. */
export interface Victim extends Omit<SpareProcess, 'kill'> {
  /** Ends it with SIGKILL and gives all that it acknowledged and complained of. */
  kill(): Promise<Testimony>;
}

const ACK = /^ACK (\d+) (\d+) (\d+)$/;

/** Starts a publisher on `folder` whose markers begin at `first`; a careless one does not fsync library files. */
export const startVictim = (folder: string, first: number, care: 'careful' | 'careless' = 'careful'): Victim => {
  const spare = startSpare('publisher.ts', [folder, String(first), care], {});
  return {
    ...spare,
    kill: async () => {
      await spare.kill();
      return testimonyOf(spare.lines);
    },
  };
};

const testimonyOf = (lines: readonly string[]): Testimony => {
  const failed = lines.indexOf('FAILED');
  return {
    acknowledged: lines.flatMap(acknowledgedIn),
    complaints: lines.filter((line) => /^(ERROR|FAILED)/.test(line)),
    afterFailure: failed < 0 ? 0 : lines.slice(failed).flatMap(acknowledgedIn).length,
  };
};

/** A line that the kill tore apart says nothing. */
const acknowledgedIn = (line: string): Acknowledged[] => {
  const [, generation, marker, counter] = ACK.exec(line) ?? [];
  return generation && marker && counter
    ? [{ generation: Number(generation), marker: Number(marker), counter: Number(counter) }]
    : [];
};
