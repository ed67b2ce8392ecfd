import type { Library } from '../../content/library.ts';
import type { Display, ZoneName } from '../../content/place/display.ts';
import { conflicts } from '../../content/schedule/conflicts.ts';
import { diff } from '../../content/schedule/diff.ts';
import { entrySchema } from '../../content/schedule/entry.ts';
import { explain, explainWindow } from '../../content/schedule/explain.ts';
import { compile, resolve, resolveOne } from '../../content/schedule/resolve.ts';
import { stateAt } from '../../content/schedule/state-at.ts';
import { slideSchema } from '../../content/slide/slide.ts';
import type { Draft, WallRow } from '../../content/wire/api.ts';
import { type Explanation, rehearsalRequestSchema } from '../../content/wire/schedule-api.ts';

const DAY = 86_400_000;

const withThose = <T extends { readonly id: string }>(list: readonly T[], those: readonly T[]): T[] => [
  ...list.filter((one) => !those.some((other) => other.id === one.id)),
  ...those,
];

/** The library with these drafts put in force. */
export const withDrafts = (held: Library, drafts: readonly Draft[]): Library => {
  const gone = new Set(drafts.filter((draft) => draft.removed).map((draft) => draft.id));
  const kept = drafts.filter((draft) => !draft.removed);
  const slides = kept.filter((draft) => draft.kind === 'slide').map((draft) => slideSchema.parse(draft.body));
  const entries = kept.filter((draft) => draft.kind === 'entry').map((draft) => entrySchema.parse(draft.body));
  return {
    ...held,
    generation: held.generation + 1,
    slides: withThose(held.slides, slides).filter((one) => !gone.has(one.id)),
    entries: withThose(held.entries, entries).filter((one) => !gone.has(one.id)),
  };
};

/** What a display of the fixture says of itself, by its place in the list: one differs, one is offline, one was never paired. */
export const wallRow = (library: Library, display: Display, index: number, now: number): WallRow => {
  const plan = resolveOne(library, display.id, { from: now - DAY, until: now + DAY });
  const zone = (name: ZoneName) => {
    const { entry, slide } = stateAt(plan, name, now);
    return { entry, slide };
  };
  const should = { main: zone('main'), ticker: zone('ticker'), side: zone('side') };
  const since = now - 90_000;
  const does = { main: { ...should.main, since }, ticker: { ...should.ticker, since }, side: { ...should.side, since } };
  const differs = { ...does, main: { entry: null, slide: library.slides[1]?.id ?? null, since } };
  const connection = display.key === null ? 'unpaired' : index === 3 ? 'offline' : 'online';
  return {
    display: display.id,
    connection,
    seen: display.key === null ? null : index === 3 ? now - 7_200_000 : now - 2000,
    should,
    does: display.key === null ? null : index === 2 ? differs : does,
    revision: { should: 12, holds: display.key === null ? null : index === 2 ? 11 : 12 },
    agrees: display.key === null ? null : index !== 2,
    reports: index === 2 ? [{ code: 'slide-failed', about: 'thong-bao', time: now - 60_000 }] : [],
  };
};

/** «What if» by the real resolver. */
export const rehearse = (library: Library, body: unknown) => {
  const ask = rehearsalRequestSchema.parse(body);
  const window = { from: ask.from, until: ask.from + ask.days * DAY };
  const { removed } = ask;
  const after = {
    ...library,
    slides: withThose(library.slides, ask.slides).filter((one) => !removed.slides.includes(one.id)),
    entries: withThose(library.entries, ask.entries).filter((one) => !removed.entries.includes(one.id)),
  };
  const compiled = compile(after, window);
  const plan = resolve(compiled, ask.display);
  const display = library.displays.filter((one) => one.id === ask.display);
  return { plan, changes: diff(resolveOne(library, ask.display, window), plan), conflicts: conflicts(compiled, window, display) };
};

/** «Vì sao?» by the real resolver. */
export const explained = (library: Library, display: string, zone: string, time: number): Explanation =>
  explain(compile(library, explainWindow(time)), display, zone === 'ticker' || zone === 'side' ? zone : 'main', time);
