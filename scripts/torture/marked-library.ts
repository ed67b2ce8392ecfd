import type { Library } from '../../content/library.ts';
import type { Unit } from '../../content/place/unit.ts';

/** A ward of this id and name, everything else inherited. */
export const ward = (id: string, name: string): Unit => ({
  id,
  label: 'Phường',
  name,
  validFrom: null,
  validTo: null,
  timeZone: null,
  hours: null,
  standing: null,
  theme: null,
});

/** A change that writes one marker in three places far apart in the file, so that a mixed state shows. */
export const marked =
  (marker: number) =>
  (library: Library): Library => ({
    ...library,
    units: [ward('first', `dấu ${marker}`), ...library.units.slice(1, 40), ward(`u-${marker}`, `Phường ${marker}`)],
    successions: [
      { old: 'first', new: `u-${marker}`, kind: 'rename', share: null, effective: '2025-07-01', legalBasis: `dấu ${marker}` },
    ],
  });

/** The marker of a library that only `marked` changed; 0 before the first; null when it is mixed. */
export const markerOf = (library: Library): number | null => {
  if (library.units.length === 0 && library.successions.length === 0) return 0;
  const first = /^dấu (\d+)$/.exec(library.units[0]?.name ?? '')?.[1];
  const second = /^dấu (\d+)$/.exec(library.successions[0]?.legalBasis ?? '')?.[1];
  const last = /^u-(\d+)$/.exec(library.units.at(-1)?.id ?? '')?.[1];
  return first !== undefined && first === second && first === last ? Number(first) : null;
};
