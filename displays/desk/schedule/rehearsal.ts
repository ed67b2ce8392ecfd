import type { z } from 'zod';
import type { rehearsalAnswerSchema, rehearsalRequestSchema } from '../../../content/wire/schedule-api.ts';
import type { DeskApi } from '../api/desk-api.ts';
import type { Failure } from '../api/request.ts';

export type RehearsalAsk = z.input<typeof rehearsalRequestSchema>;
export type RehearsalAnswer = z.infer<typeof rehearsalAnswerSchema>;

/** «What if», asked again after each pause in writing; of answers that overtake one another only the last asked counts. */
export class Rehearsal {
  answer: RehearsalAnswer | null = null;
  failure: Failure | null = null;
  busy = false;
  #key = '';
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  readonly #api: Pick<DeskApi, 'rehearse'>;
  readonly #pauseMs: number;
  readonly #changed: () => void;

  constructor(api: Pick<DeskApi, 'rehearse'>, pauseMs: number, changed: () => void) {
    this.#api = api;
    this.#pauseMs = pauseMs;
    this.#changed = changed;
  }

  /** Asks if this differs from what was asked last. */
  ask(ask: RehearsalAsk): void {
    const key = JSON.stringify(ask);
    if (key === this.#key) return;
    this.#key = key;
    this.stop();
    this.#timer = setTimeout(() => void this.#go(ask), this.#pauseMs);
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #go(ask: RehearsalAsk): Promise<void> {
    const turn = ++this.#turn;
    this.busy = true;
    this.#changed();
    const answer = await this.#api.rehearse(ask);
    if (turn !== this.#turn) return;
    this.busy = false;
    this.failure = answer.ok ? null : answer.failure;
    if (answer.ok) this.answer = answer.value;
    this.#changed();
  }
}
