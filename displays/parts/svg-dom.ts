import type { SvgNode } from '../../content/slide/svg.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** The elements that an SvgNode describes, made one by one: no markup is ever parsed. */
export const svgElement = (node: SvgNode): SVGElement => {
  const element = document.createElementNS(SVG, node.tag);
  for (const name of Object.keys(node.attributes)) {
    if (!name.startsWith('xmlns')) element.setAttribute(name, node.attributes[name] ?? '');
  }
  if (node.text !== undefined) element.textContent = node.text;
  for (const child of node.children) element.appendChild(svgElement(child));
  return element;
};
