import { type ElementPart, noChange } from 'lit';
import { Directive, directive, type PartInfo, PartType } from 'lit/directive.js';

/** Sets CSS properties through the object model: a strict content policy refuses `style` attributes. */
class CssVars extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('cssVars stands on an element');
  }
  render(vars: Readonly<Record<string, string>>) {
    return vars && noChange;
  }
  override update(part: ElementPart, [vars]: [Readonly<Record<string, string>>]) {
    const { element } = part;
    if (element instanceof HTMLElement || element instanceof SVGElement)
      for (const [name, value] of Object.entries(vars)) element.style.setProperty(name, value);
    return noChange;
  }
}

/** `<div ${cssVars({ '--x': '12%' })}>` */
export const cssVars = directive(CssVars);
