import { describe, expect, it } from 'vitest';
import { toldOf, writtenPaths } from '../../../displays/desk/forms/touched.ts';

describe('what a form says before and after somebody wrote', () => {
  const blank = { name: '', phrases: [''], picture: null, rows: [{ days: '', hours: '' }] };

  it('names the fields that differ, down to the row, and no row that was only added', () => {
    expect(writtenPaths(blank, blank)).toEqual([]);
    expect(writtenPaths(blank, { ...blank, name: 'a' })).toEqual(['name']);
    expect(writtenPaths(blank, { ...blank, rows: [{ days: 'x', hours: '' }] })).toEqual(['rows.0.days']);
    expect(writtenPaths(blank, { ...blank, phrases: ['', ''] })).toEqual([]);
    expect(writtenPaths(blank, { ...blank, picture: { hash: 'h' } })).toEqual(['picture']);
  });

  it('tells problems of those fields only, and of what holds them', () => {
    const problems = new Map([
      ['name', 'a'],
      ['phrases', 'b'],
      ['phrases.0', 'c'],
      ['rows.0.days', 'd'],
    ]);
    expect([...toldOf(problems, new Set()).keys()]).toEqual([]);
    expect([...toldOf(problems, new Set(['name'])).keys()]).toEqual(['name']);
    expect([...toldOf(problems, new Set(['phrases.1'])).keys()]).toEqual(['phrases']);
    expect([...toldOf(problems, new Set(['rows'])).keys()]).toEqual(['rows.0.days']);
  });
});
