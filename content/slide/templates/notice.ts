import { accentRule, frameOf } from '../frame.ts';
import { inset, join, type Layer, type Stage, setText, styleOf } from '../layer.ts';
import type { Slide } from '../slide.ts';

/** A title, running text that begins at the left, and a foot (who says so, from when). */
export function noticeLayer(stage: Stage, slide: Extract<Slide, { template: 'notice' }>): Layer {
  const { short, theme } = stage;
  const frame = frameOf(stage, { title: slide.title, source: null, sourcePath: 'footer', align: 'start' });
  const footStyle = styleOf(stage, { fill: theme.accent, most: 0.046, least: 0.036, lines: 3, align: 'start' });
  const room = inset(frame.body, 0, frame.body.height * 0.6, 0, 0);
  const foot = slide.footer ? setText(stage, footStyle, { texts: [slide.footer], path: ['footer'] }, room, 'bottom') : null;
  const bottom = foot ? foot.top - short * 0.05 : frame.body.y + frame.body.height;
  const body = { ...frame.body, y: frame.body.y + short * 0.035, height: Math.max(1, bottom - frame.body.y - short * 0.035) };
  const style = styleOf(stage, {
    font: 'medium',
    most: 0.105,
    gain: 1.03,
    least: 0.036,
    leading: 1.42,
    gap: 0.45,
    align: 'start',
    manner: 'full',
    lines: 40,
  });
  const texts = slide.body.split('\n').filter((line) => line.trim() !== '');
  const text = setText(stage, style, { texts, path: ['body'] }, body, 'middle');
  const rule = accentRule(stage, frame.body.x, frame.body.y - short * 0.022, 'start');
  return join(frame.layer, rule, text, ...(foot ? [foot] : []));
}
