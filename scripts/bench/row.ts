/** One measured line: `value` in `unit`, beside a `baseline` measured in the same run; `ratio` = value / baseline; `aim` in words. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: { readonly name: string; readonly value: number } | null;
  readonly ratio: number | null;
  readonly aim: string;
}
