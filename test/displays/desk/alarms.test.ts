import { describe, expect, it } from 'vitest';
import type { StatusAnswer } from '../../../content/wire/status.ts';
import { alarmsOf } from '../../../displays/desk/shell/alarms.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-22T09:00:00+07:00');
const status = (over: Partial<StatusAnswer> = {}, days = 90, hasRoot = true): StatusAnswer => ({
  time: NOW,
  generation: 3,
  findings: [],
  failed: null,
  signing: { coveredUntil: NOW + days * DAY, hasRoot },
  ...over,
});
const said = (code: string) => ({ code, vi: `${code} vi`, en: `${code} en` });

describe('what the desk says about the controller', () => {
  it('is silent while all is well', () => {
    expect(alarmsOf(status())).toEqual([]);
    expect(alarmsOf(status({}, 1700, false))).toEqual([]);
  });

  it('names a failed disk before damage found at the start', () => {
    const alarms = alarmsOf(status({ failed: said('STORE-failed'), findings: [said('STORE-journal-damaged')] }));
    expect(alarms.map((one) => [one.level, one.sentence[0]])).toEqual([
      ['danger', 'STORE-failed vi'],
      ['danger', 'STORE-journal-damaged vi'],
    ]);
  });

  it('asks for the root key in time where it is away, and late even where it is here', () => {
    expect(alarmsOf(status({}, 119, false))).toMatchObject([
      { level: 'warning', sentence: [expect.stringContaining('đến ngày 21/03/2027'), expect.stringContaining('root key')] },
    ]);
    expect(alarmsOf(status({}, 29, false))).toMatchObject([{ level: 'danger' }]);
    expect(alarmsOf(status({}, 31))).toEqual([]);
    expect(alarmsOf(status({}, 29))).toMatchObject([{ level: 'danger' }]);
  });
});
