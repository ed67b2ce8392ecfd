import { describe, expect, it } from 'vitest';
import { plainTicker } from '../../../../content/led/ticker.ts';
import { DEFAULT_THEME } from '../../../../content/slide/default-theme.ts';
import type { Slide } from '../../../../content/slide/slide.ts';
import { drawnProblems } from '../../../../server/http/publish/drawn-problems.ts';
import { slideFindings } from '../../../../server/http/publish/slide-findings.ts';
import { ledAtlases, ledMount, MOTTO } from '../../../support/led-means.ts';
import { display, entry, library, unit } from '../../../support/schedule-library.ts';
import { bakedFonts, sampleSlides } from '../../../support/slide-means.ts';

const findings = slideFindings(bakedFonts(), ledAtlases());
const screen = { width: 128, height: 32, zones: 'full', transition: 'cut' } as const;
const panel = display('bang', 'u', { kind: 'led', screen, led: ledMount(), viewingDistanceM: 40 });
const line = (id: string, text: string): Slide => ({ ...sampleSlides.led, id, ticker: plainTicker(text) });
const codes = (slide: Slide): string[] => findings(slide, panel, 'main', 10, DEFAULT_THEME).map(({ code }) => code);

describe('findings for a LED panel before publishing', () => {
  it('hinder a line that cannot be drawn, and neither one that is hard to read nor the words of another slide', () => {
    expect(codes(line('a', 'Kính chào 你'))).toEqual(['LED-4']);
    expect(codes(line('b', MOTTO))).toEqual([]);
    expect(codes(sampleSlides.motto)).toEqual([]);
    expect(codes(sampleSlides.picture)).toEqual([]);
  });

  it('are reckoned for every panel that an entry reaches, and lead to the draft', () => {
    const low = {
      ...panel,
      id: 'thap',
      screen: { ...screen, height: 8 },
      led: ledMount({ panel: { ...ledMount().panel, height: 8 } }),
    };
    const after = library({
      units: [unit('u')],
      displays: [panel, low],
      slides: [line('a', 'Kính chào')],
      entries: [entry('e', { slides: [{ slide: 'a', dwell: 10, weight: 1 }] })],
    });
    const drafts = [{ kind: 'slide' as const, id: 'a', version: 1, value: line('a', 'Kính chào') }];
    const found = drawnProblems(after, drafts, findings, '2026-11-22');
    expect(found.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(['LED-3 drafts.0.body.ticker.rows']);
  });
});
