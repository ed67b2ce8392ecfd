import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { problemsOf } from '../../content/problem.ts';
import { SENTENCE_TABLES, sentenceFor } from '../../content/sentences.ts';
import { slideSchema } from '../../content/slide/slide.ts';
import { plainText } from '../../content/text/door.ts';
import { localDaySchema } from '../../content/time/instant.ts';

const CONTENT = new URL('../../content/', import.meta.url);
const sources = readdirSync(CONTENT, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(new URL(name, CONTENT), 'utf8'));

const said = (schema: z.ZodType, value: unknown): string[] => {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : problemsOf(parsed.error).map((found) => `${found.code} ${found.path.join('.')}`);
};

describe('sentences', () => {
  it('TXT-22 has a sentence for every code that content gives', () => {
    const given = sources.flatMap((text) => [
      ...[...text.matchAll(/problem\(\s*'([A-Z]{3}-[\w-]+)'/g)].map((match) => match[1] ?? ''),
      ...[...text.matchAll(/'(ZOD-[\w-]+)'/g)].map((match) => match[1] ?? ''),
      ...[...text.matchAll(/problem: '([A-Z]{3}-[\w-]+)'/g)].map((match) => match[1] ?? ''),
    ]);
    const known = new Set(SENTENCE_TABLES.flatMap((table) => Object.keys(table)));
    expect(given.length).toBeGreaterThan(40);
    expect([...new Set(given)].filter((code) => !known.has(code))).toEqual([]);
  });

  it('TXT-22 says the same in both languages, in NFC, and each code in one room only', () => {
    const blanks = (sentence: string): string[] => [...new Set(sentence.match(/\{\w+\}/g) ?? [])].sort();
    const all = SENTENCE_TABLES.flatMap((table) => Object.entries(table));
    expect(new Set(all.map(([code]) => code)).size).toBe(all.length);
    for (const [code, { vi, en }] of all) {
      expect(vi, code).toBe(vi.normalize('NFC').trim());
      expect(vi, code).toMatch(/\S/);
      expect(en, code).toMatch(/\S/);
      expect(blanks(vi), code).toEqual(blanks(en));
    }
  });

  it('TXT-22 fills details in, names an unknown code, and never runs a detail as a pattern', () => {
    expect(sentenceFor({ code: 'TXT-11', detail: { max: 40 } }).vi).toBe('Văn bản quá dài: tối đa 40 ký tự.');
    expect(sentenceFor({ code: 'XYZ-1', detail: {} }).en).toContain('XYZ-1');
    expect(sentenceFor({ code: 'PLC-9', detail: { id: '$& {code}' } }).en).toBe('The id “$& {code}” is used twice.');
  });
});

describe('problems of a schema', () => {
  const schema = z.strictObject({
    name: plainText({ max: 5 }),
    count: z.number().int().min(1).max(9),
    size: z.number().gt(0).lt(10),
    list: z.array(z.string().min(2).max(3)).min(1).max(2),
    kind: z.enum(['a', 'b']),
    day: localDaySchema,
    url: z.url(),
    yes: z.boolean(),
    step: z.number().multipleOf(5),
  });
  const good = {
    name: 'xin',
    count: 1,
    size: 1,
    list: ['ab'],
    kind: 'a',
    day: '2026-02-05',
    url: 'https://example.com/',
    yes: true,
    step: 5,
  };

  it('TXT-23 is silent about what is right', () => {
    expect(said(schema, good)).toEqual([]);
  });

  it.each([
    ['name', 7, 'ZOD-not-text name'],
    ['name', 'quá dài lắm', 'TXT-11 name'],
    ['name', undefined, 'ZOD-not-text name'],
    ['count', 0, 'ZOD-too-small count'],
    ['count', 10, 'ZOD-too-big count'],
    ['count', 1.5, 'ZOD-not-whole-number count'],
    ['count', '1', 'ZOD-not-number count'],
    ['size', 0, 'ZOD-not-above size'],
    ['size', 10, 'ZOD-not-below size'],
    ['list', [], 'ZOD-too-few list'],
    ['list', ['ab', 'ab', 'ab'], 'ZOD-too-many list'],
    ['list', ['a'], 'ZOD-too-short list.0'],
    ['list', ['ab', 'abcd'], 'ZOD-too-long list.1'],
    ['list', 'ab', 'ZOD-not-list list'],
    ['kind', 'c', 'ZOD-invalid-value kind'],
    ['day', '2026-02-30', 'ZOD-not-day day'],
    ['url', 'không', 'ZOD-not-address url'],
    ['yes', 1, 'ZOD-not-boolean yes'],
    ['step', 7, 'ZOD-not-multiple-of step'],
    ['thừa', 1, 'ZOD-unknown-field thừa'],
  ])('TXT-23 names what is wrong with %s = %j', (field, value, problem) => {
    expect(said(schema, { ...good, [field]: value })).toEqual([problem]);
  });

  it('TXT-23 names a missing kind, the closest alternative and bad names of fields', () => {
    expect(said(slideSchema, { template: 'không có' })).toEqual(['ZOD-no-such-kind template']);
    expect(
      said(z.union([z.strictObject({ a: z.string(), b: z.string() }), z.strictObject({ a: z.number() })]), { a: 'x' }),
    ).toHaveLength(1);
    expect(said(z.record(z.string().regex(/^a/), z.string()), { b: 'x' })).toEqual(['ZOD-invalid-key b']);
    expect(said(z.strictObject({}), null)).toEqual(['ZOD-not-object ']);
  });

  it('TXT-23 keeps the code and details that a refinement gives', () => {
    const refined = z.number().refine((value) => value > 3, { params: { problem: 'TXT-11', max: 3, extra: { no: 1 } } });
    const parsed = refined.safeParse(1);
    expect(parsed.success ? [] : problemsOf(parsed.error)).toEqual([{ code: 'TXT-11', path: [], detail: { max: 3 } }]);
    expect(
      said(
        z.number().refine(() => false),
        1,
      ),
    ).toEqual(['ZOD-refused ']);
  });
});
