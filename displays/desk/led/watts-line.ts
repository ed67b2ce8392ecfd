import { html, type TemplateResult } from 'lit';
import type { Atlas } from '../../../content/led/atlas.ts';
import type { Frame } from '../../../content/led/frame-at.ts';
import { levels, wiringOf } from '../../../content/led/levels.ts';
import type { LedMount } from '../../../content/led/mount.ts';
import { lineFrames } from '../../led/line-frames.ts';
import { say } from '../say.ts';
import { mountWords as words } from './mount-words.ts';
import { type TestPicture, testSlide } from './test-picture.ts';

/** Into the line, so that most of it is on the panel. */
const LATER_MS = 3000;

/** What the supply has to give at the highest brightness: for the test picture, and for a panel all white. */
export const wattsLine = (mount: LedMount, picture: TestPicture, atlases: readonly Atlas[]): TemplateResult | '' => {
  const line = lineFrames(testSlide(picture, 'test', picture), mount, atlases);
  if (line === null || atlases.length === 0) return '';
  const { panel } = mount;
  const wiring = wiringOf(panel);
  const most = Math.max(...panel.brightness.map(({ percent }) => percent));
  const frame = line(LATER_MS, null);
  const white: Frame = {
    ...frame,
    dots: frame.dots.map(() => 1),
    palette: [
      [0, 0, 0],
      [255, 255, 255],
    ],
  };
  const watts = (of: Frame) => Math.round(levels(of, panel, wiring, most).watts);
  return html`<p class="quiet small">${say(words.watts, { watts: watts(frame), white: watts(white) })}</p>`;
};
