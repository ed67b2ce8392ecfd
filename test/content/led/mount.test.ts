import { describe, expect, it } from 'vitest';
import { type LedMount, SECURITY_POINTS } from '../../../content/led/mount.ts';
import { libraryProblems } from '../../../content/library-check.ts';
import type { Display } from '../../../content/place/display.ts';
import { ledMount } from '../../support/led-means.ts';
import { display, library, slide, unit } from '../../support/schedule-library.ts';

const panel = (mount: LedMount | undefined, over: Partial<Display> = {}): Display =>
  display('bang', 'u', {
    kind: 'led',
    screen: { width: 128, height: 32, zones: 'full', transition: 'cut' },
    ...(mount && { led: mount }),
    ...over,
  });
const problems = (one: Display): string[] =>
  libraryProblems(library({ units: [unit('u')], displays: [one], slides: [slide('s')] })).map(
    ({ code, path }) => `${code} ${path.join('.')}`,
  );

describe('a LED mount', () => {
  it('LED-60 is what a LED display has, and LED-70 no other kind', () => {
    expect(problems(panel(ledMount()))).toEqual([]);
    expect(problems(panel(undefined))).toEqual(['LED-60 displays.0.led']);
  });

  it('LED-70 does not hang behind a TV', () => {
    expect(problems(panel(ledMount(), { kind: 'tv' }))).toEqual(['LED-70 displays.0.led']);
  });

  it('LED-61 is as large as the screen', () => {
    const screen = { width: 128, height: 16, zones: 'full', transition: 'cut' } as const;
    expect(problems(panel(ledMount(), { screen }))).toEqual(['LED-61 displays.0.screen']);
  });

  it('LED-62 drives a sending card by the HDMI window', () => {
    expect(problems(panel(ledMount({ driver: 'agent' })))).toEqual(['LED-62 displays.0.led.driver']);
  });

  it('LED-63 drives nothing else by the HDMI window', () => {
    const device = { protocol: 'artnet', host: '10.0.0.9', port: 6454, firstUniverse: 0, sync: true } as const;
    const secured = [...SECURITY_POINTS];
    expect(problems(panel(ledMount({ device, secured })))).toEqual(['LED-63 displays.0.led.driver']);
    expect(problems(panel(ledMount({ device, secured, driver: 'agent' })))).toEqual([]);
  });

  it('LED-64 is used when every point of its security list is ticked', () => {
    expect(problems(panel(ledMount({ secured: ['password', 'cabinet'] })))).toEqual(['LED-64 displays.0.led.secured']);
  });

  it('LED-65 has words to stop on where it stops on words', () => {
    expect(problems(panel(ledMount({ onStop: 'text', safeText: '' })))).toEqual(['LED-65 displays.0.led.safeText']);
    expect(problems(panel(ledMount({ onStop: 'text', safeText: 'Kính chào' })))).toEqual([]);
  });
});
