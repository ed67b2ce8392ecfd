import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../displays/desk/forms/day-text.ts';
import { clockOf } from '../../../displays/desk/schedule/clock-text.ts';
import { pairingCodeOf } from '../../../displays/desk/wall/pairing-code.ts';

describe('what officers type', () => {
  it.each([
    ['7h30', '07:30'],
    ['7:30', '07:30'],
    ['7g30', '07:30'],
    ['0730', '07:30'],
    ['730', '07:30'],
    ['7', '07:00'],
    [' 17.05 ', '17:05'],
    ['24:00', '24:00'],
  ])('reads the time %s', (text, clock) => expect(clockOf(text)).toBe(clock));

  it.each(['', '25:00', '24:01', '7:75', 'sáng', '7:3:0'])('refuses the time «%s»', (text) => expect(clockOf(text)).toBeNull());

  it('reads every clock time as itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
        const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        expect(clockOf(clock)).toBe(clock);
      }),
    );
  });

  it.each([
    ['24/11/2026', '2026-11-24'],
    ['24-11-26', '2026-11-24'],
    ['24.11', '2026-11-24'],
    ['2026-11-24', '2026-11-24'],
    ['29/02/2028', '2028-02-29'],
  ])('reads the day %s', (text, day) => expect(dayOf(text, 2026)).toBe(day));

  it.each(['31/02/2026', '29/02/2026', '24', 'mai', '11/24/2026'])('refuses the day «%s»', (text) =>
    expect(dayOf(text, 2026)).toBeNull(),
  );

  it('takes a pairing code as people write it', () => {
    expect(pairingCodeOf(' hkmn-prtx ')).toBe('HKMNPRTX');
    expect(pairingCodeOf('HKMN PRTX HKMN')).toBe('HKMNPRTX');
    expect(pairingCodeOf('đkmn')).toBe('DKMN');
    expect(pairingCodeOf('1234')).toBe('');
  });
});
