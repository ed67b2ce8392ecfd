import boldUrl from '../../../content/fonts/be-vietnam-pro-bold.json?url';
import extraboldUrl from '../../../content/fonts/be-vietnam-pro-extrabold.json?url';
import mediumUrl from '../../../content/fonts/be-vietnam-pro-medium.json?url';
import { parseFontSet } from '../../../content/fonts/font-set.ts';
import type { FontSet } from '../../../content/slide/drawing.ts';
import type { Answer } from '../api/request.ts';

const fetchJson = async (url: string): Promise<unknown> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`font ${response.status}`);
  return response.json();
};

/** The baked outlines that the screens use, fetched once: a preview is the screen's own Drawing. */
export const fetchFonts = async (): Promise<Answer<FontSet>> => {
  try {
    const [medium, bold, extrabold] = await Promise.all([mediumUrl, boldUrl, extraboldUrl].map(fetchJson));
    return { ok: true, value: parseFontSet({ medium, bold, extrabold }) };
  } catch {
    const sentence = ['Không tải được phông chữ để xem trước.', 'The fonts for the preview could not be loaded.'] as const;
    return { ok: false, failure: { status: 0, code: 'no-fonts', sentence, problems: [], retryAfterS: null } };
  }
};
