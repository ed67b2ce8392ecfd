import rows13 from '../../content/fonts/led-13.json?url';
import rows16 from '../../content/fonts/led-16.json?url';
import rows20 from '../../content/fonts/led-20.json?url';
import rows24 from '../../content/fonts/led-24.json?url';
import rows32 from '../../content/fonts/led-32.json?url';
import rows40 from '../../content/fonts/led-40.json?url';
import rows48 from '../../content/fonts/led-48.json?url';
import rows64 from '../../content/fonts/led-64.json?url';
import { type Atlas, parseAtlas } from '../../content/led/atlas.ts';

const URLS = [rows13, rows16, rows20, rows24, rows32, rows40, rows48, rows64];

const atlasAt = async (url: string): Promise<Atlas> => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`dots: status ${answer.status}`);
  return parseAtlas(await answer.json());
};

/** The baked letters of every height, as files of their own beside the script. Rejects while they cannot be had. */
export const loadDotFonts = (): Promise<Atlas[]> => Promise.all(URLS.map(atlasAt));
