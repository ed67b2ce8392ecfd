import { accentRule, frameOf, isNarrow } from '../frame.ts';
import { fitWording, inset, join, type Layer, NOTHING, type Stage, setText, styleOf } from '../layer.ts';
import type { Slide } from '../slide.ts';

/** Begins with a small letter: goes on with the sentence of the line before. */
const continues = (line: string): boolean => {
  const first = line.slice(0, 1);
  return first === first.toLowerCase() && first !== first.toUpperCase();
};

/** Lines that go on in small letters flow with the line before them. */
export function flowing(lines: readonly string[]): string[] {
  const out: string[] = [];
  for (const line of lines) {
    const before = out.length > 0 && continues(line) ? out.pop() : undefined;
    out.push(before === undefined ? line : `${before} ${line}`);
  }
  return out;
}

/** The author's own lines stand while flowing text would not be a third larger. */
const OWN = 1.33;

/** Big balanced lines, a short accent rule, the source below it. */
export function statementLayer(stage: Stage, slide: Extract<Slide, { template: 'statement' }>): Layer {
  const frame = frameOf(stage, { title: slide.title, source: slide.source, sourcePath: 'source', align: 'center' });
  const body = slide.source ? inset(frame.body, 0, 0, 0, stage.short * 0.03) : frame.body;
  const style = styleOf(stage, { most: 0.17, least: 0.045, leading: 1.38, gain: isNarrow(stage) ? 1.07 : 1.1 });
  const own = { ...style, lines: slide.lines.length };
  const flow = { ...style, gap: 0.35 };
  const kept = fitWording(stage, own, slide.lines, body);
  const texts = flowing(slide.lines);
  const keep = kept.overflow === null && kept.size * OWN >= fitWording(stage, flow, texts, body).size;
  const wording = { texts: keep ? slide.lines : texts, path: ['lines'] };
  const text = setText(stage, keep ? own : flow, wording, body, 'middle');
  const rule = accentRule(stage, stage.box.width / 2, frame.body.y + frame.body.height, 'center');
  return join(frame.layer, text, slide.source ? rule : NOTHING, frame.foot);
}
