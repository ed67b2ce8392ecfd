import { createHash } from 'node:crypto';
import type { LedDevice } from '../../../../content/led/device.ts';
import type { Panel } from '../../../../content/led/panel.ts';
import { lazily } from '../lazy.ts';
import type { Look, Picture, Way } from '../way.ts';
import { type HuiduCard, openHuiduCard } from './card.ts';
import { framePng } from './png.ts';
import { brightnessTags, filesTag, OUR_PROGRAM, pictureScreen, programsOf, programTag, tagsOf } from './xml.ts';

/** Between two pictures: each is a file in the card's flash. */
const GAP_MS = 2000;
const REFRESH_MS = 60_000;
/** Pictures of ours that stay on the card, so that pages that come again are not written again. */
const KEPT = 32;
const OURS = /^ny-[0-9a-f]{32}\.png$/;

/** Huidu full colour cards (SDK 2.0): always a picture made by us, never words for the card to draw. */
export function huiduWay(device: Extract<LedDevice, { protocol: 'huidu' }>, panel: Panel): Way {
  const card = lazily(
    () => openHuiduCard(device.host, device.port),
    (opened) => opened.close(),
  );
  const standing: { file: string; percent: number; played: readonly string[] } = { file: '', percent: -1, played: [] };
  /** What a picture of ours replaced that was not ours, until it is told. */
  let replaced: string | null = null;
  const using = async <T>(work: (opened: HuiduCard) => Promise<T>): Promise<T> => {
    try {
      return await work(await card.get());
    } catch (error) {
      standing.percent = -1;
      await card.drop();
      throw error;
    }
  };
  const put = (picture: Picture): Promise<void> =>
    using(async (opened) => {
      const png = framePng(picture.frame);
      const md5 = createHash('md5').update(png).digest('hex');
      const file = `ny-${md5}.png`;
      await provide(opened, { file, md5, png }, standing.played);
      const foreign = await play(opened, file, panel);
      // What the card played before we came is nobody's meddling.
      if (standing.file !== '') replaced ??= foreign;
      standing.played = [file, ...standing.played.filter((name) => name !== file)].slice(0, KEPT);
      if (standing.percent !== picture.percent)
        await opened.ask('SetLuminancePloy', brightnessTags(Math.max(1, picture.percent)));
      standing.file = file;
      standing.percent = picture.percent;
    });
  return {
    gapMs: GAP_MS,
    refreshMs: REFRESH_MS,
    quietMs: 0,
    oneAtATime: true,
    send: put,
    look: async () => {
      const said = replaced;
      replaced = null;
      return said === null ? using((opened) => lookAt(opened, standing.file)) : { same: false, said };
    },
    end: async (picture) => {
      await put(picture);
      await card.drop();
    },
  };
}

interface PictureFile {
  readonly file: string;
  readonly md5: string;
  readonly png: Uint8Array;
}

/** Makes sure that the file is on the card, whole, and that no more than `KEPT` of ours pile up. */
async function provide(card: HuiduCard, { file, md5, png }: PictureFile, recent: readonly string[]): Promise<void> {
  const files = tagsOf(await card.ask('GetFiles')).filter(({ name }) => name === 'file');
  const there = files.find(({ attributes }) => attributes.get('name') === file);
  const old = files.map(({ attributes }) => attributes.get('name') ?? '').filter((name) => OURS.test(name) && name !== file);
  const dead = old.length < KEPT ? [] : old.filter((name) => !recent.includes(name));
  if (dead.length > 0) await card.ask('DeleteFiles', filesTag(dead.slice(0, 40)));
  const has = Number(there?.attributes.get('existSize') ?? 0);
  const same = has === png.length && [undefined, md5].includes(there?.attributes.get('md5')?.toLowerCase());
  if (same) return;
  // An upload goes on behind what is there, so what is there must be a beginning of ours.
  if (has >= png.length) await card.ask('DeleteFiles', filesTag([file]));
  await card.upload(file, png);
}

/**
 * Plays our screen alone: our program is updated or added, every other one goes. What already stands so is left alone, for the flash's
 * sake. Gives what was not ours; `null`: nothing.
 */
async function play(card: HuiduCard, file: string, { width, height }: Panel): Promise<string | null> {
  const programs = programsOf(await card.ask('GetProgram'));
  const ours = programs.find(({ guid }) => guid === OUR_PROGRAM);
  if (ours?.files.join() !== file) await card.ask(ours ? 'UpdateProgram' : 'AddProgram', pictureScreen(width, height, file));
  for (const { guid } of programs) if (guid !== OUR_PROGRAM) await card.ask('DeleteProgram', programTag(guid));
  const foreign = programs.filter(({ guid, files }) => guid !== OUR_PROGRAM || !files.every((name) => OURS.test(name)));
  return foreign.length === 0 ? null : named(foreign);
}

type Programs = ReturnType<typeof programsOf>;
const named = (programs: Programs): string =>
  programs
    .map(({ guid, files }) => files.join() || guid)
    .join('; ')
    .slice(0, 120);

async function lookAt(card: HuiduCard, file: string): Promise<Look> {
  const programs = programsOf(await card.ask('GetProgram'));
  const foreign = programs.filter(({ guid, files }) => guid !== OUR_PROGRAM || files.join() !== file);
  if (programs.length > 0 && foreign.length === 0) return { same: true };
  return { same: false, said: named(foreign) || 'nothing' };
}
