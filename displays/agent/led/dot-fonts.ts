import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Atlas, parseAtlas } from '../../../content/led/atlas.ts';

/** The baked letters of every height in `folder`, read when first asked for: most screens have no panel. */
export const dotFonts = (folder: string): (() => readonly Atlas[]) => {
  let read: readonly Atlas[] | null = null;
  return () => {
    read ??= readdirSync(folder)
      .filter((name) => /^led-\d+\.json$/.test(name))
      .map((name) => parseAtlas(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
    return read;
  };
};
