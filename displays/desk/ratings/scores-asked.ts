import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Answer, Failure } from '../api/request.ts';

/**
 * What a page asks the server, anew whenever its question changes. While the same question is asked again, the former answer stays;
 * an answer to a question that is no longer asked is dropped.
 */
export class Asked<T> implements ReactiveController {
  value: T | null = null;
  failure: Failure | null = null;
  #question: string | null = null;
  #load: (() => Promise<Answer<T>>) | null = null;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {}

  /** Asks if `question` is another one than before. */
  ask(question: string, load: () => Promise<Answer<T>>): void {
    if (question === this.#question) return;
    this.#question = question;
    this.#load = load;
    this.value = null;
    this.failure = null;
    void this.refresh();
  }

  /** Asks the same question again. */
  async refresh(): Promise<void> {
    const question = this.#question;
    const answer = await this.#load?.();
    if (!answer || question !== this.#question) return;
    if (answer.ok) this.value = answer.value;
    this.failure = answer.ok ? null : answer.failure;
    this.#host.requestUpdate();
  }
}
