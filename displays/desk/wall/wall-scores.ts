import { type ScoreNeed, scoresOfSlide } from '../../../content/score/scores-of-slide.ts';
import { scoreKey } from '../../../content/score/windows.ts';
import type { LiveValues } from '../../../content/slide/drawing.ts';
import type { Slide } from '../../../content/slide/slide.ts';
import type { WallRow } from '../../../content/wire/api.ts';
import type { DeskApi } from '../api/desk-api.ts';

type Scores = LiveValues['scores'];
const MOST_AT_ONCE = 60;

const shownIn = ({ should, does }: WallRow): (string | null)[] =>
  [should, does].flatMap((state) => (state === null ? [] : [state.main.slide, state.ticker.slide, state.side.slide]));

/** The scores that the pictures of these rows show, of `readable` units alone: one other would have the server refuse them all. */
export const scoresShown = (
  rows: readonly WallRow[],
  slides: ReadonlyMap<string, Slide>,
  readable: ReadonlySet<string>,
): readonly ScoreNeed[] => {
  const shown = [...new Set(rows.flatMap(shownIn))].flatMap((id) => (id === null ? [] : (slides.get(id) ?? [])));
  const needs = shown.flatMap(scoresOfSlide);
  const ours = needs.filter(({ unit }) => readable.has(unit));
  return [...new Map(ours.map((need) => [scoreKey(need.unit, need.window), need])).values()];
};

/** Asks for these scores as a board shows them; of what the server does not tell there is none. */
export async function askScores(api: Pick<DeskApi, 'scoreBoard'>, needs: readonly ScoreNeed[]): Promise<Scores> {
  const windows = [...new Set(needs.map(({ window }) => window))];
  const asked = windows.flatMap((window) => {
    const units = needs.filter((need) => need.window === window).map(({ unit }) => unit);
    const times = Math.ceil(units.length / MOST_AT_ONCE);
    return Array.from({ length: times }, (_, at) => ({
      window,
      units: units.slice(at * MOST_AT_ONCE, (at + 1) * MOST_AT_ONCE),
    }));
  });
  const answers = await Promise.all(
    asked.map(async ({ units, window }) => {
      const answer = await api.scoreBoard(units, window);
      return answer.ok
        ? Object.entries(answer.value.scores).map(([unit, score]) => [scoreKey(unit, window), score] as const)
        : [];
    }),
  );
  return Object.fromEntries(answers.flat());
}
