import { describe, expect, it } from 'vitest';
import { lateLines } from '../../../../displays/desk/ratings/late-lines.ts';

const at = (text: string) => Date.parse(`2026-11-${text}:00+07:00`);
const row = (time: number | null, over: { there?: boolean; problems?: { code: string; vi: string; en: string }[] } = {}) => ({
  ...{ line: 2, dossier: 'H29', at: time, level: 'Hài lòng', reasons: '', comment: null, there: false, problems: [] },
  ...over,
});

describe('lines of a file that come into closed days', () => {
  it('are those of days before the one that is open, half an hour after midnight yet the day before', () => {
    const rows = [row(at('20T09:15')), row(at('22T16:00')), row(at('23T08:00'))];
    expect(lateLines(rows, at('23T09:00'))).toBe(2);
    expect(lateLines(rows, at('23T00:29'))).toBe(1);
  });

  it('are not counted when they are refused, there already, or of no time', () => {
    const refused = { problems: [{ code: 'X', vi: 'Sai', en: 'Wrong' }] };
    expect(lateLines([row(at('20T09:15'), refused), row(at('20T09:15'), { there: true }), row(null)], at('23T09:00'))).toBe(0);
  });
});
