/**
 * What is wrong and where, without words for people: the edge chooses those (`sentenceFor`).
 * `code` is stable (for example `TXT-3`), `path` leads into the value, `detail` fills the sentence.
 */
export interface Problem {
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly detail: Readonly<Record<string, string | number>>;
}

/** A problem at `path`; a convenience that keeps the shape in one place. */
export const problem = (
  code: string,
  path: readonly (string | number)[] = [],
  detail: Readonly<Record<string, string | number>> = {},
): Problem => ({ code, path, detail });

/** A sentence for people in both languages; `{name}` stands for the detail of that name. */
export interface Sentence {
  readonly vi: string;
  readonly en: string;
}

/** The sentences of one room, by problem code. */
export type SentenceTable = Readonly<Record<string, Sentence>>;
