import { expect, it } from 'vitest';
import { numberWords } from '../../../server/ratings/number-words.ts';

it.each([
  [0, '0', '0'],
  [999, '999', '999'],
  [8805, '8.805', '8,805'],
  [100_000, '100.000', '100,000'],
  [10_183_000, '10.183.000', '10,183,000'],
])('%d is grouped as each language does', (value, vi, en) => {
  expect([numberWords(value, 'vi'), numberWords(value, 'en')]).toEqual([vi, en]);
});
