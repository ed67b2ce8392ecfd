import { deviceProblems } from '../led/device-problems.ts';
import { mountProblems } from '../led/mount.ts';
import { type Problem, problem } from '../problem.ts';
import type { Display } from './display.ts';

type Path = readonly (string | number)[];

/** What is wrong with a display's LED mount: a LED display without one, another kind with one, a screen of another size (LED-60, LED-61), a device that cannot hold the panel. */
export function mountProblemsOf(display: Display, path: Path): Problem[] {
  const { led, screen } = display;
  if (display.kind !== 'led') return led === undefined ? [] : [problem('LED-70', [...path, 'led'], { display: display.name })];
  if (led === undefined) return [problem('LED-60', [...path, 'led'], { display: display.name })];
  const { width, height } = led.panel;
  const same = screen.width === width && screen.height === height;
  const size = { display: display.name, width, height, screenWidth: screen.width, screenHeight: screen.height };
  return [
    ...(same ? [] : [problem('LED-61', [...path, 'screen'], size)]),
    ...mountProblems(led).map((one) => ({ ...one, path: [...path, 'led', ...one.path] })),
    ...deviceProblems(led.device, led.panel).map((one) => ({ ...one, path: [...path, 'led', 'device', ...one.path] })),
  ];
}
