import { say } from '../say.ts';
import type { UnitGroup } from './unit-groups.ts';
import { wallWords as words } from './wall-words.ts';

/** So many units are named above one row; of more only how many there are. */
const NAMED = 3;

/** What stands above a row of displays: the units that it belongs to. */
export const groupHeading = ({ names }: UnitGroup): string => {
  if (names.length === 0) return say(words.noUnit);
  const others = names.length - NAMED;
  if (others <= 0) return names.join(', ');
  return say(words.andOthers, { names: names.slice(0, NAMED).join(', '), n: others });
};
