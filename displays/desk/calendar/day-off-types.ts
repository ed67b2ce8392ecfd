import type { DayOff } from '../../../content/time/day-off.ts';
import type { Phrase } from '../say.ts';

/** What each kind of day is called. */
export const dayOffTypes: Readonly<Record<DayOff['type'], Phrase>> = {
  off: ['Nghỉ lễ', 'Public holiday'],
  compensatory: ['Nghỉ bù', 'Day off in lieu'],
  swap: ['Nghỉ hoán đổi', 'Swapped day off'],
  work: ['Làm bù', 'Make-up working day'],
};
