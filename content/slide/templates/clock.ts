import { officialDate, weekdayName } from '../../text/official-date.ts';
import { frameOf, isNarrow } from '../frame.ts';
import { fitWording, join, type Layer, lowered, type Stage, setText, styleOf } from '../layer.ts';
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
  const room = { ...body, height: body.height * (slide.date ? 0.62 : 1) };
  const { size } = fitWording(stage, style, [WIDEST], room);
  const time = live ? `${two(live.local.hour)}:${two(live.local.minute)}` : '––:––';
  const face = setText(stage, style, { texts: [time], path: [] }, room, slide.date ? 'top' : 'middle', [size]);
  if (!slide.date || !live) return join(layer, face);
  const narrow = isNarrow(stage);
  const texts = [`${capital(weekdayName(live.local.day))},`, officialDate(live.local.day)];
  const dateStyle = styleOf(stage, {
    font: 'medium',
    fill: theme.muted,
    most: 0.1,
    least: 0.04,
    lines: 3,
    gain: narrow ? 1.05 : 1.25,
  });
  const top = face.bottom + Math.max(short * 0.06, size * 0.22);
  const below = { ...body, y: top, height: Math.max(1, body.y + body.height - top) };
  const date = setText(stage, dateStyle, { texts: narrow ? texts : [texts.join(' ')], path: [] }, below, 'top');
  return join(layer, lowered(join(face, date), (body.y + body.height - date.bottom) / 2));
}
