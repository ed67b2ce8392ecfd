import { describe, expect, it } from 'vitest';
import { isAsking } from '../../../content/place/is-asking.ts';
import { display } from '../../support/schedule-library.ts';

describe('what a kiosk shows', () => {
  it('PLC-23 a kiosk without a slide in any of its zones asks; a slide beside the question, or another kind of display, is no asking', () => {
    const screen = { width: 1280, height: 800, zones: 'ticker', transition: 'cut' } as const;
    const kiosk = display('k', 'u', { kind: 'kiosk', screen });
    const [none, slide] = [{ slide: null }, { slide: 's' }];
    expect(isAsking(kiosk, { main: none, ticker: none })).toBe(true);
    expect(isAsking(kiosk, { main: none })).toBe(true);
    expect(isAsking(kiosk, { main: none, side: slide })).toBe(true);
    expect(isAsking(kiosk, { main: none, ticker: slide })).toBe(false);
    expect(isAsking(kiosk, { main: slide })).toBe(false);
    expect(isAsking(display('t', 'u', { screen }), { main: none, ticker: none })).toBe(false);
  });
});
