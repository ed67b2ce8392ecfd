import { expect, it } from 'vitest';
import { lineBegan } from '../../../content/led/line-began.ts';
import { partOf, sign } from '../../../scripts/player/planned-part.ts';

const NOW = Date.UTC(2026, 10, 23);
const HOUR = 3_600_000;
const turns = ['a', 'b'].map((id) => ({ slide: sign(id, id), dwell: 10_000 }));

it('LED-73 a line entered when its turn began, or at the beginning of time when that lies before the window', () => {
  const stretches = [
    { zone: 'main' as const, from: NOW, until: NOW + HOUR, turns: turns.slice(0, 1) },
    { zone: 'main' as const, from: NOW + HOUR, until: NOW + 2 * HOUR, turns },
  ];
  const { plan } = partOf({ from: NOW, until: NOW + 24 * HOUR, standing: null, stretches }).part;
  expect(lineBegan(plan, 'main', NOW + 5000)).toBe(0);
  expect(lineBegan(plan, 'main', NOW + HOUR + 12_345)).toBe(NOW + HOUR + 10_000);
  expect(lineBegan(plan, 'main', NOW + 3 * HOUR)).toBe(0);
});
