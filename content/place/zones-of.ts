import type { ZoneLayout, ZoneName } from './display.ts';

/** The zones into which a layout divides the glass; `main` is always there (PLC-21). */
export function zonesOf(layout: ZoneLayout): readonly ZoneName[] {
  switch (layout) {
    case 'full':
      return ['main'];
    case 'ticker':
      return ['main', 'ticker'];
    case 'side':
      return ['main', 'side'];
    case 'side-ticker':
      return ['main', 'side', 'ticker'];
    default:
      return layout satisfies never;
  }
}
