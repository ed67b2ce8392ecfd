import { describe, expect, it } from 'vitest';
import type { Slide } from '../../../content/slide/slide.ts';
import { parsePart } from '../../../content/wire/part.ts';
import { createControl } from '../../../server/control/control.ts';
import { type PictureSource, renditionsFrom } from '../../../server/control/renditions.ts';
import { NOW } from '../../support/deliveries.ts';
import { memoryJournal } from '../../support/memory-journal.ts';
import { memoryLibrary } from '../../support/memory-library.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { display, entry, library, unit } from '../../support/schedule-library.ts';

const A = 'a'.repeat(64);
const SMALL = 'b'.repeat(64);
const GLASS = { width: 1366, height: 768 };
const large = { hash: A, width: 4000, height: 3000 };

/** A source whose renditions take their time, or fail; `asked` counts. */
const source = (work: () => Promise<boolean>) => {
  const made = new Map<string, string>();
  let asked = 0;
  const pictures: PictureSource = {
    rendered: (hash, width, height) => made.get(`${hash} ${width} ${height}`) ?? null,
    rendition: async (hash, width, height) => {
      asked += 1;
      if (!(await work())) throw new Error('killed');
      made.set(`${hash} ${width} ${height}`, SMALL);
    },
  };
  return { pictures, asked: () => asked };
};
const openGate = () => {
  let open = (): void => undefined;
  const gate = new Promise<void>((go) => (open = go));
  return { gate, open: () => open() };
};

describe('renditions for the screens that show a picture', () => {
  it('are made only for pictures larger than the glass by a quarter on both sides, and once', async () => {
    const { pictures, asked } = source(async () => true);
    const renditions = renditionsFrom(
      pictures,
      memoryLog().log,
      () => NOW,
      () => undefined,
    );
    expect(renditions.of({ ...large, width: 1707 }, GLASS)).toBeNull();
    expect(renditions.of({ ...large, height: 959 }, GLASS)).toBeNull();
    expect(await renditions.make()).toBe(false);
    expect([renditions.of(large, GLASS), renditions.of(large, GLASS)]).toEqual([null, null]);
    expect(await renditions.make()).toBe(true);
    expect([renditions.of(large, GLASS), await renditions.make(), asked()]).toEqual([SMALL, false, 1]);
  });

  it('that fail are tried again after an hour, not at each turn', async () => {
    let now = NOW;
    const { pictures, asked } = source(async () => false);
    const log = memoryLog();
    const renditions = renditionsFrom(
      pictures,
      log.log,
      () => now,
      () => undefined,
    );
    const turn = async (): Promise<boolean> => {
      renditions.of(large, GLASS);
      return renditions.make();
    };
    expect([await turn(), await turn(), asked()]).toEqual([false, false, 1]);
    expect(log.events('warn')).toEqual(['rendition-failed']);
    now += 3_600_000;
    expect([await turn(), asked()]).toEqual([false, 2]);
  });
});

describe('a part with a large picture', () => {
  const picture: Slide = {
    ...{ id: 'p', name: 'p', theme: null, locked: null, template: 'picture' as const, fit: 'cover' as const },
    picture: { ...large, alt: 'Ảnh' },
  };
  const screen = { ...GLASS, zones: 'full', transition: 'cut' } as const;
  const shelf = library({
    units: [unit('u')],
    displays: [display('small', 'u', { screen }), display('wall', 'u', { screen: { ...screen, width: 3840, height: 2160 } })],
    slides: [picture],
    entries: [entry('e', { slides: [{ slide: 'p', dwell: 10, weight: 1 }] })],
  });
  const started = async (pictures: PictureSource) => {
    const journal = memoryJournal();
    const control = createControl({
      ...{ library: memoryLibrary(shelf, journal), journal, pictures, log: memoryLog().log, now: () => NOW },
      keys: { sign: async ({ root, size }) => ({ ...UNSIGNED, root, size }) },
      heads: { load: async () => [], save: async () => undefined },
    });
    await control.start();
    const mediaOf = (id: string) =>
      parsePart(control.blobsFor(id, [control.headOf(id)?.part ?? ''])[control.headOf(id)?.part ?? ''] ?? '')?.media;
    const close = async (): Promise<void> => {
      await control.close();
      await journal.close();
    };
    return { control, mediaOf, close };
  };
  const UNSIGNED = {
    ...{ v: 1 as const, time: NOW, signature: 'A'.repeat(86) },
    certificate: { v: 1 as const, key: 'A'.repeat(43), notBefore: 0, notAfter: NOW * 2, signature: 'A'.repeat(86) },
  };

  it('names the rendition in its signed text for the glass that is smaller, and for no other', async () => {
    const { pictures } = source(async () => true);
    const { mediaOf, close } = await started(pictures);
    expect(mediaOf('small')).toEqual({ [A]: SMALL });
    expect(mediaOf('wall')).toBeUndefined();
    await close();
  });

  it('is not held up by a picture that cannot be rendered', async () => {
    const { pictures } = source(async () => false);
    const { control, mediaOf, close } = await started(pictures);
    expect([control.revisionOf('small'), mediaOf('small')]).toEqual([1, undefined]);
    await close();
  });

  it('goes out after four seconds without a slow rendition, and again when it is there', async () => {
    const { gate, open } = openGate();
    const { pictures } = source(async () => gate.then(() => true));
    const { control, mediaOf, close } = await started(pictures);
    expect([control.revisionOf('small'), mediaOf('small')]).toEqual([1, undefined]);
    const told = new Promise<readonly string[]>((hear) => control.onRound(({ displays }) => hear(displays)));
    open();
    expect(await told).toEqual(['small']);
    expect([control.revisionOf('small'), mediaOf('small')]).toEqual([2, { [A]: SMALL }]);
    await close();
  });
});
