import type { ZoneName } from '../../content/place/display.ts';
import type { FontSet } from '../../content/slide/drawing.ts';
import type { Link } from '../link/link.ts';
import type { Timepiece } from '../link/timepiece.ts';
import { Conductor } from '../tv/conductor.ts';
import { ZONE_NAMES } from '../tv/glass.ts';

/** Has the plan played on a stage in the page, as on a TV; the returned function ends it. */
export const stageOf = (
  stage: HTMLElement,
  parts: { readonly link: Link; readonly fonts: FontSet; readonly timepiece: Timepiece },
): (() => void) => {
  const containers = new Map<ZoneName, HTMLElement>();
  for (const zone of ZONE_NAMES) {
    const container = stage.querySelector<HTMLElement>(`.zone-${zone}`);
    if (container !== null) containers.set(zone, container);
  }
  const conductor = new Conductor({ ...parts, stage, containers });
  return () => conductor.stop();
};
