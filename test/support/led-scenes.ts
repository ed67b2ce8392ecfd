import { parseAtlas } from '../../content/led/atlas.ts';
import { frameAt, frameHash } from '../../content/led/frame-at.ts';
import { levels, wiringOf } from '../../content/led/levels.ts';
import { lunarWords } from '../../content/led/lunar-date.ts';
import { type Panel, plainPanel } from '../../content/led/panel.ts';
import { strip } from '../../content/led/strip.ts';
import type { Ticker } from '../../content/led/ticker.ts';
import { sha256Hex } from '../../content/wire/hash.ts';

/*
 * Scenes for LED panels, each as the hash of its frames or of its levels on the wire. Runs in Node and, bundled, in a browser page:
 * no test framework, nothing of Node.
 */
const RUNS = [
  { text: 'UBND phường Bến Nghé: {{time}}, {{date}} ({{lunar}})', colour: '#ffb000' },
  { text: 'ẮẰẲẴẶ ẤẦẨẪẬ ẾỀỂỄỆ ỐỒỔỖỘ ỚỜỞỠỢ ỨỪỬỮỰ ỲỶỸỴ Đđ', colour: '#20ff40' },
  { text: '«Luôn mỉm cười» – hài lòng {{score}} → 1.500₫…', colour: '#ff2020' },
];
const TIMES = [0, 40, 1000, 12_345, 1_795_313_100_017];
const live = { local: { day: '2026-11-22', hour: 7, minute: 5 }, score: null };

const tickers: readonly Ticker[] = (['left', 'right', 'up', 'page', 'still'] as const).map((motion) => ({
  runs: RUNS,
  motion,
  rows: null,
  speed: 3,
  blink: motion === 'page' ? 1 : null,
}));

const panels = (rows: number): Panel[] => [
  plainPanel(128, rows, 10, { kind: 'mono', colour: '#ff0000' }),
  { ...plainPanel(192, rows * 2, 5, { kind: 'full', order: 'grb' }), gamma: 22, frameRate: 60 },
];

/** Every scene as `name hash`, from the raw atlases (the JSON of content/fonts/led-*.json). */
export function ledScenes(rawAtlases: readonly unknown[]): string[] {
  const atlases = rawAtlases.map(parseAtlas);
  const days = Array.from({ length: 400 }, (_, index) => new Date(Date.UTC(2025, 0, 1 + index * 23)).toISOString().slice(0, 10));
  const frames = atlases.flatMap(({ rows }) =>
    panels(rows).flatMap((panel) => {
      const wiring = wiringOf(panel);
      return tickers.flatMap((ticker) => {
        const made = strip(ticker, panel, { atlases, live });
        return TIMES.map((time) => {
          const frame = frameAt(made, panel, time);
          const wire = sha256Hex(levels(frame, panel, wiring, 37).bytes.join());
          return `${rows} ${panel.width} ${ticker.motion} ${time} ${frameHash(frame)} ${wire.slice(0, 16)}`;
        });
      });
    }),
  );
  return [...frames, `lunar ${sha256Hex(days.map(lunarWords).join())}`];
}
