import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LiveScore } from '../../../content/score/live-score.ts';
import type { UnitScores } from '../../../content/wire/rating-api.ts';
import type { Desk } from '../live/desk.ts';

/** Boards call their values stale after so long without a word, and so do pages. */
const STALE_MS = 120_000;
const LOOK_MS = 10_000;

/**
 * Follows a unit for a page: `told` is what boards have, and `again` asks anew for what stands behind it (true: it was to be had), at most
 * every `gapMs` while answers pour in.
 */
export class ScoreFollower implements ReactiveController {
  told: UnitScores | null = null;
  #unit: string | null = null;
  #heardAt = performance.now();
  #stop: (() => void) | null = null;
  #soon: ReturnType<typeof setTimeout> | null = null;
  #look: ReturnType<typeof setInterval> | null = null;
  readonly #host: ReactiveControllerHost;
  readonly #again: () => Promise<boolean>;
  readonly #gapMs: number;

  constructor(host: ReactiveControllerHost, again: () => Promise<boolean>, gapMs: number) {
    this.#host = host;
    this.#again = again;
    this.#gapMs = gapMs;
    host.addController(this);
  }

  hostConnected() {
    this.#heardAt = performance.now();
    this.#look = setInterval(() => this.#host.requestUpdate(), LOOK_MS);
    this.#host.requestUpdate();
  }

  hostDisconnected() {
    this.#stop?.();
    this.#unit = null;
    if (this.#look !== null) clearInterval(this.#look);
    if (this.#soon !== null) clearTimeout(this.#soon);
    this.#soon = null;
  }

  /** Follows this unit from now on. */
  follow(desk: Pick<Desk, 'followScores'>, unit: string): void {
    if (this.#unit === unit) return;
    this.#stop?.();
    this.#unit = unit;
    this.told = null;
    this.#stop = desk.followScores(unit, (told) => {
      if (told === null) return void this.askAgain();
      this.told = told;
      this.#heardAt = performance.now();
      this.#host.requestUpdate();
      this.#soon ??= setTimeout(() => {
        this.#soon = null;
        void this.askAgain();
      }, this.#gapMs);
    });
  }

  async askAgain(): Promise<void> {
    if (await this.#again()) this.#heardAt = performance.now();
  }

  /** The score, marked as stale when nothing was heard for as long as makes a board call it so. */
  aged = (score: LiveScore): LiveScore => (performance.now() - this.#heardAt > STALE_MS ? { ...score, stale: true } : score);
}
