const two = (value: number) => String(value).padStart(2, '0');

/**
 * The clock time that a person meant: `7h30`, `7:30`, `7g30`, `730`, `7` become `07:30` and `07:00`; `24:00` is the end of a day.
 * Null when it is none.
 */
export const clockOf = (text: string): string | null => {
  const found = /^(\d{1,2})(?:\s*[:hg.]\s*(\d{2})?|(\d{2}))?$/i.exec(text.trim());
  if (!found) return null;
  const hour = Number(found[1]);
  const minute = Number(found[2] ?? found[3] ?? 0);
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null;
  return `${two(hour)}:${two(minute)}`;
};
