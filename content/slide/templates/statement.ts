import { accentRule, frameOf } from '../frame.ts';
import { fitWording, inset, join, type Layer, NOTHING, setText, type Stage, type TextStyle } from '../layer.ts';
import type { Slide } from '../slide.ts';

const statementStyle = (stage: Stage): TextStyle => ({
  font: 'bold',
  fill: stage.theme.ink,
  role: 'body',
  most: 0.17,
  least: 0.045,
  leading: 1.36,
  tracking: 0,
  align: 'center',
  manner: 'even',
  lines: 12,
  gain: 1.12,
});

/** Lines that go on in lower case belong to the sentence before them: they flow when they cannot stand one by one. */
export function flowing(lines: readonly string[]): string[] {
  const out: string[] = [];
  for (const line of lines) {
    const continues = /^[^\p{Lu}\d“«"(–•-]/u.test(line) && out.length > 0;
    if (continues) out.push(`${out.pop() ?? ''} ${line}`);
    else out.push(line);
  }
  return out;
}

/** Big balanced lines, a short accent rule, the source below it. The author's own line breaks win while they are as large. */
export function statementLayer(stage: Stage, slide: Extract<Slide, { template: 'statement' }>): Layer {
  const frame = frameOf(stage, { title: slide.title, source: slide.source, sourcePath: 'source', align: 'center' });
  const body = inset(frame.body, 0, 0, 0, stage.short * 0.03);
  const style = statementStyle(stage);
  const own = { ...style, lines: slide.lines.length };
  const kept = fitWording(stage, own, slide.lines, body);
  const flow = flowing(slide.lines);
  const flowed = fitWording(stage, style, flow, body);
  const keep = kept.overflow === null && kept.size * 1.1 >= flowed.size;
  const text = setText(stage, keep ? own : style, { texts: keep ? slide.lines : flow, path: ['lines'] }, body, 'middle');
  const rule = accentRule(stage, stage.box.width / 2, frame.body.y + frame.body.height, 'center');
  return join(frame.layer, text, slide.source ? rule : NOTHING);
}
