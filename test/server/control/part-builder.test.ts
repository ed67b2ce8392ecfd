import { describe, expect, it } from 'vitest';
import { planWindow } from '../../../content/schedule/window.ts';
import { defaultRating } from '../../../content/score/settings.ts';
import { canonical } from '../../../content/wire/canonical.ts';
import { sha256Hex } from '../../../content/wire/hash.ts';
import { parsePart, parseSlideBlob } from '../../../content/wire/part.ts';
import { displayClasses } from '../../../server/control/display-class.ts';
import { partBuilder } from '../../../server/control/part-builder.ts';
import { NOW } from '../../support/deliveries.ts';
import { ledMount } from '../../support/led-means.ts';
import { display, entry, library, slide, unit } from '../../support/schedule-library.ts';

const theme = (id: string) => ({
  id,
  name: id,
  background: '#000000',
  surface: '#000000',
  ink: '#ffffff',
  muted: '#ffffff',
  accent: '#ffffff',
  onAccent: '#000000',
  logo: null,
});

describe('a part', () => {
  it('is the canonical text of its value, named by its hash, and shared by displays that show the same', () => {
    const build = partBuilder(library({ units: [unit('u'), unit('w')], entries: [entry('e')] }), planWindow(NOW), () => null);
    const [a, b, c] = [build(display('d', 'u')), build(display('d', 'u')), build(display('d', 'w'))];
    const part = parsePart(a.blob.text);
    expect(canonical(part)).toBe(a.blob.text);
    expect(sha256Hex(a.blob.text)).toBe(a.hash);
    expect(b.hash).toBe(a.hash);
    expect(b.plan).toBe(a.plan);
    expect(c.hash).not.toBe(a.hash);
    expect(part?.unitName).toBe('Phường u');
  });

  it('carries each slide in its own theme, else in that of its unit or above, else in the default', () => {
    const themes = [theme('own'), theme('units')];
    const units = [unit('top', { theme: 'units' }), unit('u')];
    const parents = [{ child: 'u', parent: 'top', from: null, to: null }];
    const slides = [{ ...slide('s'), theme: 'own' }, slide('t')];
    const entries = [entry('e', { slides: ['s', 't', 'gone'].map((id) => ({ slide: id, dwell: 9, weight: 1 })) })];
    const themesOf = (over: Parameters<typeof library>[0]) => {
      const built = partBuilder(library({ themes, slides, entries, ...over }), planWindow(NOW), () => null)(display('d', 'u'));
      return built.slides.map((blob) => parseSlideBlob(blob.text)?.theme.id);
    };
    expect(themesOf({ units, parents })).toEqual(['own', 'units']);
    expect(themesOf({ units: [unit('u')] })[1]).not.toBe('units');
  });
});

describe('a LED panel', () => {
  it('LED-67 finds its mount in its part, in the canonical order', () => {
    const led = ledMount();
    const screen = { width: 128, height: 32, zones: 'full', transition: 'cut' } as const;
    const build = partBuilder(library({ units: [unit('u')], entries: [entry('e')] }), planWindow(NOW), () => null);
    const { blob } = build(display('d', 'u', { kind: 'led', screen, led }));
    const part = parsePart(blob.text);
    expect(part?.led).toEqual(led);
    expect(canonical(part)).toBe(blob.text);
    expect(parsePart(build(display('d', 'u')).blob.text)?.led).toBeUndefined();
  });
});

describe('display classes', () => {
  it('hold together what must show the same, and apart what an entry names one by one', () => {
    const displays = [
      display('a', 'u'),
      display('b', 'u'),
      display('c', 'u', { tags: ['x'] }),
      display('d', 'w'),
      display('e', 'u', { kind: 'kiosk' }),
      display('f', 'u'),
    ];
    const entries = [entry('e1', { places: [{ by: 'display', id: 'f' }] })];
    const classes = displayClasses(library({ displays, entries })).map((group) => group.map(({ id }) => id));
    expect(classes).toEqual([['a', 'b'], ['c'], ['d'], ['e'], ['f']]);
  });
});

describe('a kiosk', () => {
  it('SCO-70 finds what it asks in its part, in the canonical order; another display does not', () => {
    const points = [
      { id: 'quay-1', unit: 'u', name: 'Quầy 1', counter: null, scale: 'ba-muc', kind: 'kiosk', active: true } as const,
      { id: 'quay-2', unit: 'u', name: 'Quầy 2', counter: null, scale: 'nam-muc', kind: 'kiosk', active: true } as const,
    ];
    const physical = { widthMm: 217, heightMm: 136 };
    const kiosks = [
      display('a', 'u', { kind: 'kiosk' }),
      display('b', 'u', { kind: 'kiosk', point: 'quay-2', physical }),
      display('c', 'u'),
    ];
    const held = library({ units: [unit('u')], entries: [entry('e')], displays: kiosks, rating: { ...defaultRating(), points } });
    const build = partBuilder(held, planWindow(NOW), () => null);
    const parts = kiosks.map((one) => build(one).blob.text).map((text) => ({ text, part: parsePart(text) }));
    expect(parts.map(({ part }) => part?.kiosk?.point)).toEqual(['quay-1', 'quay-2', undefined]);
    expect(parts[1]?.part?.kiosk?.physical).toEqual(physical);
    for (const { text, part } of parts) expect(canonical(part)).toBe(text);
    expect(displayClasses(held)).toHaveLength(3);
  });
});
