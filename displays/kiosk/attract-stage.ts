import type { ZoneName } from '../../content/place/display.ts';
import type { FontSet } from '../../content/slide/drawing.ts';
import type { Link } from '../link/link.ts';
import type { Timepiece } from '../link/timepiece.ts';
import { Conductor } from '../tv/conductor.ts';
import { ZONE_NAMES } from '../tv/glass.ts';

/** Lays the stage, which the conductor makes as large as the window, into the room that the page leaves for it. */
export const fitStage = (page: HTMLElement): void => {
  const attract = page.querySelector<HTMLElement>('.attract');
  const stage = page.querySelector<HTMLElement>('.stage');
  const room = page.querySelector<HTMLElement>('.room')?.getBoundingClientRect();
  if (attract === null || stage === null || room === undefined) return;
  const { offsetWidth, offsetHeight, offsetLeft, offsetTop } = stage;
  const scale = Math.min(room.width / offsetWidth, room.height / offsetHeight);
  const isLaid = Number.isFinite(scale) && scale > 0;
  // On whole pixels: an edge between two of them is painted as a step.
  const left = Math.round(room.left + (room.width - offsetWidth * scale) / 2) - offsetLeft * scale;
  const top = Math.round(room.top + (room.height - offsetHeight * scale) / 2) - offsetTop * scale;
  attract.style.setProperty('visibility', isLaid ? 'visible' : 'hidden');
  if (isLaid) attract.style.setProperty('transform', `translate(${left}px, ${top}px) scale(${scale})`);
};

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
