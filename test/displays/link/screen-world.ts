import type { Slide } from '../../../content/slide/slide.ts';
import { sha256Hex } from '../../../content/wire/hash.ts';
import type { FetchMedia } from '../../../displays/link/fetch-media.ts';
import type { Keep } from '../../../displays/link/keep.ts';
import { createLink, type Link } from '../../../displays/link/link.ts';
import { memoryKeep } from '../../../displays/link/memory-keep.ts';
import { DAY, type Planned, partOf, sign } from '../../../scripts/player/planned-part.ts';
import { deliver, head, NOW, ROOT } from '../../support/deliveries.ts';
import { memoryLine } from '../../support/memory-line.ts';
import { movingTimepiece } from '../../support/moving-timepiece.ts';

export const planned = (revision: number, over: Partial<Planned> = {}): Planned => {
  const slide = sign(`s-${revision}`, `Bản ${revision}`);
  const span = { from: NOW - DAY, until: NOW + 35 * DAY };
  return { ...span, standing: slide, stretches: [{ zone: 'main', ...span, turns: [{ slide, dwell: 10_000 }] }], ...over };
};
export const pictureSign = (id: string, hash: string): Slide => ({
  id,
  name: id,
  theme: null,
  locked: null,
  template: 'picture',
  picture: { hash, width: 800, height: 600, alt: 'Ảnh' },
  fit: 'cover',
});
export const delivery = (revision: number, over: Parameters<typeof deliver>[1] = {}, display = 'tv-1') => {
  const { text, blobs } = partOf(planned(revision));
  const one = head(display, { revision, part: sha256Hex(text), notBefore: NOW - DAY, lease: NOW + 35 * DAY });
  return { message: deliver([one], { blobs, ...over }), blobs };
};

/** A screen with its controller, both in memory. */
export const world = (
  keep: Keep = memoryKeep(),
  fetchMedia: FetchMedia = async () => 'absent',
  wall: number = NOW,
  far = NOW,
) => {
  const timepiece = movingTimepiece(wall);
  const display = memoryLine();
  const pairing = memoryLine();
  let blobs: Record<string, string> = {};
  const time = (): number => far + timepiece.ticks().mono;
  pairing.far.answer = () => ({ ok: true, code: 'ABCDEFGH', expires: time() + 600_000, time: time() });
  let refusal: string | null = null;
  display.far.welcome = () => ({ sid: 's', time: time() });
  display.far.refuse = () => (refusal === null ? null : { v: 1, code: refusal });
  const asked: { event: string; message: unknown }[] = [];
  const answers: Record<string, (message: { hashes: string[]; items: { seq: number }[] }) => unknown> = {
    time: () => ({ time: time() }),
    need: ({ hashes }) => ({ blobs: Object.fromEntries(hashes.filter((h) => h in blobs).map((h) => [h, blobs[h]])) }),
    painted: ({ items }) => ({ upTo: items[items.length - 1]?.seq ?? -1 }),
    report: ({ items }) => ({ upTo: items[items.length - 1]?.seq ?? -1 }),
  };
  const isAsk = (message: unknown): message is { hashes: string[]; items: { seq: number }[] } => message !== null;
  display.far.answer = (event, message) => {
    asked.push({ event, message });
    return isAsk(message) ? answers[event]?.(message) : undefined;
  };
  const link = createLink({
    dial: (namespace) => (namespace === '/display' ? display.dial() : pairing.dial()),
    ...{ keep, timepiece, random: () => 0.5, fetchMedia, app: 'test', glass: () => ({ width: 1920, height: 1080, ratio: 1 }) },
  });
  const pairUp = async (): Promise<void> => {
    await link.start();
    await timepiece.pass(100);
    pairing.far.say('paired', { v: 1, display: 'tv-1', name: 'Sảnh', unitName: 'Phường Bến Thành', rootKey: ROOT.public });
    await timepiece.pass(1000);
  };
  return {
    ...{ link, timepiece, display: display.far, pairing: pairing.far, asked, answers, pairUp },
    know: (more: Record<string, string>) => {
      blobs = { ...blobs, ...more };
    },
    say: (message: unknown) => display.far.say('delivery', message),
    refuseWith: (code: string | null) => {
      refusal = code;
    },
  };
};

export const pairedBy = (rootKey: string) => ({ v: 1, display: 'tv-1', name: 'Sảnh', unitName: 'Phường Bến Thành', rootKey });

export const revisionOf = (link: Link): number | null => {
  const state = link.state();
  return state.kind === 'paired' ? (state.content?.head.revision ?? null) : null;
};
export const reported = (asked: readonly { event: string; message: unknown }[]): string =>
  JSON.stringify(asked.filter(({ event }) => event === 'report').map(({ message }) => message));
