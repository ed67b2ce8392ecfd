import { describe, expect, it } from 'vitest';
import { ledFindings } from '../../../content/led/legibility.ts';
import { type Panel, plainPanel } from '../../../content/led/panel.ts';
import { ledSentences } from '../../../content/led/sentences.ts';
import { plainTicker, type Ticker } from '../../../content/led/ticker.ts';
import { sentenceFor } from '../../../content/sentences.ts';
import { ledAtlases, MOTTO, monoPanel } from '../../support/led-means.ts';

const means = { atlases: ledAtlases(), live: null };
const found = (panel: Panel, distance: number | null, change: Partial<Ticker> = {}, text = MOTTO) =>
  ledFindings({ ...plainTicker(text), ...change }, panel, means, distance);
const levelOf = (list: ReturnType<typeof found>, code: string) => list.find((one) => one.code === code)?.level;

describe('legibility of dots', () => {
  it('LED-24 letters of 13 rows come with a warning, those of 16 do not', () => {
    expect(levelOf(found(monoPanel(256, 13), 5), 'LED-24')).toBe('warning');
    expect(levelOf(found(monoPanel(256, 16), 5), 'LED-24')).toBeUndefined();
  });

  it('LED-25 P10 with 16 rows is easy from 12 m, bearable to 15 m, too small beyond', () => {
    const panel = monoPanel(256, 16);
    expect([12, 12.5, 15, 16].map((distance) => levelOf(found(panel, distance), 'LED-25'))).toEqual([
      undefined,
      'warning',
      'warning',
      'error',
    ]);
    expect(found(panel, 20).find(({ code }) => code === 'LED-25')?.detail).toEqual({
      height: 10,
      ease: 12,
      limit: 15,
      distance: 20,
      needed: 17,
    });
  });

  it('LED-26 nearer than the pitch in metres, dots are seen one by one', () => {
    expect(levelOf(found(monoPanel(256, 16), 6), 'LED-26')).toBe('info');
    expect(levelOf(found(plainPanel(256, 32, 5, { kind: 'dual' }), 6), 'LED-26')).toBeUndefined();
  });

  it('LED-27 without a viewing distance nothing is claimed', () => {
    const codes = found(monoPanel(256, 16), null).map(({ code }) => code);
    expect(codes).toContain('LED-27');
    expect(codes).not.toContain('LED-25');
  });

  it('LED-28 a window of fewer than five syllables should turn pages', () => {
    const findings = found(monoPanel(96, 16), 8);
    expect(levelOf(findings, 'LED-28')).toBe('warning');
    expect(levelOf(found(monoPanel(192, 16), 8), 'LED-28')).toBeUndefined();
    expect(levelOf(found(monoPanel(96, 16), 8, { motion: 'page' }), 'LED-28')).toBeUndefined();
  });

  it('LED-29 the true pace is told where it differs by more than a tenth', () => {
    const sixty: Panel = { ...monoPanel(256, 16), frameRate: 60 };
    const told = found(sixty, 8).find(({ code }) => code === 'LED-29');
    expect(told).toMatchObject({ level: 'info', detail: { speed: 3 } });
    expect(told?.detail['real']).toBe(3.8);
    expect(levelOf(found({ ...monoPanel(256, 16), frameRate: 50 }, 8), 'LED-29')).toBeUndefined();
  });

  it('LED-30 a colour that hardly lights up is pointed out', () => {
    const panel = plainPanel(256, 32, 5, { kind: 'full', order: 'rgb' });
    const runs = [{ text: 'Xin chào', colour: '#101040' }];
    expect(levelOf(found(panel, 8, { runs }), 'LED-30')).toBe('warning');
    expect(levelOf(found(panel, 8), 'LED-30')).toBeUndefined();
  });

  it('LED-4 LED-3 a missing glyph and a panel too low are errors before publishing', () => {
    expect(levelOf(found(monoPanel(256, 16), 8, {}, 'Xin 漢'), 'LED-4')).toBe('error');
    expect(found(monoPanel(256, 8), 8)).toMatchObject([{ code: 'LED-3', level: 'error' }]);
  });

  it('LED-38 every finding has its numbers in both languages', () => {
    const findings = [
      ...found(monoPanel(64, 13), 40, {}, 'Xin 漢'),
      ...found({ ...monoPanel(96, 16), frameRate: 60 }, 5),
      ...found(monoPanel(64, 8), 5),
      ...found(monoPanel(24, 16), null, { motion: 'still', rows: 64 }),
    ];
    expect(new Set(findings.map(({ code }) => code)).size).toBeGreaterThanOrEqual(9);
    for (const finding of findings) {
      expect(ledSentences[finding.code], finding.code).toBeDefined();
      const { vi, en } = sentenceFor(finding);
      expect(`${vi} ${en}`).not.toMatch(/[{}]|…/);
      expect(vi).toBe(vi.normalize('NFC'));
    }
  });
});
