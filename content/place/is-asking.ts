import type { Display, ZoneName } from './display.ts';
import { zonesOf } from './zones-of.ts';

/** Whether what a display told of its zones says that it is a kiosk which asks: no slide stands beside its question (PLC-23). */
export const isAsking = (
  { kind, screen }: Pick<Display, 'kind' | 'screen'>,
  does: Readonly<Partial<Record<ZoneName, { readonly slide: string | null }>>>,
): boolean => kind === 'kiosk' && zonesOf(screen.zones).every((zone) => (does[zone]?.slide ?? null) === null);
