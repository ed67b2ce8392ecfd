import { entrySchema } from '../../../content/schedule/entry.ts';
import { whenProblems } from '../../../content/schedule/entry-check.ts';
import { sentenceFor } from '../../../content/sentences.ts';
import { slideSchema } from '../../../content/slide/slide.ts';
import { themeSchema } from '../../../content/slide/theme.ts';
import type { Draft, LibraryAnswer } from '../../../content/wire/api.ts';
import { refusalsOf } from '../forms/problem-map.ts';
import { type Phrase, say } from '../say.ts';
import { readEntryForm } from '../schedule/entry-form.ts';
import { reachedBy } from '../schedule/reached.ts';
import { readSlideForm } from '../slides/slide-form.ts';
import { slideWords } from '../slides/slide-words.ts';
import { readThemeForm } from '../themes/theme-form.ts';
import { displaysOfTheme } from '../themes/theme-users.ts';
import { publishWords } from './publish-words.ts';

/** A draft as the publish page shows it: its name, what it does, what forbids it, the displays that it may change. */
export interface DraftReport {
  readonly draft: Draft;
  readonly name: string;
  readonly act: 'new' | 'changed' | 'removed';
  readonly refusals: readonly string[];
  readonly displays: readonly string[];
}

const schemas = { slide: slideSchema, entry: entrySchema, theme: themeSchema } as const;

const nameOf = (draft: Draft): string => {
  if (draft.kind === 'slide') return readSlideForm(draft.body)?.name ?? '';
  if (draft.kind === 'entry') return readEntryForm(draft.body)?.name ?? '';
  return readThemeForm(draft.body)?.name ?? '';
};

const places: Readonly<Record<string, Phrase>> = {
  name: publishWords.name,
  title: slideWords.title,
  body: slideWords.body,
  caption: slideWords.caption,
  phrases: slideWords.phrase,
  lines: slideWords.line,
  rows: slideWords.rows,
  url: slideWords.address,
  unit: slideWords.unit,
  slides: publishWords.slides,
};

/** A refusal with the field that it is about, where that has a name; a picture that is missing is simply to be chosen. */
const placed = (path: string, text: string): string => {
  const field = path.split('.')[0] ?? '';
  if (path === 'picture' || path === 'video') return say(slideWords.pictureMissing);
  const name = places[field];
  return name ? `${say(name)}: ${text}` : text;
};

const refusals = (draft: Draft): string[] => {
  if (draft.removed) return [];
  const found = [...new Set([...refusalsOf(schemas[draft.kind], draft.body)].map(([path, text]) => placed(path, text)))];
  const entry = draft.kind === 'entry' && found.length === 0 ? entrySchema.safeParse(draft.body).data : undefined;
  const later = entry
    ? whenProblems(entry)
        .map((one) => sentenceFor(one))
        .map(({ vi, en }) => say([vi, en]))
    : [];
  return [...found, ...later];
};

const published = (draft: Draft, library: LibraryAnswer): boolean =>
  [...library.slides, ...library.entries, ...library.themes].some((one) => one.id === draft.id);

const touched = (draft: Draft, drafts: readonly Draft[], library: LibraryAnswer, day: string): readonly string[] => {
  const fresh = drafts.flatMap((one) => (one.kind === 'entry' && !one.removed ? (readEntryForm(one.body) ?? []) : []));
  const entries = [...library.entries, ...fresh];
  if (draft.kind === 'theme') return displaysOfTheme(library, draft.id, day);
  const mine = entries.filter((entry) =>
    draft.kind === 'entry' ? entry.id === draft.id : entry.slides.some((one) => one.slide === draft.id),
  );
  const standing = draft.kind === 'slide' ? library.units.filter((unit) => unit.standing === draft.id) : [];
  const places = [...mine.flatMap((entry) => entry.places), ...standing.map((unit) => ({ by: 'unit' as const, id: unit.id }))];
  return reachedBy(library, places, day).map((one) => one.id);
};

/** Every draft with what it would do. `day`: the local day on which units are looked at. */
export const reportsOf = (drafts: readonly Draft[], library: LibraryAnswer, day: string): readonly DraftReport[] =>
  drafts.map((draft) => ({
    draft,
    name: nameOf(draft),
    act: draft.removed ? 'removed' : published(draft, library) ? 'changed' : 'new',
    refusals: refusals(draft),
    displays: touched(draft, drafts, library, day),
  }));
