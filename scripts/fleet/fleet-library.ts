import type { Library } from '../../content/library.ts';
import type { Display } from '../../content/place/display.ts';
import type { Unit } from '../../content/place/unit.ts';
import type { Instant } from '../../content/time/instant.ts';
import { demoLibrary } from '../demo/library.ts';
import { fleetId } from './fleet.ts';
import { fleetKey } from './fleet-key.ts';

const unitId = (number: number): string => `fleet-unit-${number}`;
const fleetUnit = (number: number): Unit => ({
  id: unitId(number),
  label: 'Phường',
  name: `Phường Số ${number}`,
  validFrom: null,
  validTo: null,
  timeZone: null,
  hours: null,
  standing: null,
  theme: null,
});
const fleetDisplay = (number: number, unit: number, since: Instant): Display => ({
  id: fleetId(number),
  name: `Màn hình ${number}`,
  kind: 'tv',
  screen: { width: 1920, height: 1080, zones: 'full', transition: 'cut' },
  physical: null,
  viewingDistanceM: null,
  membership: [{ unit: unitId(unit), from: null, to: null }],
  tags: [],
  key: { public: fleetKey(number).public, since },
});

/** The demo's slides and schedule, with `displays` simulated displays spread over `units` wards below its root. */
export function fleetLibrary(displays: number, units: number, now: Instant): Library {
  const demo = demoLibrary(now);
  const root = demo.parents[0]?.parent ?? demo.units[0]?.id ?? '';
  const wards = Array.from({ length: units }, (_, at) => fleetUnit(at));
  return {
    ...demo,
    units: [...demo.units, ...wards],
    parents: [...demo.parents, ...wards.map(({ id }) => ({ child: id, parent: root, from: null, to: null }))],
    displays: Array.from({ length: displays }, (_, at) => fleetDisplay(at, Math.floor((at * units) / displays), now)),
  };
}
