import { expect, it } from 'vitest';
import type { Library } from '../../../content/library.ts';
import type { ZoneName } from '../../../content/place/display.ts';
import { explain, explainWindow } from '../../../content/schedule/explain.ts';
import { compile } from '../../../content/schedule/resolve.ts';
import { scheduleSentences } from '../../../content/schedule/sentences.ts';
import { sentenceFor } from '../../../content/sentences.ts';
import type { DayOff } from '../../../content/time/day-off.ts';
import type { OpeningHours } from '../../../content/time/hours.ts';
import { explanationSchema } from '../../../content/wire/schedule-api.ts';
import { anyOrderSuite } from '../../support/any-order.ts';
import { berlin, display, entry, library, unit, vn } from '../../support/schedule-library.ts';

const CULTURE: DayOff = { d: '2026-11-24', name: 'Ngày Văn hóa Việt Nam', type: 'off', status: 'confirmed' };
const WORKDAYS = [1, 2, 3, 4, 5];
const OPEN = [{ start: '07:30', end: '17:00' }];
const HOURS: OpeningHours = {
  seasons: [{ from: null, weekly: [OPEN, OPEN, OPEN, OPEN, OPEN, [], []], makeUp: null }],
  exceptions: [],
};

const explained = (from: Library, zone: ZoneName, time: number) => explain(compile(from, explainWindow(time)), 'd', zone, time);

anyOrderSuite('explain', (arrange) => {
  const at = (over: Partial<Library>, local: string) => explained(arrange(library(over)), 'main', vn(local));
  /** The verdict on entry `a`, with its reason as people read it. */
  const verdict = (over: Partial<Library>, local: string): string => {
    const answer = at(over, local);
    expect(explanationSchema.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer);
    const found = answer.considered.find((one) => one.entry === 'a');
    return found ? `${found.verdict} ${found.reason.code}: ${sentenceFor(found.reason).vi}` : 'not considered';
  };
  const one = (when: Parameters<typeof entry>[1] = {}) => [entry('a', when)];

  it('SCH-31 what shows is said to show, until when', () => {
    const answer = at({ entries: [entry('a', { when: { dayparts: OPEN } })] }, '2026-11-23T08:00');
    expect(answer).toMatchObject({ entry: 'a', slide: 's', until: vn('2026-11-23T17:00') });
    expect(answer.considered).toEqual([
      { entry: 'a', verdict: 'shows', by: null, reason: { code: 'SCH-31', path: [], detail: {} } },
    ]);
  });

  it('SCH-32 who shares the loop is named', () => {
    const answer = at({ entries: [entry('a'), entry('b'), entry('c', { rank: 'standing' })] }, '2026-11-23T08:00');
    expect(answer.considered.map((found) => found.verdict)).toEqual(['shows', 'shares', 'beaten']);
    const [shows, shares] = answer.considered;
    expect(shares?.by).toBe(shows?.entry);
    expect(new Set([shows?.entry, shares?.entry])).toEqual(new Set(['a', 'b']));
  });

  it('SCH-33 what is beaten names the entry of higher rank', () => {
    const entries = [...one(), entry('b', { name: 'Thông báo', rank: 'priority' })];
    expect(verdict({ entries }, '2026-11-23T08:00')).toBe('beaten SCH-33: Bị thay bởi «Thông báo» vì có mức ưu tiên cao hơn.');
  });

  it('SCH-34 an entry for other displays is not listed', () => {
    const entries = [...one({ places: [{ by: 'tag', tag: 'red' }] }), entry('b')];
    expect(verdict({ entries }, '2026-11-23T08:00')).toBe('not considered');
  });

  it('SCH-35 an entry that has not begun says from when', () => {
    const entries = one({ when: { from: '2026-12-01T07:30' } });
    expect(verdict({ entries }, '2026-11-23T08:00')).toBe('not-now SCH-35: Chưa bắt đầu: chiếu từ 07:30 01/12/2026.');
  });

  it('SCH-36 an entry that is over says since when', () => {
    const entries = one({ when: { until: '2026-11-23T08:00' } });
    expect(verdict({ entries }, '2026-11-23T08:00')).toBe('not-now SCH-36: Đã kết thúc lúc 08:00 23/11/2026.');
    expect(verdict({ entries }, '2026-11-23T07:59')).toContain('shows');
    expect(verdict({ entries }, '2026-11-23T23:59')).toContain('not-now SCH-36');
    expect(verdict({ entries }, '2026-11-24T00:00')).toBe('not considered');
  });

  it('SCH-37 a weekday that was not chosen is named, for a night by the day on which it starts', () => {
    const entries = one({ when: { weekdays: [5], dayparts: [{ start: '22:00', end: '02:00' }] } });
    expect(verdict({ entries }, '2026-11-27T01:00')).toBe(
      'not-now SCH-37: Ngày 26/11/2026 không thuộc các thứ trong tuần đã chọn.',
    );
    expect(verdict({ entries }, '2026-11-28T01:00')).toContain('shows');
  });

  it('SCH-38 a day that the rule does not pick is named', () => {
    const rule = { rrule: 'FREQ=WEEKLY;BYDAY=TU', start: '2026-11-01', exdates: [] };
    expect(verdict({ entries: one({ when: { rule } }) }, '2026-11-23T08:00')).toContain('not-now SCH-38');
    expect(verdict({ entries: one({ when: { rule } }) }, '2026-11-24T08:00')).toContain('shows');
  });

  it('SCH-39 a day off that is skipped is named', () => {
    const over = { entries: one({ when: { daysOff: 'skip' } }), daysOff: [CULTURE] };
    expect(verdict(over, '2026-11-24T08:00')).toBe(
      'day-off SCH-39: Ngày 24/11/2026 nghỉ Ngày Văn hóa Việt Nam, lịch này chọn nghỉ cùng.',
    );
    expect(verdict({ ...over, daysOff: [{ ...CULTURE, status: 'law' }] }, '2026-11-24T08:00')).toContain('shows');
  });

  it('SCH-40 an entry for days off says that this day is none', () => {
    expect(verdict({ entries: one({ when: { daysOff: 'only' } }) }, '2026-11-22T08:00')).toContain('not-now SCH-40');
  });

  it('SCH-41 a time outside of the dayparts is said, with the dayparts', () => {
    const entries = one({
      when: {
        weekdays: [1],
        dayparts: [
          { start: '07:30', end: '11:30' },
          { start: '13:30', end: '17:00' },
        ],
      },
    });
    expect(verdict({ entries }, '2026-11-24T12:00')).toBe('not-now SCH-41: Ngoài khung giờ đã chọn (07:30–11:30, 13:30–17:00).');
  });

  it('SCH-42 a closed unit is said to be closed', () => {
    const over = { units: [unit('u', { hours: HOURS })], entries: one({ when: { openHours: true } }) };
    expect(verdict(over, '2026-11-22T08:00')).toBe('not-now SCH-42: Ngày 22/11/2026, lúc này đơn vị không mở cửa.');
    expect(verdict(over, '2026-11-23T08:00')).toContain('shows');
  });

  it('SCH-43 a unit that is closed for a day off names the day off', () => {
    const over = { units: [unit('u', { hours: HOURS })], entries: one({ when: { openHours: true } }), daysOff: [CULTURE] };
    expect(verdict(over, '2026-11-24T08:00')).toBe(
      'day-off SCH-43: Ngày 24/11/2026 nghỉ Ngày Văn hóa Việt Nam, đơn vị đóng cửa.',
    );
  });

  it('SCH-26 an entry without slides says so', () => {
    const entries = one({ slides: [{ slide: 'gone', dwell: 5, weight: 1 }] });
    expect(verdict({ entries }, '2026-11-23T08:00')).toContain('not-now SCH-26');
  });

  it('SCH-24 an entry for a zone that the display lacks says so', () => {
    const answer = explained(arrange(library({ entries: [entry('a', { zone: 'side' })] })), 'side', vn('2026-11-23T08:00'));
    expect(answer.considered.map((found) => [found.verdict, found.reason.code])).toEqual([['not-here', 'SCH-24']]);
    expect(answer.entry).toBeNull();
  });

  it('SCH-45 the days within a week that were skipped for a day off are listed by name', () => {
    const entries = [
      entry('a', { when: { weekdays: WORKDAYS, daysOff: 'skip' } }),
      entry('b', { when: { openHours: true } }),
      entry('c'),
      entry('over', { when: { daysOff: 'skip', until: '2026-11-24T00:00' } }),
      entry('later', { when: { daysOff: 'skip', from: '2026-11-25T00:00' } }),
      entry('else', { when: { daysOff: 'skip' }, places: [{ by: 'tag', tag: 'red' }] }),
    ];
    const over = { entries, units: [unit('u', { hours: HOURS })], daysOff: [CULTURE] };
    const skipped = [
      { entry: 'a', day: '2026-11-24', name: 'Ngày Văn hóa Việt Nam' },
      { entry: 'b', day: '2026-11-24', name: 'Ngày Văn hóa Việt Nam' },
    ];
    expect(at(over, '2026-11-17T08:00').skipped).toEqual(skipped);
    expect(at(over, '2026-12-01T08:00').skipped).toEqual(skipped);
    expect(at(over, '2026-11-16T08:00').skipped).toEqual([]);
    expect(at(over, '2026-12-02T08:00').skipped).toEqual([]);
  });

  it('SCH-21 in the hour that comes twice the reason is that of the clock that does not run back', () => {
    const units = [unit('u', { timeZone: 'Europe/Berlin' })];
    const entries = one({ when: { dayparts: [{ start: '02:15', end: '02:45' }] } });
    const second = berlin('2026-10-25T02:59') + 31 * 60_000;
    const answer = explained(arrange(library({ units, entries })), 'main', second);
    expect(answer.considered[0]?.reason.code).toBe('SCH-41');
  });

  it('SCH-31 every reason has a sentence in both languages, and an unknown display is refused', () => {
    for (const [code, { vi, en }] of Object.entries(scheduleSentences))
      expect([code, vi.length > 5, en.length > 5]).toEqual([code, true, true]);
    expect(() => explained(library({ displays: [display('x', 'u')] }), 'main', vn('2026-11-23T08:00'))).toThrow(RangeError);
  });
});
