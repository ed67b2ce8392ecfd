import { describe, expect, it } from 'vitest';
import { type Attempt, admit, type Situation } from '../../../content/score/admission.ts';
import { scoreSentences } from '../../../content/score/sentences.ts';
import { defaultRating, type RatingPoint } from '../../../content/score/settings.ts';
import { EIGHT } from '../../support/ledger.ts';

const kinds = ['kiosk', 'screen', 'printed', 'import'] as const;
const points = kinds.map(
  (kind): RatingPoint => ({ id: kind, unit: 'u', name: kind, counter: null, scale: 'nam-muc', kind, active: true }),
);
const settings = {
  ...defaultRating(),
  points: [...points, ...points.slice(0, 1).map((point) => ({ ...point, id: 'old', active: false }))],
};
const attempt = (change: Partial<Attempt> = {}): Attempt => ({
  point: 'kiosk',
  at: EIGHT,
  level: 'hai-long',
  reasons: [],
  proof: 'device',
  ...change,
});
const situation = (change: Partial<Situation> = {}): Situation => ({ now: EIGHT, lastAt: null, isOpen: () => true, ...change });
const verdict = (change: Partial<Attempt>, around: Partial<Situation> = {}): string => {
  const found = admit(settings, attempt(change), situation(around));
  return found.ok ? found.admitted.class : found.problem.code;
};

describe('admission', () => {
  it('SCO-30 the way of answering tells the class: paired kiosk and fresh QR at the place, paper unverified, ticket verified', () => {
    expect(verdict({})).toBe('at-place');
    expect(verdict({ point: 'screen', proof: 'screen' })).toBe('at-place');
    expect(verdict({ point: 'printed', proof: 'none' })).toBe('unverified');
    expect(verdict({ point: 'printed', proof: 'screen' })).toBe('unverified');
    for (const point of kinds) expect(verdict({ point, proof: 'ticket' })).toBe('verified');
  });

  it('SCO-30 without the proof that its way needs an answer is politely not taken', () => {
    expect(verdict({ proof: 'none' })).toBe('SCO-no-proof');
    expect(verdict({ point: 'screen', proof: 'none' })).toBe('SCO-scan-again');
    expect(verdict({ point: 'screen', proof: 'device' })).toBe('SCO-scan-again');
    expect(verdict({ point: 'import', proof: 'none' })).toBe('SCO-no-proof');
  });

  it('SCO-31 only at points in use, with levels of their scale, and reasons of it after an unhappy answer', () => {
    expect(verdict({ point: 'nowhere' })).toBe('SCO-no-point');
    expect(verdict({ point: 'old' })).toBe('SCO-no-point');
    expect(verdict({ level: 'tuyet-voi' })).toBe('SCO-no-level');
    expect(verdict({ reasons: ['khac'] })).toBe('SCO-no-reason');
    expect(verdict({ level: 'khong-hai-long', reasons: ['thai-do-phuc-vu', 'khac'] })).toBe('at-place');
    expect(verdict({ level: 'khong-hai-long', reasons: ['tham-nhung'] })).toBe('SCO-no-reason');
  });

  it('SCO-32 in opening hours and half an hour after them; another system’s answers at any hour', () => {
    const isOpen = (at: number) => at < EIGHT;
    expect(verdict({ at: EIGHT - 1 }, { isOpen })).toBe('at-place');
    expect(verdict({ at: EIGHT + 30 * 60_000 - 1 }, { isOpen, now: EIGHT + 3_600_000 })).toBe('at-place');
    expect(verdict({ at: EIGHT + 30 * 60_000 }, { isOpen, now: EIGHT + 3_600_000 })).toBe('SCO-closed');
    expect(verdict({ point: 'import', proof: 'ticket' }, { isOpen: () => false })).toBe('verified');
  });

  it('SCO-33 a kiosk rests between two answers, also when an earlier one arrives later; phones do not', () => {
    expect(verdict({ at: EIGHT + 4999 }, { lastAt: EIGHT })).toBe('SCO-too-soon');
    expect(verdict({ at: EIGHT - 4999 }, { lastAt: EIGHT })).toBe('SCO-too-soon');
    expect(verdict({ at: EIGHT + 5000 }, { lastAt: EIGHT })).toBe('at-place');
    expect(verdict({ at: EIGHT - 5000 }, { lastAt: EIGHT })).toBe('at-place');
    expect(verdict({ point: 'screen', proof: 'screen' }, { lastAt: EIGHT })).toBe('at-place');
  });

  it('SCO-34 up to 35 days old from a kiosk that was offline, at most five minutes ahead', () => {
    expect(verdict({ at: EIGHT - 35 * 86_400_000 })).toBe('at-place');
    expect(verdict({ at: EIGHT - 35 * 86_400_000 - 1 })).toBe('SCO-no-time');
    expect(verdict({ at: EIGHT + 300_000 })).toBe('at-place');
    expect(verdict({ at: EIGHT + 300_001 })).toBe('SCO-no-time');
  });

  it('SCO-35 every refusal has words for the citizen', () => {
    for (const code of [
      'no-point',
      'no-level',
      'no-reason',
      'scan-again',
      'no-proof',
      'no-time',
      'closed',
      'too-soon',
      'ticket',
      'ticket-over',
    ])
      expect(scoreSentences[`SCO-${code}`], code).toBeDefined();
  });
});
