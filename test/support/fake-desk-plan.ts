import type { Library } from '../../content/library.ts';
import type { Display } from '../../content/place/display.ts';
import type { Plan } from '../../content/schedule/plan.ts';
import { stateAt } from '../../content/schedule/state-at.ts';
import { entrySchema } from '../../content/schedule/entry.ts';
import { slideSchema } from '../../content/slide/slide.ts';
import { type Draft, rehearsalRequestSchema, type WallRow } from '../../content/wire/api.ts';

const DAY = 86_400_000;

/** What the fake desk server answers about plans, from the real resolver. `now` is the fixture's moment. */
export const planAnswers = (library: () => Library, now: number) => {
  const planOf = (display: string, from: number, until: number, held = library()): Plan => ({
    from,
    until,
    zones: {
      main: Array.from({ length: 14 }, (_, day) => {
        const start = Math.floor((from + 7 * 3_600_000) / DAY) * DAY - 7 * 3_600_000 + day * DAY + 7.5 * 3_600_000;
        return { from: start, until: start + 4 * 3_600_000, loop: 0, rank: 'normal' as const };
      }),
      ticker: [{ from, until, loop: 1, rank: 'normal' as const }],
      side: [{ from, until, loop: 2, rank: 'normal' as const }],
    },
    loops: held.entries.slice(0, 3).map((entry) => {
      let start = 0;
      const items = entry.slides.map((one) => {
        const item = { entry: entry.id, slide: one.slide, start, dwell: one.dwell * 1000 };
        start += item.dwell;
        return item;
      });
      return { items, period: start };
    }),
    standing: 'phuong-cham',
    offsets: [{ from: 0, minutes: 420 }],
  });
  const zone = (plan: Plan, name: 'main' | 'ticker' | 'side') => {
    const { entry, slide } = stateAt(plan, name, now);
    return { entry, slide };
  };
  return {
    withDrafts(held: Library, drafts: readonly Draft[]): Library {
      const next = { ...held, generation: held.generation + 1, slides: [...held.slides], entries: [...held.entries] };
      for (const draft of drafts) {
        next.slides = next.slides.filter((one) => draft.kind !== 'slide' || one.id !== draft.id);
        next.entries = next.entries.filter((one) => draft.kind !== 'entry' || one.id !== draft.id);
        if (draft.removed) continue;
        if (draft.kind === 'slide') next.slides.push(slideSchema.parse(draft.body));
        if (draft.kind === 'entry') next.entries.push(entrySchema.parse(draft.body));
      }
      return next;
    },
    row(display: Display, index: number): WallRow {
      const plan = planOf(display.id, now - DAY, now + DAY);
      const should = { main: zone(plan, 'main'), ticker: zone(plan, 'ticker'), side: zone(plan, 'side') };
      const connection = display.key === null ? ('unpaired' as const) : index === 3 ? ('offline' as const) : ('online' as const);
      const since = now - 90_000;
      const seen = { main: { ...should.main, since }, ticker: { ...should.ticker, since }, side: { ...should.side, since } };
      const differs = index === 2 ? { ...seen, main: { entry: null, slide: 'tiep-dan', since } } : seen;
      return {
        display: display.id,
        connection,
        seen: connection === 'unpaired' ? null : connection === 'offline' ? now - 7_200_000 : now - 2000,
        should,
        does: connection === 'unpaired' ? null : differs,
        revision: { should: 12, holds: connection === 'unpaired' ? null : index === 2 ? 11 : 12 },
        agrees: connection === 'unpaired' ? null : index !== 2,
        reports: index === 2 ? [{ code: 'slide-failed', about: 'thong-bao', time: now - 60_000 }] : [],
      };
    },
    conflicts: () => [],
    rehearse(body: unknown) {
      const ask = rehearsalRequestSchema.parse(body);
      return { plan: planOf(ask.display, ask.from, ask.from + ask.days * DAY), changes: [], conflicts: [] };
    },
    explain: (display: string, name: string, time: number) => ({
      time,
      zone: name,
      entry: 'phuong-cham-moi-ngay',
      slide: 'phuong-cham',
      until: time + 15_000,
      considered: [],
      skipped: [],
    }),
  };
};
