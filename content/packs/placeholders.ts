import type { Slide } from '../slide/slide.ts';

/** A blank such as `{{hotline}}` in a slide's words, and where it stands. */
export interface Placeholder {
  readonly name: string;
  readonly path: readonly (string | number)[];
}

const BLANK = /\{\{\s*([\w-]+)\s*\}\}/g;

/** All blanks that nobody has filled in, in reading order of the record (PCK-5). */
export const placeholdersIn = (slide: Slide): Placeholder[] => blanksIn(slide, []);

/**
 * The slide with its blanks filled; a blank without a value stays (PCK-6). Values are plain words: parse the result with
 * `slideSchema` before it is kept. The wording around the blanks stays locked.
 */
export function filledSlide(slide: Slide, values: Readonly<Record<string, string>>): unknown {
  return mapTexts(slide, (text) => text.replace(BLANK, (blank: string, name: string) => ownValue(values, name) ?? blank));
}

/** Whether `text` is `pattern` with its blanks filled by something: one line of up to 80 code units, no braces. */
export function fits(text: string, pattern: string): boolean {
  const parts = pattern.split(/\{\{\s*[\w-]+\s*\}\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('(?:[^\\n{}]{1,80}|\\{\\{[\\w -]+\\}\\})')}$`).test(text);
}

const ownValue = (values: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.prototype.hasOwnProperty.call(values, name) ? values[name] : undefined;

function blanksIn(value: unknown, path: readonly (string | number)[]): Placeholder[] {
  if (typeof value === 'string') return Array.from(value.matchAll(BLANK), (match) => ({ name: match[1] ?? '', path }));
  if (Array.isArray(value)) return value.flatMap((item, index) => blanksIn(item, [...path, index]));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, item]) => blanksIn(item, [...path, key]));
  return [];
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item: unknown) => mapTexts(item, change));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)]));
  return value;
}
