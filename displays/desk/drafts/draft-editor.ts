import type { Draft } from '../../../content/wire/api.ts';
import type { DeskApi, DraftKind } from '../api/desk-api.ts';
import type { Failure } from '../api/request.ts';
import { type History, historyOf, redone, undone, written } from './history.ts';

/** `clean`: as the server has it; `waiting`: typed, not yet sent; `conflict`: someone else wrote in between. */
export type Saving = 'clean' | 'waiting' | 'saving' | 'failed' | 'conflict';

/** What an editor needs: where to save, what it begins with (`version` 0: no draft yet) and whom it tells. */
export interface EditorStart<T> {
  readonly api: Pick<DeskApi, 'putDraft'>;
  readonly kind: DraftKind;
  readonly id: string;
  readonly form: T;
  readonly version: number;
  readonly pauseMs: number;
  readonly changed: () => void;
  readonly saved: (draft: Draft) => void;
}

/** A form that saves itself as a draft after each pause in typing, one request at a time, with undo and redo. */
export class DraftEditor<T> {
  saving: Saving = 'clean';
  failure: Failure | null = null;
  #history: History<T>;
  #version: number;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #running: Promise<void> | null = null;
  readonly #start: EditorStart<T>;

  constructor(start: EditorStart<T>) {
    this.#start = start;
    this.#history = historyOf(start.form);
    this.#version = start.version;
  }

  get form(): T {
    return this.#history.present;
  }
  get id(): string {
    return this.#start.id;
  }
  get version(): number {
    return this.#version;
  }
  get canUndo(): boolean {
    return this.#history.past.length > 0;
  }
  get canRedo(): boolean {
    return this.#history.future.length > 0;
  }

  write(form: T, now: number): void {
    this.#turn(written(this.#history, form, now));
  }
  undo(): void {
    this.#turn(undone(this.#history));
  }
  redo(): void {
    this.#turn(redone(this.#history));
  }

  /** Goes on from what someone else (or this person on another page) has saved; it can be undone. */
  take(form: T, version: number, now: number): void {
    this.#history = written(this.#history, form, now);
    this.#version = version;
    this.#set('clean', null);
  }

  /** Puts this form in place of the other writer's version. */
  async overwrite(version: number): Promise<void> {
    this.#version = version;
    await this.#save();
  }

  /** Sends at once what is still waiting; true when the server has the present form. */
  async flush(): Promise<boolean> {
    await this.#running;
    if (this.saving === 'waiting' || this.saving === 'failed') await this.#save();
    return this.saving === 'clean';
  }

  #turn(history: History<T>): void {
    if (history === this.#history) return;
    this.#history = history;
    if (this.saving !== 'conflict') this.#later();
    this.#start.changed();
  }

  #later(): void {
    this.saving = 'waiting';
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), this.#start.pauseMs);
  }

  #set(saving: Saving, failure: Failure | null): void {
    this.saving = saving;
    this.failure = failure;
    this.#start.changed();
  }

  #save(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#running = (this.#running ?? Promise.resolve()).then(() => this.#send());
    return this.#running;
  }

  async #send(): Promise<void> {
    const { api, kind, id } = this.#start;
    const form = this.form;
    this.#set('saving', null);
    const answer = await api.putDraft(kind, id, { version: this.#version, body: form, removed: false });
    if (!answer.ok) return this.#set(answer.failure.status === 409 ? 'conflict' : 'failed', answer.failure);
    this.#version = answer.value.version;
    this.#start.saved(answer.value);
    if (form === this.form) this.#set('clean', null);
    else this.#later();
  }
}
