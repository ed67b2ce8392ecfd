/** What fills a template: texts and numbers, yes or no, or items each with fields of its own. */
export interface Fields {
  readonly [name: string]: string | number | boolean | readonly Fields[];
}

/** A page's template, cut into its pieces once: `{{name}}`, `{{#name}}…{{/name}}`, `{{^name}}…{{/name}}`. */
export type Template = readonly Piece[];

type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly name: string }
  | { readonly kind: 'section' | 'without'; readonly name: string; readonly inner: Template };

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** Reads a template. Throws when a section is not closed. */
export function readTemplate(text: string): Template {
  const pieces: Piece[] = [];
  let rest = text;
  for (;;) {
    const open = /\{\{([#^]?)([a-zA-Z]\w*)\}\}/.exec(rest);
    if (open === null) break;
    const [whole, sign = '', name = ''] = open;
    if (open.index > 0) pieces.push({ kind: 'text', text: rest.slice(0, open.index) });
    rest = rest.slice(open.index + whole.length);
    if (sign === '') {
      pieces.push({ kind: 'value', name });
      continue;
    }
    const close = `{{/${name}}}`;
    const end = rest.indexOf(close);
    if (end < 0) throw new Error(`the template does not close {{${sign}${name}}}`);
    pieces.push({ kind: sign === '#' ? 'section' : 'without', name, inner: readTemplate(rest.slice(0, end)) });
    rest = rest.slice(end + close.length);
  }
  return rest === '' ? pieces : [...pieces, { kind: 'text', text: rest }];
}

/** The page, every value escaped. What the fields lack counts as empty. */
export const fillTemplate = (template: Template, fields: Fields): string => filled(template, [fields]);

function filled(template: Template, scopes: readonly Fields[]): string {
  return template.map((piece) => filledPiece(piece, scopes)).join('');
}

function filledPiece(piece: Piece, scopes: readonly Fields[]): string {
  if (piece.kind === 'text') return piece.text;
  const value = scopes.find((scope) => Object.hasOwn(scope, piece.name))?.[piece.name] ?? '';
  switch (piece.kind) {
    case 'value':
      return typeof value === 'object' ? '' : escaped(String(value));
    case 'section':
      if (typeof value === 'object') return value.map((item) => filled(piece.inner, [item, ...scopes])).join('');
      return value === '' || value === false ? '' : filled(piece.inner, scopes);
    case 'without':
      return value === '' || value === false || (typeof value === 'object' && value.length === 0)
        ? filled(piece.inner, scopes)
        : '';
    default:
      return piece satisfies never;
  }
}
