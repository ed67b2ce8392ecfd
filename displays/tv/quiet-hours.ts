/** Hours in which reception areas are dark, and a page may load anew. */
export const QUIET_HOURS: readonly number[] = [2, 3];
/** How often a page that waits for them looks. */
export const LOOK_MS = 10 * 60_000;
