import { readdir, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Hash } from '../../content/slide/slide.ts';

/** The files of a folder by their names without extension. */
export const indexOf = async (folder: string): Promise<Map<string, string>> =>
  new Map((await readdir(folder)).map((name) => [name.slice(0, -extname(name).length), name]));

/** Renditions by what they are of (`<hash>-<width>x<height>`) and by their own hash. */
export interface RenditionIndex {
  readonly own: Map<string, Hash>;
  readonly names: Map<Hash, string>;
}
const RENDITION = /^([0-9a-f]{64}-\d+x\d+)-([0-9a-f]{64})$/;

/** What lies in the folder under another name is of no use to anyone and removed. */
export async function renditionsIn(folder: string): Promise<RenditionIndex> {
  const index: RenditionIndex = { own: new Map(), names: new Map() };
  for (const [stem, name] of await indexOf(folder)) {
    const [, key, own] = RENDITION.exec(stem) ?? [];
    if (key === undefined || own === undefined) {
      await rm(join(folder, name), { force: true });
      continue;
    }
    index.own.set(key, own);
    index.names.set(own, name);
  }
  return index;
}
