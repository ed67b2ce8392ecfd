import { describe, expect, it } from 'vitest';
import { lineFindings, passSeconds } from '../../../content/led/line-findings.ts';
import { plainPanel } from '../../../content/led/panel.ts';
import { strip } from '../../../content/led/strip.ts';
import { plainTicker } from '../../../content/led/ticker.ts';
import type { Slide } from '../../../content/slide/slide.ts';
import { ledAtlases, ledMount, MOTTO } from '../../support/led-means.ts';
import { sampleSlides } from '../../support/slide-means.ts';

const ATLASES = ledAtlases();
const mount = ledMount({ panel: plainPanel(400, 32, 5, { kind: 'full', order: 'rgb' }) });
const found = (slide: Slide, dwell = 60, over: Partial<Parameters<typeof lineFindings>[1]> = {}): string[] =>
  lineFindings(slide, { mount, viewingDistanceM: 8, ...over }, dwell, ATLASES).map(
    ({ code, level, path }) => `${level} ${code} ${path.join('.')}`,
  );
const line = (text: string): Slide => ({ ...sampleSlides.led, ticker: plainTicker(text) });

describe('a slide on a panel that it reaches', () => {
  it('LED-71 is named when dots cannot say it', () => {
    expect(found(sampleSlides.picture)).toEqual(['warning LED-71 ']);
    expect(found({ ...sampleSlides.led, pattern: 'wire' })).toEqual([]);
  });

  it('LED-72 needs its turn to be as long as its pass', () => {
    expect(found(line(MOTTO))).toEqual([]);
    expect(found(line(MOTTO), 5)).toEqual(['warning LED-72 ticker']);
    const made = strip(plainTicker(MOTTO), mount.panel, { atlases: ATLASES, live: null });
    const speed = (made.pace.dotsPerFrame / made.pace.framesPerDot) * 40;
    expect(passSeconds(made, mount.panel)).toBeCloseTo((made.width + 400) / speed, 9);
    expect(passSeconds(strip(plainTicker('Xin chào'), mount.panel, { atlases: ATLASES, live: null }), mount.panel)).toBeCloseTo(
      2 / 3,
      9,
    );
  });

  it('LED-72 is in error only where it was written for panels', () => {
    expect(found(line('Xin chào 你'))).toEqual(['error LED-4 ticker.runs']);
    expect(found({ ...sampleSlides.ticker, text: 'Xin chào 你' })).toEqual(['warning LED-4 ']);
    expect(found(line(MOTTO), 60, { viewingDistanceM: 40 })).toEqual(['error LED-25 ticker']);
  });
});
