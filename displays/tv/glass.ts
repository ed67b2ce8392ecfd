import type { Screen, ZoneName } from '../../content/place/display.ts';
import type { Box } from '../../content/slide/drawing.ts';
import { type Zones, zoneBoxes } from '../../content/slide/zones.ts';

export const ZONE_NAMES: readonly ZoneName[] = ['main', 'ticker', 'side'];

/** What a display shows before it has a plan. */
export const PLAIN_SCREEN: Screen = { width: 1920, height: 1080, zones: 'full', transition: 'fade' };

/** The stage as it stands in the window: `scale` CSS pixels to a drawing unit. */
export interface Glass {
  readonly zones: Zones;
  readonly scale: number;
}

const px = (element: HTMLElement, name: string, value: number): void => element.style.setProperty(name, `${value}px`);

/** Puts the stage into the window, as large as it fits, and each zone into the stage. */
export const arrange = (stage: HTMLElement, containers: ReadonlyMap<ZoneName, HTMLElement>, screen: Screen): Glass => {
  const zones = zoneBoxes(screen);
  const [width, height] = [screen.width / zones.unit, screen.height / zones.unit];
  const scale = Math.min(window.innerWidth / width, window.innerHeight / height);
  px(stage, 'width', Math.round(width * scale));
  px(stage, 'height', Math.round(height * scale));
  px(stage, 'left', Math.round((window.innerWidth - width * scale) / 2));
  px(stage, 'top', Math.round((window.innerHeight - height * scale) / 2));
  containers.forEach((container, zone) => {
    const box: Box | null = zones[zone];
    container.classList.toggle('absent', box === null);
    if (box === null) return;
    const [left, top] = [Math.round(box.x * scale), Math.round(box.y * scale)];
    px(container, 'left', left);
    px(container, 'top', top);
    px(container, 'width', Math.round((box.x + box.width) * scale) - left);
    px(container, 'height', Math.round((box.y + box.height) * scale) - top);
  });
  return { zones, scale };
};
