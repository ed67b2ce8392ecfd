import bold from '../../content/fonts/be-vietnam-pro-bold.json?url';
import extrabold from '../../content/fonts/be-vietnam-pro-extrabold.json?url';
import medium from '../../content/fonts/be-vietnam-pro-medium.json?url';
import { parseFontSet } from '../../content/fonts/font-set.ts';
import type { FontSet } from '../../content/slide/drawing.ts';

const json = async (url: string): Promise<unknown> => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`font: status ${answer.status}`);
  return answer.json();
};

/** The baked outlines, as files of their own beside the script. Rejects while they cannot be had. */
export const loadFonts = async (): Promise<FontSet> => {
  const [m, b, e] = await Promise.all([json(medium), json(bold), json(extrabold)]);
  return parseFontSet({ medium: m, bold: b, extrabold: e });
};
