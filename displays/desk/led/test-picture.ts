import { plainTicker } from '../../../content/led/ticker.ts';
import type { Entry } from '../../../content/schedule/entry.ts';
import type { LedPattern, Slide } from '../../../content/slide/slide.ts';
import type { DeskApi } from '../api/desk-api.ts';
import type { Failure } from '../api/request.ts';
import { localOf } from '../look/times.ts';

export type TestPicture = 'letters' | LedPattern;
export const TEST_PICTURES: readonly TestPicture[] = ['letters', 'corners', 'bars', 'wire'];

/** Letters whose marks fuse first where a panel is too low or its map is wrong. */
const LETTERS = 'ẮẰẲẴẶ ẤẦẨẪẬ ẾỀỂỄỆ ỐỒỔỖỘ ỚỜỞỠỢ ỨỪỬỮỰ ỲỶỸỴ Đđ';
const MINUTES = 5;

/** The slide of a test picture; `id` and `name` as the library will have it. */
export const testSlide = (picture: TestPicture, id: string, name: string): Slide => ({
  ...{ id, name, theme: null, locked: null },
  template: 'led',
  ticker: plainTicker(LETTERS),
  score: null,
  ...(picture !== 'letters' && { pattern: picture }),
});

const minuteText = (time: number): string => {
  const { day, hour, minute } = localOf(time);
  return `${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
};

/** An entry that shows the slide on one display from now on, for some minutes, before everything but a takeover. */
const testEntry = (display: string, slide: Slide, now: number): Entry => ({
  id: slide.id,
  name: slide.name,
  slides: [{ slide: slide.id, dwell: 60, weight: 1 }],
  places: [{ by: 'display', id: display }],
  zone: 'main',
  when: {
    ...{ from: minuteText(now), until: minuteText(now + (MINUTES + 1) * 60_000) },
    ...{ weekdays: [], dayparts: [], rule: null, openHours: false, daysOff: 'play' },
  },
  rank: 'priority',
  share: 1,
});

/** Publishes a test picture for one panel, signed like everything else; the failure if it could not be. */
export const sendTestPicture = async (
  api: DeskApi,
  display: string,
  slide: Slide,
  generation: number,
  now: number,
): Promise<Failure | null> => {
  const drafts = await api.drafts();
  if (!drafts.ok) return drafts.failure;
  const names = [];
  for (const [kind, body] of [
    ['slide', slide],
    ['entry', testEntry(display, slide, now)],
  ] as const) {
    const version = drafts.value.find((one) => one.kind === kind && one.id === body.id)?.version ?? 0;
    const put = await api.putDraft(kind, body.id, { version, body, removed: false });
    if (!put.ok) return put.failure;
    names.push({ kind, id: body.id, version: put.value.version });
  }
  const published = await api.publish({ generation, drafts: names });
  return published.ok ? null : published.failure;
};
