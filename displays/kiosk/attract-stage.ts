import type { ZoneName } from '../../content/place/display.ts';
import type { FontSet } from '../../content/slide/drawing.ts';
import type { Link } from '../link/link.ts';
import type { Timepiece } from '../link/timepiece.ts';
import { Conductor } from '../tv/conductor.ts';
import { ZONE_NAMES } from '../tv/glass.ts';

/** The largest height up to `room` that is whole, with a whole width beside it if one is near: an edge between two pixels is painted as a step. */
const wholeHeight = (room: number, ratio: number): number => {
  const most = Math.floor(room);
  const heights = Array.from({ length: Math.max(0, Math.min(17, most)) }, (_, less) => most - less);
  return heights.find((height) => Math.abs(height * ratio - Math.round(height * ratio)) < 0.001) ?? most;
};

/** Lays the stage, which the conductor makes as large as the window, into the room that the page leaves for it. */
export const fitStage = (page: HTMLElement): void => {
  const attract = page.querySelector<HTMLElement>('.attract');
  const stage = page.querySelector<HTMLElement>('.stage');
  const room = page.querySelector<HTMLElement>('.room');
  if (attract === null || stage === null || room === null) return;
  const { offsetWidth, offsetHeight, offsetLeft, offsetTop } = stage;
  page.classList.toggle('lying', offsetWidth > offsetHeight);
  const { width, height, left: roomLeft, top: roomTop } = room.getBoundingClientRect();
  const most = Math.min((width / offsetWidth) * offsetHeight, height);
  const scale = wholeHeight(most, offsetWidth / offsetHeight) / offsetHeight;
  const isLaid = Number.isFinite(scale) && scale > 0;
  const left = Math.round(roomLeft + (width - offsetWidth * scale) / 2) - offsetLeft * scale;
  const top = Math.round(roomTop + (height - offsetHeight * scale) / 2) - offsetTop * scale;
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
