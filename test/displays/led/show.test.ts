import { describe, expect, it } from 'vitest';
import { type Frame, frameAt, frameHash } from '../../../content/led/frame-at.ts';
import { plainPanel } from '../../../content/led/panel.ts';
import { strip } from '../../../content/led/strip.ts';
import { plainTicker } from '../../../content/led/ticker.ts';
import type { Slide } from '../../../content/slide/slide.ts';
import { sha256Hex } from '../../../content/wire/hash.ts';
import type { Head } from '../../../content/wire/head.ts';
import type { LiveBody } from '../../../content/wire/live.ts';
import { frameSource, type LedPicture } from '../../../displays/led/show.ts';
import { assemble, type Content } from '../../../displays/link/content-of.ts';
import { DAY, type Planned, partOf, type Stretch, sign } from '../../../scripts/player/planned-part.ts';
import { ledAtlas, ledMount } from '../../support/led-means.ts';
import { liveValues } from '../../support/slide-means.ts';
import { pictureSlide } from '../../support/tv-player.ts';

const NOW = Date.UTC(2026, 10, 23, 0, 0);
const HOUR = 3_600_000;
const ATLASES = [ledAtlas(16), ledAtlas(32)];
const MOUNT = ledMount();
const line = (id: string, text: string): Slide => ({
  ...{ id, name: id, theme: null, locked: null },
  template: 'led',
  ticker: plainTicker(text),
  score: null,
});
const A = line('a', 'Kính chào quý khách đến với Trung tâm Phục vụ hành chính công');
const B = line('b', 'Mời lấy số');
const TAKEOVER = line('khan', 'Tạm ngừng tiếp nhận hồ sơ, mời quý khách theo cán bộ hướng dẫn');
const STANDING = sign('standing', 'Phường Bến Thành');

const content = (stretches: readonly Stretch[], over: Partial<Planned> = {}, lease = NOW + 35 * DAY): Content => {
  const { text, blobs } = partOf({
    ...{ from: NOW, until: NOW + 36 * DAY, standing: STANDING, stretches, led: MOUNT },
    screen: { width: 128, height: 32, zones: 'full', transition: 'cut' },
    ...over,
  });
  const head: Head = { display: 'led-1', epoch: 1, revision: 7, part: sha256Hex(text), notBefore: NOW, lease };
  const assembly = assemble(head, blobs);
  if (assembly.kind !== 'whole') throw new Error(assembly.kind);
  return assembly.content;
};
const on = (zone: Stretch['zone'], from: number, until: number, ...slides: readonly Slide[]): Stretch => ({
  ...{ zone, from, until },
  turns: slides.map((slide) => ({ slide, dwell: 10_000 })),
});
const shown = (of: Content, time: number, trust: 'measured' | 'behind' = 'measured'): LedPicture => {
  const source = frameSource(of, ATLASES);
  if (source === null) throw new Error('no mount');
  return source({ time, trust }, null);
};
const expected = (slide: Slide, time: number): Frame => {
  if (slide.template !== 'led') throw new Error('not a LED line');
  return frameAt(strip(slide.ticker, MOUNT.panel, { atlases: ATLASES, live: null }), MOUNT.panel, time);
};

describe('what a panel shows', () => {
  it('is the frame of the planned line, which enters when its turn begins', () => {
    const plan = content([on('main', NOW + HOUR, NOW + 9 * HOUR, A, B)]);
    const turn = NOW + HOUR;
    const [first, second] = [shown(plan, turn + 1500), shown(plan, turn + 11_500)];
    expect([first.entry, first.slide, second.slide]).toEqual(['entry-a', 'a', 'b']);
    expect(frameHash(first.frame)).toBe(frameHash(expected(A, 1500)));
    expect(frameHash(second.frame)).toBe(frameHash(expected(B, 1500)));
    expect(shown(plan, turn).frame.dots.some((dot) => dot !== 0)).toBe(false);
  });

  it('is a function of the shared time: a second panel, or a plan of another day, is in step', () => {
    const [today, tomorrow] = [NOW, NOW + DAY].map((from) =>
      content([on('main', from, from + 36 * DAY, A)], { from, until: from + 36 * DAY }),
    );
    if (today === undefined || tomorrow === undefined) throw new Error('no plan');
    const time = NOW + DAY + 7 * HOUR + 12_345;
    expect(frameHash(shown(today, time).frame)).toBe(frameHash(shown(tomorrow, time).frame));
    expect(frameHash(shown(today, time).frame)).not.toBe(frameHash(shown(today, time + 1000).frame));
  });

  it('cuts a priority line in and goes back', () => {
    const plan = content([
      on('main', NOW, NOW + 2 * HOUR, A),
      on('main', NOW + 2 * HOUR, NOW + 3 * HOUR, TAKEOVER),
      on('main', NOW + 3 * HOUR, NOW + 9 * HOUR, A),
    ]);
    const at = (hours: number): string | null => shown(plan, NOW + hours * HOUR).slide;
    expect([at(1.99), at(2), at(2.99), at(3)]).toEqual(['a', 'khan', 'khan', 'a']);
    expect(frameHash(shown(plan, NOW + 2 * HOUR + 2000).frame)).toBe(frameHash(expected(TAKEOVER, 2000)));
  });

  it('takes lines of the ticker zone where the panel has it and main has nothing', () => {
    const ticker: Slide = { ...{ id: 'chu', name: 'chu', theme: null, locked: null }, template: 'ticker', text: 'Dòng chạy chữ' };
    const stretches = [on('ticker', NOW, NOW + 9 * HOUR, ticker), on('main', NOW + HOUR, NOW + 2 * HOUR, A)];
    const both = content(stretches, { screen: { width: 128, height: 32, zones: 'ticker', transition: 'cut' } });
    expect(shown(both, NOW + 1000)).toMatchObject({ slide: 'chu', zone: 'ticker' });
    expect(shown(both, NOW + HOUR)).toMatchObject({ slide: 'a', zone: 'main' });
    expect(shown(content(stretches), NOW + 1000)).toMatchObject({ slide: 'standing', entry: null });
  });

  it('passes over what dots cannot say, and is never black for want of a plan', () => {
    const picture = pictureSlide('anh', 'a'.repeat(64));
    expect(shown(content([on('main', NOW, NOW + HOUR, picture, B)]), NOW + 1000).slide).toBe('b');
    const bare = shown(content([], { standing: null }), NOW + 2500);
    expect([bare.entry, bare.slide]).toEqual([null, null]);
    expect(bare.frame.dots.some((dot) => dot !== 0)).toBe(true);
  });

  it('stands on the standing slide when its lease has ended or its clock is behind', () => {
    const plan = content([on('main', NOW, NOW + 36 * DAY, A)], {}, NOW + DAY);
    expect(shown(plan, NOW + DAY - 1).slide).toBe('a');
    expect(shown(plan, NOW + DAY).slide).toBe('standing');
    expect(shown(plan, NOW + 1000, 'behind').slide).toBe('standing');
  });

  it('fills in what was signed, marks it stale when it is no longer fresh, and takes the brightness of the hour', () => {
    const ticker = plainTicker('{{score}}');
    const slide: Slide = { ...line('diem', ''), template: 'led', ticker, score: { unit: 'u', window: 'week' } };
    const brightness = [
      { from: '06:00', percent: 80 },
      { from: '18:00', percent: 15 },
    ];
    const panel = { ...plainPanel(128, 32, 5, { kind: 'full', order: 'rgb' } as const), brightness };
    const plan = content([on('main', NOW, NOW + 20 * HOUR, slide)], { led: { ...MOUNT, panel } });
    expect(shown(plan, NOW).percent).toBe(80);
    expect(shown(plan, NOW + 11 * HOUR).percent).toBe(15);
    const full = liveValues.scores['many/quarter'];
    if (full === undefined) throw new Error('no score');
    const clock = new Date(full.updated + full.offset * 60_000).toISOString().slice(11, 16);
    const live = { epoch: 1, time: NOW, freshUntil: NOW + HOUR, records: 9, scores: { 'u/week': full }, tokens: {} };
    const at = (time: number, body: LiveBody | null): string => {
      const source = frameSource(plan, ATLASES);
      if (source === null) throw new Error('no mount');
      return frameHash(source({ time, trust: 'measured' }, body).frame);
    };
    const words = (text: string, time: number): string =>
      frameHash(frameAt(strip(plainTicker(text), panel, { atlases: ATLASES, live: null }), panel, time));
    const told = `1.214 lượt, khoảng ${full.low}–${full.high}%, quý IV/2026, lúc ${clock}`;
    expect(at(NOW + 5000, null)).toBe(words('–', NOW + 5000));
    expect(at(NOW + 5000, live)).toBe(words(`95% (${told}, không phải SIPAS)`, NOW + 5000));
    expect(at(NOW + HOUR, live)).toBe(words(`95% (${told}, số liệu cũ, không phải SIPAS)`, NOW + HOUR));
  });

  it('is nothing without a mount', () => {
    const { text, blobs } = partOf({ from: NOW, until: NOW + DAY, standing: STANDING, stretches: [] });
    const head: Head = { display: 'tv', epoch: 1, revision: 1, part: sha256Hex(text), notBefore: NOW, lease: NOW + DAY };
    const made = assemble(head, blobs);
    expect(made.kind === 'whole' && frameSource(made.content, ATLASES)).toBeNull();
  });
});
