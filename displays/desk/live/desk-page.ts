import { LitElement } from 'lit';
import { base } from '../look/base.ts';
import type { Live } from './collection.ts';
import type { Desk } from './desk.ts';

/** A page of the desk: subscribes to what it `watches` while it stands in the document, and hands plain values to views. */
export abstract class DeskPage extends LitElement {
  static override styles = [base];
  static override properties = { desk: { attribute: false } };
  declare desk: Desk;
  #leave: (() => void)[] = [];

  protected abstract watches(): readonly Live<unknown>[];

  /** Whether something that was written here would be lost now. */
  unsaved(): boolean {
    return false;
  }

  /** Saves what can be saved before the page goes; false when something would be lost. */
  async mayLeave(): Promise<boolean> {
    return !this.unsaved();
  }

  override connectedCallback() {
    super.connectedCallback();
    this.#leave = this.watches().map((live) => live.subscribe(() => this.requestUpdate()));
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    for (const leave of this.#leave) leave();
    this.#leave = [];
  }
}
