import type { Problem } from '../../../content/problem.ts';

/**
 * How it stands with a panel. `since`: when this state began, on the driver's monotonic clock. `problem`: what the device said, or
 * what it showed that we did not send (LED-55, LED-56). `confirmed`: whether the device itself says that it shows our picture; `null`
 * where its protocol cannot tell.
 */
export interface DriverStatus {
  readonly state: 'opening' | 'running' | 'lost' | 'stopped';
  readonly since: number;
  readonly problem: Problem | null;
  readonly confirmed: boolean | null;
  /** Pictures sent, and how often the panel was put right, since the driver was opened; when that was last and what it had shown. */
  readonly sent: number;
  readonly repairs: number;
  readonly repaired: { readonly at: number; readonly said: string } | null;
  /** What the last picture takes by the panel's figures, and what the supply's cap left of it in percent. */
  readonly watts: number;
  readonly dimmed: number;
}

/** What an error says, in a few words: its code where it has one. */
export function saidBy(error: unknown): string {
  if (!(error instanceof Error)) return String(error).slice(0, 120);
  const code: unknown = Reflect.get(error, 'code');
  const cause: unknown = error.cause;
  if (typeof code === 'string') return code;
  return cause instanceof Error ? saidBy(cause) : error.message.slice(0, 120);
}
