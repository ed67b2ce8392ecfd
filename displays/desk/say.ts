/** The same words in Vietnamese and in English. */
export type Phrase = readonly [vi: string, en: string];

/** The desk's languages; Vietnamese first. */
export type Language = 'vi' | 'en';

const STORE = 'niem-yet-language';

/** The language of the page, as its document declares it. */
export const language = (): Language => (document.documentElement.lang === 'en' ? 'en' : 'vi');

/** Fills `{name}` places of the phrase in the page's language; `{n|display|displays}` is a word that follows the number `n`. */
export const say = (phrase: Phrase, details: Readonly<Record<string, string | number>> = {}): string => {
  const text = language() === 'en' ? phrase[1] : phrase[0];
  const numbered = text.replace(/\{(\w+)\|([^|}]*)\|([^}]*)\}/g, (_, name: string, one: string, many: string) =>
    Number(details[name]) === 1 ? one : many,
  );
  return numbered.replace(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole));
};

/** What is data in both languages, in the page's. */
export const sayOf = ({ vi, en }: { readonly vi: string; readonly en: string }): string => (language() === 'en' ? en : vi);

/** Declares the language that was chosen last on this machine. */
export const recallLanguage = (): void => {
  document.documentElement.lang = localStorage.getItem(STORE) === 'en' ? 'en' : 'vi';
};

/** Keeps the choice and shows the whole desk anew in it. */
export const chooseLanguage = (chosen: Language): void => {
  localStorage.setItem(STORE, chosen);
  location.reload();
};
