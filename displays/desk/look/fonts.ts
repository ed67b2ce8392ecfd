import boldUrl from '../../../content/fonts/be-vietnam-pro-bold.json?url';
import extraboldUrl from '../../../content/fonts/be-vietnam-pro-extrabold.json?url';
import mediumUrl from '../../../content/fonts/be-vietnam-pro-medium.json?url';
import { parseFontSet } from '../../../content/fonts/font-set.ts';
import type { Atlas } from '../../../content/led/atlas.ts';
import type { FontSet } from '../../../content/slide/drawing.ts';
import { loadDotFonts } from '../../led/dot-fonts.ts';
import type { Answer } from '../api/request.ts';

const fetchJson = async (url: string): Promise<unknown> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`font ${response.status}`);
  return response.json();
};

const SENTENCE = ['Không tải được phông chữ để xem trước.', 'The fonts for the preview could not be loaded.'] as const;

const tried = async <T>(load: () => Promise<T>): Promise<Answer<T>> => {
  try {
    return { ok: true, value: await load() };
  } catch {
    return { ok: false, failure: { status: 0, code: 'no-fonts', sentence: SENTENCE, problems: [], retryAfterS: null } };
  }
};

/** The baked outlines that the screens use, fetched once: a preview is the screen's own Drawing. */
export const fetchFonts = (): Promise<Answer<FontSet>> =>
  tried(async () => {
    const [medium, bold, extrabold] = await Promise.all([mediumUrl, boldUrl, extraboldUrl].map(fetchJson));
    return parseFontSet({ medium, bold, extrabold });
  });

/** The baked dots that LED panels use, fetched once: a preview is the panel's own frame. */
export const fetchDots = (): Promise<Answer<readonly Atlas[]>> => tried(loadDotFonts);
