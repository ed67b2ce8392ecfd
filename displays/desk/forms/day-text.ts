/** A real calendar day, or null: 31/02 is none. */
const realDay = (year: number, month: number, day: number): string | null => {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : text;
};

/** The day that a person meant: `24/11/2026`, `24-11-2026`, `24.11.26`, `24/11` (of `year`) or `2026-11-24`. Null when it is none. */
export const dayOf = (text: string, year: number): string | null => {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  if (iso) return realDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const found = /^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{2}|\d{4}))?$/.exec(text.trim());
  if (!found) return null;
  const given = found[3] === undefined ? year : Number(found[3]);
  return realDay(given < 100 ? 2000 + given : given, Number(found[2]), Number(found[1]));
};
