import { mkdtempSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Library } from '../../../content/library.ts';
import type { Slide } from '../../../content/slide/slide.ts';
import { acceptDelivery, type Held } from '../../../content/wire/accept.ts';
import { type Delivery, deliverySchema } from '../../../content/wire/head.ts';
import { type Control, createControl, type Round } from '../../../server/control/control.ts';
import type { Dispatch } from '../../../server/control/dispatches.ts';
import { headFile } from '../../../server/control/head-store.ts';
import type { PictureSource } from '../../../server/control/renditions.ts';
import { type Keys, openKeys } from '../../../server/keys/keys.ts';
import type { Journal } from '../../../server/ledger/journal.ts';
import type { LibraryStore } from '../../../server/library/library-store.ts';
import { DAY, NOW } from '../../support/deliveries.ts';
import { memoryJournal } from '../../support/memory-journal.ts';
import { memoryLibrary } from '../../support/memory-library.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { NO_PICTURES } from '../../support/no-pictures.ts';
import { display, entry, library, unit } from '../../support/schedule-library.ts';

const PUBLISH = { actor: 'officer', kind: 'publish', detail: {} };
let folder = '';
let time = NOW;
const now = () => time;
let journal: Journal;
let keys: Keys;
let open: Control[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'niem-yet-control-'));
  time = NOW;
  journal = memoryJournal({ now });
  keys = await openKeys(join(folder, 'keys'), now, memoryLog().log);
  open = [];
});
afterEach(async () => {
  for (const control of open) await control.close();
  await journal.close();
  await rm(folder, { recursive: true });
});

const start = async (store: LibraryStore, log = memoryLog().log, pictures: PictureSource = NO_PICTURES) => {
  const rounds: Round[] = [];
  const control = createControl({ library: store, journal, keys, pictures, heads: headFile(folder, log), log, now });
  control.onRound((round) => void rounds.push(round));
  await control.start();
  open.push(control);
  return { control, rounds };
};
const wards = (): Library =>
  library({
    units: [unit('u'), unit('w')],
    displays: [...Array.from({ length: 10 }, (_, at) => display(`a${at}`, 'u')), display('b', 'w')],
    entries: [entry('e1')],
  });
const only = (id: string, unitId: string) =>
  entry(id, { places: [{ by: 'unit', id: unitId }], slides: [{ slide: 't', dwell: 9, weight: 1 }] });
const deliveryIn = (dispatch: Dispatch | undefined): Delivery =>
  deliverySchema.parse(JSON.parse(Buffer.concat(dispatch?.json ?? []).toString()));
const accept = (delivery: Delivery | null, id: string, held: Held | null = null) =>
  acceptDelivery(delivery, { display: id, rootKey: keys.rootKey, held, now: time, has: () => false });

describe('control', () => {
  it('gives every display a signed head that its verifier accepts', async () => {
    const { control } = await start(memoryLibrary(wards(), journal));
    for (const id of ['a0', 'a9', 'b']) {
      expect(accept(control.deliveryFor(id, null), id)).toMatchObject({
        ok: true,
        news: true,
        missing: [],
        head: control.headOf(id),
      });
    }
    expect(control.deliveryFor('nobody', null)).toBeNull();
    expect(control.planOf('nobody')).toBeNull();
    expect(control.revisionOf('nobody')).toBe(0);
  });

  it('gives a new revision only to displays whose part differs', async () => {
    const store = memoryLibrary(wards(), journal);
    const { control, rounds } = await start(store);
    control.onRound(() => {
      throw new Error('deaf');
    });
    const before = control.headOf('a0');
    await store.commit((old) => ({ ...old, entries: [...old.entries, only('e2', 'w')] }), PUBLISH);
    const round = await control.wake();
    expect(control.headOf('a0')).toEqual(before);
    expect(control.revisionOf('b')).toBe(2);
    expect([...rounds.map((one) => one.displays), round.displays].filter((ids) => ids.length < 11 && ids.length > 0)).toEqual([
      ['b'],
    ]);
    expect(accept(control.deliveryFor('a0', null), 'a0')).toMatchObject({ ok: true, head: before });
    const { epoch, revision, part } = control.headOf('b') ?? { epoch: 0, revision: 0, part: '' };
    expect(control.deliveryFor('b', { epoch, revision, part })).toBeNull();
  });

  it('takes the revision to disk before anything is signed with it', async () => {
    const store = memoryLibrary(wards(), journal);
    const seen: number[] = [];
    const sign: Keys['sign'] = (tree) => {
      seen.push(journal.counters.current('revision'));
      return keys.sign(tree);
    };
    const control = createControl({
      library: store,
      journal,
      keys: { sign },
      pictures: NO_PICTURES,
      heads: headFile(folder, memoryLog().log),
      log: memoryLog().log,
      now,
    });
    open.push(control);
    await control.start();
    expect(seen).toEqual([control.revisionOf('b')]);
  });

  it('after a restart nothing has changed: same heads, same revisions, nothing to send', async () => {
    const store = memoryLibrary(wards(), journal);
    const first = await start(store);
    const heads = ['a0', 'b'].map((id) => first.control.headOf(id));
    await first.control.close();
    const again = await start(store);
    expect(['a0', 'b'].map((id) => again.control.headOf(id))).toEqual(heads);
    expect(again.rounds).toEqual([]);
    expect(journal.counters.current('revision')).toBe(1);
  });

  it('when kept heads are lost or damaged, revisions rise and parts stay: a screen keeps what it shows', async () => {
    const store = memoryLibrary(wards(), journal);
    const first = await start(store);
    const before = first.control.headOf('b');
    await first.control.close();
    await writeFile(join(folder, 'heads.json'), '{"v":1,"heads":[{}');
    const log = memoryLog();
    const again = await start(store, log.log);
    expect(again.control.headOf('b')).toEqual({ ...before, revision: 2 });
    expect(log.events('warn')).toContain('heads-damaged');
    const held = { epoch: 1, revision: 1, part: before?.part ?? '' };
    const delivery = again.control.deliveryFor('b', held);
    expect(accept(delivery, 'b', held)).toMatchObject({ ok: true, news: true });
    expect(delivery?.blobs).toEqual({});
  });

  it('heads that were kept before the last revision was given out count for nothing: a screen may hold newer ones', async () => {
    const store = memoryLibrary(wards(), journal);
    await (await start(store)).control.close();
    const kept = await readFile(join(folder, 'heads.json'), 'utf8');
    const second = await start(store);
    await store.commit((old) => ({ ...old, entries: [...old.entries, only('e2', 'w')] }), PUBLISH);
    await second.control.wake();
    const { epoch, revision, part } = second.control.headOf('b') ?? { epoch: 0, revision: 0, part: '' };
    expect(revision).toBe(2);
    // Taken back, and the power went before control could resolve and keep anything.
    await second.control.close();
    await store.commit((old) => ({ ...old, entries: old.entries.filter(({ id }) => id !== 'e2') }), PUBLISH);
    await writeFile(join(folder, 'heads.json'), kept);
    const again = await start(store);
    const held = { epoch, revision, part };
    expect(accept(again.control.deliveryFor('b', held), 'b', held)).toMatchObject({ ok: true, news: true });
  });

  it('starts without a signing key or a disk that takes writes, and goes on when they are back', async () => {
    const store = memoryLibrary(wards(), journal);
    let broken = true;
    const sign: Keys['sign'] = (tree) => (broken ? Promise.reject(new Error('no key')) : keys.sign(tree));
    const log = memoryLog();
    const control = createControl({
      library: store,
      journal,
      keys: { sign },
      pictures: NO_PICTURES,
      heads: headFile(folder, log.log),
      log: log.log,
      now,
    });
    open.push(control);
    await control.start();
    expect(log.events('error')).toContain('round-failed');
    expect(control.deliveryFor('b', null)).toBeNull();
    broken = false;
    expect((await control.wake()).displays).toHaveLength(11);
    expect(accept(control.deliveryFor('b', null), 'b')).toMatchObject({ ok: true });
  });

  it('never goes below a revision that is in kept heads, even with a new journal', async () => {
    const store = memoryLibrary(wards(), journal);
    await journal.counters.atLeast('revision', 41);
    const first = await start(store);
    expect(first.control.revisionOf('b')).toBe(42);
    await first.control.close();
    await journal.close();
    journal = memoryJournal({ now });
    const again = await start(memoryLibrary({ ...wards(), entries: [] }, journal));
    expect(again.control.revisionOf('b')).toBe(43);
  });

  it('renews the lease when the day changes and not before, whenever it wakes', async () => {
    const { control } = await start(memoryLibrary(wards(), journal));
    const first = control.headOf('b');
    expect(first?.lease).toBeGreaterThanOrEqual(NOW + 35 * DAY);
    time = (first?.notBefore ?? 0) + DAY - 1;
    expect((await control.wake()).displays).toEqual([]);
    time += 1;
    expect((await control.wake()).displays).toHaveLength(11);
    expect(control.headOf('b')).toMatchObject({ revision: 2, lease: (first?.lease ?? 0) + DAY });
    time += 20 * DAY;
    await control.wake();
    expect(control.headOf('b')?.lease).toBe((first?.lease ?? 0) + 21 * DAY);
    const held = first === null ? null : { epoch: 1, revision: first.revision, part: first.part };
    expect(accept(control.deliveryFor('b', held), 'b', held)).toMatchObject({ ok: true, news: true });
  });

  it('sends along what is new, and what does not fit is fetched by hash', async () => {
    const big = (id: string): Slide => ({
      id,
      name: id,
      theme: null,
      locked: null,
      template: 'notice',
      title: id,
      body: 'x'.repeat(1200),
      footer: null,
    });
    const slides = Array.from({ length: 80 }, (_, at) => big(`s${at}`));
    const store = memoryLibrary(library({ slides }), journal);
    const { control } = await start(store);
    const turns = slides.map(({ id }) => ({ slide: id, dwell: 9, weight: 1 }));
    await store.commit((old) => ({ ...old, entries: [entry('e1', { slides: turns.slice(0, 59) })] }), PUBLISH);
    await control.wake();
    const first = control.deliveryFor('d', null);
    expect(JSON.stringify(first?.blobs).length).toBeLessThan(80_000);
    const verdict = accept(first, 'd');
    if (!verdict.ok) throw new Error(verdict.code);
    expect(verdict.missing.length).toBeGreaterThan(5);
    expect(Object.keys(control.blobsFor('d', verdict.missing))).toHaveLength(verdict.missing.length);
    const { epoch, revision, part } = verdict.head;
    await store.commit((old) => ({ ...old, entries: [entry('e1', { slides: turns.slice(0, 60) })] }), PUBLISH);
    await control.wake();
    const [dispatch] = control.dispatches(['d']);
    expect(Object.keys(deliveryIn(dispatch).blobs)).toHaveLength(2);
    expect(Object.keys(control.deliveryFor('d', { epoch, revision, part })?.blobs ?? {})).toHaveLength(2);
  });

  it('packs neighbours that need the same into one delivery, and each display finds its own head in it', async () => {
    const displays = Array.from({ length: 200 }, (_, at) =>
      display(`d${String(at).padStart(3, '0')}`, at % 50 === 7 ? 'w' : 'u'),
    );
    const store = memoryLibrary(library({ units: [unit('u'), unit('w')], displays, entries: [only('e2', 'w')] }), journal);
    const { control } = await start(store);
    const ids = displays.map(({ id }) => id);
    const dispatches = [...control.dispatches(ids)];
    expect(dispatches.length).toBeLessThan(20);
    expect(dispatches.flatMap((one) => [...one.displays]).sort()).toEqual(ids);
    for (const dispatch of dispatches) {
      const last = dispatch.displays[dispatch.displays.length - 1] ?? '';
      expect(accept(deliveryIn(dispatch), last)).toMatchObject({
        ok: true,
        missing: [],
        head: control.headOf(last),
      });
    }
    const alone = [...control.dispatches(['d003', 'nobody'])];
    expect(alone).toMatchObject([{ displays: ['d003'] }]);
    expect(deliveryIn(alone[0])).toMatchObject({ run: { first: 3, heads: [{}] } });
    expect(deliveryIn([...control.dispatches(['d006', 'd004', 'd005'])][0]).run.heads).toHaveLength(4);
    expect([...control.dispatches([])]).toEqual([]);
  }, 300_000);

  it('runs one round at a time; whoever asks meanwhile shares the next', async () => {
    const store = memoryLibrary(wards(), journal);
    const { control } = await start(store);
    const commit = store.commit((old) => ({ ...old, entries: [] }), PUBLISH);
    await commit;
    const [a, b, c] = await Promise.all([control.wake(), control.wake(), control.wake()]);
    expect(b).toBe(c);
    expect(a?.generation).toBe(b?.generation);
    expect(journal.counters.current('revision')).toBe(2);
  });

  it('a display that left the library has no head any more', async () => {
    const store = memoryLibrary(wards(), journal);
    const { control } = await start(store);
    await store.commit((old) => ({ ...old, displays: old.displays.filter(({ id }) => id !== 'b') }), PUBLISH);
    await control.wake();
    expect(control.headOf('b')).toBeNull();
    expect(control.deliveryFor('b', null)).toBeNull();
    expect(accept(control.deliveryFor('a0', null), 'a0')).toMatchObject({ ok: true });
  });

  it('a raised epoch gives everybody a new head', async () => {
    const store = memoryLibrary(wards(), journal);
    const { control } = await start(store);
    const held = { epoch: 1, revision: 900, part: control.headOf('b')?.part ?? '' };
    expect(accept(control.deliveryFor('b', held), 'b', held)).toEqual({ ok: false, code: 'delivery-older' });
    await store.commit((old) => ({ ...old, epoch: 2 }), PUBLISH);
    await control.wake();
    expect(accept(control.deliveryFor('b', held), 'b', held)).toMatchObject({ ok: true, head: { epoch: 2 } });
  });

  it('a round that fails leaves what is in force, tells its caller, and the next one works', async () => {
    const store = memoryLibrary(wards(), journal);
    let broken = false;
    const sign: Keys['sign'] = (tree) => (broken ? Promise.reject(new Error('no key')) : keys.sign(tree));
    const log = memoryLog();
    const control = createControl({
      library: store,
      journal,
      keys: { sign },
      pictures: NO_PICTURES,
      heads: headFile(folder, log.log),
      log: log.log,
      now,
    });
    open.push(control);
    await control.start();
    const before = control.headOf('b');
    broken = true;
    await store.commit((old) => ({ ...old, entries: [] }), PUBLISH);
    await expect(control.wake()).rejects.toThrow('no key');
    expect(control.headOf('b')).toEqual(before);
    broken = false;
    expect((await control.wake()).displays).toHaveLength(11);
    expect(log.events('error')).toContain('round-failed');
  });
});
