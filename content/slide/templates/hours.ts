import type { Box } from '../drawing.ts';
import { accentRule, frameOf, isNarrow } from '../frame.ts';
import { fillBox, fitWording, inset, join, type Layer, type Stage, setText, styleOf } from '../layer.ts';
import type { Slide } from '../slide.ts';

type Hours = Extract<Slide, { template: 'hours' }>;

/** Days beside hours; on a narrow box above them. */
function split(stage: Stage, row: Box, share: number): { days: Box; hours: Box } {
  const pad = row.height * 0.12;
  if (isNarrow(stage)) {
    const room = inset(row, 0, pad, 0, pad);
    return { days: { ...room, height: room.height * 0.34 }, hours: inset(room, 0, room.height * 0.4, 0, 0) };
  }
  const gap = stage.short * 0.05;
  const room = inset(row, 0, pad, 0, pad);
  return { days: { ...room, width: room.width * share - gap }, hours: inset(room, room.width * share, 0, 0, 0) };
}

/** Rows of days and hours with hairlines between them, all in one size; a note at the foot. */
export function hoursLayer(stage: Stage, slide: Hours): Layer {
  const { theme, short } = stage;
  const frame = frameOf(stage, { title: slide.title, source: slide.note, sourcePath: 'note', align: 'start' });
  const body = inset(frame.body, 0, short * 0.02, 0, 0);
  const height = Math.min(body.height / slide.rows.length, short * (isNarrow(stage) ? 0.5 : 0.26));
  const rows = slide.rows.map((row, index) => ({ ...row, box: { ...body, y: body.y + index * height, height } }));
  const daysStyle = styleOf(stage, {
    font: 'medium',
    most: isNarrow(stage) ? 0.07 : 0.085,
    least: 0.036,
    lines: 2,
    align: 'start',
    gain: 1.3,
  });
  const hoursStyle = styleOf(stage, {
    fill: theme.accent,
    most: 0.1,
    least: 0.036,
    lines: 2,
    align: isNarrow(stage) ? 'start' : 'end',
    gain: 1.3,
  });
  const first = split(stage, { ...body, height }, 0.46);
  const daysSize = Math.min(...rows.map((row) => fitWording(stage, daysStyle, [row.days], first.days).size));
  const hoursSize = Math.min(...rows.map((row) => fitWording(stage, hoursStyle, [row.hours], first.hours).size));
  const lines = rows.map(({ box, days, hours }, index) => {
    const place = split(stage, box, 0.46);
    return join(
      ...(index > 0 ? [fillBox({ ...box, y: box.y - 1, height: Math.max(2, short * 0.0022) }, theme.muted)] : []),
      setText(stage, daysStyle, { texts: [days], path: ['rows', index, 'days'] }, place.days, 'middle', [daysSize]),
      setText(stage, hoursStyle, { texts: [hours], path: ['rows', index, 'hours'] }, place.hours, 'middle', [hoursSize]),
    );
  });
  return join(frame.layer, accentRule(stage, frame.body.x, frame.body.y - short * 0.022, 'start'), ...lines, frame.foot);
}
