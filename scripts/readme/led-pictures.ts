import { readFileSync, writeFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { parseAtlas } from '../../content/led/atlas.ts';
import { type Frame, frameAt } from '../../content/led/frame-at.ts';
import { plainPanel } from '../../content/led/panel.ts';
import { strip } from '../../content/led/strip.ts';
import { plainTicker } from '../../content/led/ticker.ts';

/* The pictures of LED panels in the README: `npx tsx scripts/readme/led-pictures.ts`. The motto at 16, 24 and 32 rows, dot for dot. */
const MOTTO = 'Xin chào – Xin lỗi – Xin cảm ơn – Xin phép; Luôn mỉm cười – Luôn nhẹ nhàng – Luôn thấu hiểu – Luôn giúp đỡ';
const HEIGHTS = [16, 24, 32];
const WIDTH = 320;
const SIDE = 4;
const DARK = 26;

const atlases = HEIGHTS.map((rows) =>
  parseAtlas(JSON.parse(readFileSync(new URL(`../../content/fonts/led-${rows}.json`, import.meta.url), 'utf8'))),
);

/** A frame as round-cornered dots on black. */
const pictureOf = ({ width, height, dots, palette }: Frame): PNG => {
  const png = new PNG({ width: width * SIDE, height: height * SIDE });
  for (let y = 0; y < png.height; y += 1)
    for (let x = 0; x < png.width; x += 1) {
      const place = dots[Math.floor(y / SIDE) * width + Math.floor(x / SIDE)] ?? 0;
      const gap = x % SIDE === SIDE - 1 || y % SIDE === SIDE - 1;
      const [red, green, blue] = gap ? [0, 0, 0] : place === 0 ? [DARK, DARK, DARK] : (palette[place] ?? [0, 0, 0]);
      png.data.set([red, green, blue, 255], (y * png.width + x) * 4);
    }
  return png;
};

for (const height of HEIGHTS) {
  const panel = plainPanel(WIDTH, height, 10, { kind: 'mono', colour: '#ffb000' });
  const made = strip(plainTicker(MOTTO), panel, { atlases, live: null });
  const steps = Math.ceil(WIDTH / made.pace.dotsPerFrame) * made.pace.framesPerDot;
  const frame = frameAt(made, panel, ((steps + 0.5) * 1000) / panel.frameRate);
  writeFileSync(new URL(`led-${height}-rows.png`, import.meta.url), PNG.sync.write(pictureOf(frame), { deflateLevel: 9 }));
}
