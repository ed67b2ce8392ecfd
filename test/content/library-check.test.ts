import { describe, expect, it } from 'vitest';
import type { Library } from '../../content/library.ts';
import { libraryProblems } from '../../content/library-check.ts';
import { libraryWarnings } from '../../content/library-warnings.ts';
import { DEFAULT_THEME } from '../../content/slide/default-theme.ts';
import type { Slide } from '../../content/slide/slide.ts';
import { display, entry, library, slide, unit } from '../support/schedule-library.ts';

const TODAY = '2026-11-22';
const common = { name: 'Trang', theme: null, locked: null };
const ticker: Slide = { ...common, id: 'chu', template: 'ticker', text: 'Kính chào Ông/Bà' };
const slides = [slide('s'), ticker];
const problems = (over: Partial<Library>): string[] =>
  libraryProblems(library({ slides, ...over })).map((found) => `${found.code} ${found.path.join('.')}`);
const inTicker = [{ slide: 'chu', dwell: 10, weight: 1 }];
const withTicker = display('d', 'u', { screen: { width: 1920, height: 1080, zones: 'ticker', transition: 'fade' } });

describe('references of a library', () => {
  it('PLC-9 looks for double ids in every list', () => {
    expect(
      problems({ themes: [DEFAULT_THEME, DEFAULT_THEME], slides: [slide('s'), slide('s')], entries: [entry('e'), entry('e')] }),
    ).toEqual(['PLC-9 themes.1.id', 'PLC-9 slides.1.id', 'PLC-9 entries.1.id']);
  });

  it('LIB-1 knows the themes of slides and units', () => {
    const over = { slides: [{ ...slide('s'), theme: 'x' }], units: [unit('u', { theme: 'y' })] };
    expect(problems(over)).toEqual(['LIB-1 units.0.theme', 'LIB-1 slides.0.theme']);
    expect(problems({ slides: [{ ...slide('s'), theme: DEFAULT_THEME.id }], themes: [DEFAULT_THEME] })).toEqual([]);
  });

  it('LIB-2 knows the slides of entries and units', () => {
    const over = {
      units: [unit('u', { standing: 'x' })],
      entries: [entry('e', { slides: [{ slide: 'y', dwell: 10, weight: 1 }] })],
    };
    expect(problems(over)).toEqual(['LIB-2 units.0.standing', 'LIB-2 entries.0.slides.0.slide']);
  });

  it('LIB-3 takes no ticker line for a standing slide', () => {
    expect(problems({ units: [unit('u', { standing: 'chu' })] })).toEqual(['LIB-3 units.0.standing']);
    expect(problems({ units: [unit('u', { standing: 's' })] })).toEqual([]);
  });

  it('LIB-4 knows the units of entries and scores', () => {
    const score: Slide = { ...common, id: 'diem', template: 'score', title: 'MỨC ĐỘ HÀI LÒNG', unit: 'x', window: 'week' };
    expect(problems({ slides: [...slides, score], entries: [entry('e', { places: [{ by: 'unit', id: 'y' }] })] })).toEqual([
      'LIB-4 slides.2.unit',
      'LIB-4 entries.0.places.0.id',
    ]);
  });

  it('LIB-5 keeps ticker lines out of other zones', () => {
    expect(problems({ entries: [entry('e', { slides: inTicker })] })).toEqual(['LIB-5 entries.0.slides.0.slide']);
    expect(problems({ entries: [entry('e', { slides: inTicker, zone: 'ticker' })] })).toEqual([]);
  });

  it('LIB-6 keeps other slides out of the ticker zone', () => {
    expect(problems({ entries: [entry('e', { zone: 'ticker' })] })).toEqual(['LIB-6 entries.0.slides.0.slide']);
  });

  it('LIB-7 knows displays, and lets tags and kinds name displays to come', () => {
    expect(problems({ entries: [entry('e', { places: [{ by: 'display', id: 'x' }] })] })).toEqual([
      'LIB-7 entries.0.places.0.id',
    ]);
    expect(
      problems({ entries: [entry('e', { places: [{ by: 'tag', tag: 'moi' }, { by: 'kind', kind: 'led' }, { by: 'all' }] })] }),
    ).toEqual([]);
  });

  it('LIB-8 wants the zone on a display that is named by itself', () => {
    const line = entry('e', { slides: inTicker, zone: 'ticker', places: [{ by: 'display', id: 'd' }] });
    expect(problems({ entries: [line] })).toEqual(['LIB-8 entries.0.places.0.id']);
    expect(problems({ entries: [line], displays: [withTicker] })).toEqual([]);
  });

  it('LIB-9 points out an entry that reaches no display today', () => {
    const line = entry('e', { slides: inTicker, zone: 'ticker', places: [{ by: 'unit', id: 'quan' }] });
    const units = [unit('quan'), unit('u')];
    const parents = [{ child: 'u', parent: 'quan', from: null, to: null }];
    const warned = (over: Partial<Library>): string[] =>
      libraryWarnings(library({ slides, ...over }), TODAY).map((found) => found.code);
    expect(warned({ units, parents, entries: [line] })).toEqual(['LIB-9']);
    expect(warned({ units, parents, entries: [line], displays: [withTicker] })).toEqual([]);
    expect(warned({ units, parents: [], entries: [line], displays: [withTicker] })).toEqual(['LIB-9']);
    expect(warned({ entries: [entry('f', { places: [{ by: 'tag', tag: 'khong-co' }] })] })).toEqual(['LIB-9']);
  });

  it('LIB-10 wants days off to end after they begin', () => {
    const rule = { d: '2026-02-16', name: 'Tết', type: 'off', status: 'confirmed' } as const;
    expect(problems({ daysOff: [rule, { ...rule, end: '2026-02-16' }] })).toEqual([]);
    expect(problems({ daysOff: [{ ...rule, end: '2026-02-15' }] })).toEqual(['LIB-10 daysOff.0.end']);
  });

  it('LIB-14 refuses days off of more than 31 days: a wrong year would close the offices for decades', () => {
    const rule = { d: '2026-12-02', name: 'Nghỉ', type: 'off', status: 'confirmed' } as const;
    expect(problems({ daysOff: [{ ...rule, end: '2027-01-01' }] })).toEqual([]);
    expect(problems({ daysOff: [{ ...rule, end: '2027-01-02' }] })).toEqual(['LIB-14 daysOff.0.end']);
    expect(problems({ daysOff: [{ ...rule, end: '2062-12-02' }] })).toEqual(['LIB-14 daysOff.0.end']);
  });

  it('LIB-11 wants a cell for each column', () => {
    const columns = ['Hạng', 'Đơn vị'].map((label) => ({ label, align: 'start' as const }));
    const table: Slide = {
      ...common,
      id: 's',
      template: 'table',
      title: 'BẢNG',
      columns,
      rows: [
        ['1', 'A'],
        ['2', 'B', 'C'],
      ],
      source: null,
    };
    expect(problems({ slides: [table] })).toEqual(['LIB-11 slides.0.rows.1']);
  });

  it('LIB-12 refuses an entry that never plays or whose rule cannot be read', () => {
    expect(problems({ entries: [entry('e', { when: { from: '2026-02-01T00:00', until: '2026-02-01T00:00' } })] })).toEqual([
      'SCH-10 entries.0.when.until',
    ]);
    expect(
      problems({ entries: [entry('e', { when: { rule: { rrule: 'FREQ=SECONDLY', start: '2026-02-01', exdates: [] } } })] }),
    ).toEqual(['SCH-12 entries.0.when.rule.rrule']);
  });

  it('LIB-13 tells the faults of two records apart', () => {
    const missing = (id: string) => entry(id, { slides: [{ slide: 'y', dwell: 10, weight: 1 }] });
    const found = libraryProblems(library({ entries: [missing('e'), missing('f')] }));
    expect(found.map(({ detail }) => detail)).toEqual([
      { slide: 'y', of: 'e' },
      { slide: 'y', of: 'f' },
    ]);
  });

  it('PCK-5 refuses a slide with a blank that nobody filled in', () => {
    const blank: Slide = {
      ...common,
      id: 's',
      template: 'statement',
      title: null,
      lines: ['Mời gọi', 'Số {{hotline}}'],
      source: null,
    };
    expect(problems({ slides: [blank] })).toEqual(['PCK-5 slides.0.lines.1']);
  });
});
