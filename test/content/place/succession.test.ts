import { describe, expect, it } from 'vitest';
import { type Annals, formerly, predecessorsOf, successorsOf } from '../../../content/place/succession.ts';
import type { Succession } from '../../../content/place/unit.ts';
import { unit } from '../../support/schedule-library.ts';

const DAY = '2025-07-01';
const LAW = 'Nghị quyết minh họa';
const arrow = (
  old: string,
  kind: Succession['kind'],
  next: string,
  share: number | null = null,
  effective = DAY,
): Succession => ({
  old,
  new: next,
  kind,
  share,
  effective,
  legalBasis: LAW,
});

/** Quận 1 of 2025: wards merged and split, names taken over with new borders. */
const quan1: Annals = {
  units: [
    unit('tan-dinh-cu', { name: 'Phường Tân Định', validTo: DAY }),
    unit('da-kao', { name: 'Phường Đa Kao', validTo: DAY }),
    unit('ben-nghe', { name: 'Phường Bến Nghé', validTo: DAY }),
    unit('tan-dinh', { name: 'Phường Tân Định', validFrom: DAY }),
    unit('sai-gon', { name: 'Phường Sài Gòn', validFrom: DAY }),
  ],
  successions: [
    arrow('tan-dinh-cu', 'merge', 'tan-dinh'),
    arrow('da-kao', 'split', 'tan-dinh', 0.4),
    arrow('da-kao', 'split', 'sai-gon', 0.6),
    arrow('ben-nghe', 'merge', 'sai-gon'),
  ],
};

describe('succession', () => {
  it('PLC-6 says where a unit went, from its day on', () => {
    expect(successorsOf(quan1, 'da-kao', '2025-06-30')).toEqual([{ unit: 'da-kao', share: 1 }]);
    expect(successorsOf(quan1, 'da-kao', DAY)).toEqual([
      { unit: 'sai-gon', share: 0.6 },
      { unit: 'tan-dinh', share: 0.4 },
    ]);
    expect(successorsOf(quan1, 'ben-nghe', DAY)).toEqual([{ unit: 'sai-gon', share: 1 }]);
  });

  it('PLC-6 follows line after line, multiplies and adds shares', () => {
    const later: Annals = {
      units: ['a', 'b', 'c', 'd'].map((id) => unit(id)),
      successions: [
        arrow('a', 'split', 'b', 0.5),
        arrow('a', 'split', 'c', 0.5),
        arrow('b', 'merge', 'd', null, '2030-01-01'),
        arrow('c', 'split', 'd', 0.5, '2030-01-01'),
      ],
    };
    const ended: Annals = { ...later, units: later.units.map((each) => (each.id === 'd' ? each : { ...each, validTo: DAY })) };
    expect(successorsOf(ended, 'a', '2030-01-01')).toEqual([{ unit: 'd', share: 0.75 }]);
  });

  it('PLC-6 keeps a unit that still stands beside what left it, and knows when a share is not written', () => {
    const part: Annals = { units: [unit('a'), unit('b')], successions: [arrow('a', 'split', 'b', 0.25)] };
    expect(successorsOf(part, 'a', DAY)).toEqual([
      { unit: 'a', share: 0.75 },
      { unit: 'b', share: 0.25 },
    ]);
    const unknown: Annals = { ...part, successions: [arrow('a', 'split', 'b')] };
    expect(successorsOf(unknown, 'a', DAY)).toEqual([
      { unit: 'a', share: null },
      { unit: 'b', share: null },
    ]);
  });

  it('PLC-6 ends in a circle', () => {
    const circle: Annals = {
      units: [unit('a', { validTo: DAY }), unit('b', { validTo: DAY })],
      successions: [arrow('a', 'rename', 'b'), arrow('b', 'rename', 'a')],
    };
    expect(successorsOf(circle, 'a', DAY)).toEqual([{ unit: 'b', share: 1 }]);
  });

  it('PLC-7 says what a unit was made of', () => {
    expect(predecessorsOf(quan1, 'tan-dinh', DAY)).toEqual([
      { unit: 'da-kao', share: 0.4 },
      { unit: 'tan-dinh-cu', share: 1 },
    ]);
    expect(predecessorsOf(quan1, 'tan-dinh', '2025-06-30')).toEqual([]);
    expect(predecessorsOf(quan1, 'da-kao', DAY)).toEqual([]);
  });

  it('PLC-8 tells former names, parts as parts', () => {
    expect(formerly(quan1, 'tan-dinh', DAY)).toBe('trước đây: Phường Tân Định, một phần Phường Đa Kao');
    expect(formerly(quan1, 'sai-gon', DAY)).toBe('trước đây: một phần Phường Đa Kao, Phường Bến Nghé');
    expect(formerly(quan1, 'tan-dinh', '2025-06-30')).toBeNull();
    expect(formerly(quan1, 'da-kao', DAY)).toBeNull();
  });
});
