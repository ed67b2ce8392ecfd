import { officialDate, weekdayName } from '../../text/official-date.ts';
import { frameOf, isNarrow } from '../frame.ts';
import { fitWording, join, type Layer, NOTHING, type Stage, setText, styleOf } from '../layer.ts';
import type { Slide } from '../slide.ts';

const two = (value: number) => String(value).padStart(2, '0');
const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Digits differ in width: the size is that of the widest time, so that the clock does not breathe. */
const WIDEST = '04:44';

/** The time as large as it goes, weekday and date in the form of state documents below it. Without live values: dashes. */
export function clockLayer(stage: Stage, slide: Extract<Slide, { template: 'clock' }>): Layer {
  const { short, live, theme } = stage;
  const { layer, body } = frameOf(stage, { title: slide.title, source: null, sourcePath: 'title', align: 'center' });
  const style = styleOf(stage, { font: 'extrabold', role: 'head', most: 0.5, least: 0.06, lines: 1 });
  const dateStyle = styleOf(stage, {
    font: 'medium',
    fill: theme.muted,
    most: 0.085,
    least: 0.04,
    lines: 3,
    gain: isNarrow(stage) ? 1.05 : 1.25,
  });
  const share = slide.date ? 0.62 : 1;
  const room = { ...body, height: body.height * share };
  const { size } = fitWording(stage, style, [WIDEST], room);
  const time = live ? `${two(live.local.hour)}:${two(live.local.minute)}` : '––:––';
  const face = setText(stage, style, { texts: [time], path: [] }, room, slide.date ? 'bottom' : 'middle', [size]);
  if (!slide.date || !live) return join(layer, face);
  const top = face.baseline + Math.max(short * 0.07, size * 0.3);
  const below = { ...body, y: top, height: Math.max(1, body.y + body.height - top) };
  const texts = [`${capital(weekdayName(live.local.day))},`, officialDate(live.local.day)];
  const one = [texts.join(' ')];
  const date = setText(stage, dateStyle, { texts: isNarrow(stage) ? texts : one, path: [] }, below, 'top');
  return join(layer, face, date ?? NOTHING);
}
