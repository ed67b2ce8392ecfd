/** What refuses an answer for good: another one counts already, or it cannot be read. */
const FOR_GOOD: readonly string[] = [
  'SCO-too-soon',
  'SCO-used',
  'kiosk-unreadable',
  'rating-unreadable',
  'not-json',
  'too-large',
];

/** Whether what refused an answer after its citizen was thanked may have been mended since, so that it may be sent again (SCO-36). */
export const isMendable = (code: string): boolean => !FOR_GOOD.includes(code);
