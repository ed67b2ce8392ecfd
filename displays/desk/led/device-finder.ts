import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { LedMount } from '../../../content/led/mount.ts';
import { type FoundDevice, findRequestSchema } from '../../../content/wire/find.ts';
import type { DeskApi } from '../api/desk-api.ts';
import type { Failure } from '../api/request.ts';
import { base } from '../look/base.ts';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { failureBox } from '../shell/states.ts';
import { findWords as words } from './find-words.ts';
import { PROTOCOL_WORDS } from './mount-words.ts';

/** Looks for LED devices where the panel's driver stands; tells `found` with the one that the person chose. */
@customElement('ny-device-finder')
export class DeviceFinder extends LitElement {
  static override styles = [
    base,
    css`
      ul { display: flex; flex-direction: column; gap: 0.4rem; }
      .device { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 0.5rem; padding: 0.5rem 0.75rem; border: 1px solid var(--ny-line); border-radius: 8px; }
      .device span { overflow-wrap: anywhere; }
    `,
  ];
  @property({ attribute: false }) api: DeskApi | null = null;
  /** The panel's display; empty: it is only being added, and this controller looks. */
  @property() display = '';
  @property() driver: LedMount['driver'] = 'agent';
  /** What stands in the field of the address; empty: nothing that could be asked. */
  @property() host = '';
  @state() private devices: readonly FoundDevice[] | null = null;
  @state() private failure: Failure | null = null;
  @state() private busy = false;

  async #look(address: string | null) {
    const { api } = this;
    if (!api || this.busy) return;
    this.busy = true;
    this.devices = null;
    const by = this.driver === 'controller' ? 'controller' : 'agent';
    const answer = this.display === '' ? await api.findHere({ address }) : await api.findDevices(this.display, { by, address });
    this.busy = false;
    this.failure = answer.ok ? null : answer.failure;
    this.devices = answer.ok ? answer.value.devices : null;
  }

  protected override render() {
    const who = say(this.driver === 'controller' || this.display === '' ? words.controller : words.agent);
    const asked = findRequestSchema.safeParse({ by: 'agent', address: this.host });
    return html`<div class="stack tight">
      <div class="row">
        <wa-button appearance="outlined" ?loading=${this.busy} @click=${() => void this.#look(null)}>${icon('search', null, 'start')} ${say(words.find)}</wa-button>
        <wa-button appearance="plain" ?disabled=${this.busy || !asked.success || this.host === ''} @click=${() => void this.#look(this.host)}>${say(words.ask)}</wa-button>
      </div>
      <p class="quiet small">${say(words.hint, { who })}</p>
      <div role="status">${this.busy ? html`<p>${say(words.looking)}</p>` : this.#found()}</div>
      ${this.failure ? failureBox(this.failure) : ''}
    </div>`;
  }

  #found() {
    const { devices } = this;
    if (devices === null) return '';
    if (devices.length === 0) return html`<p>${say(words.none)}</p>`;
    const take = (device: FoundDevice) => this.dispatchEvent(new CustomEvent('found', { detail: device }));
    const others = devices.filter(({ protocol }) => protocol === 'e131-source');
    return html`<ul aria-label=${say(words.found)}>${devices.map((device) =>
      device.protocol === 'e131-source'
        ? ''
        : html`<li class="device">
        <span><strong class="numbers">${device.address}</strong> · ${say(PROTOCOL_WORDS[device.protocol])}<br /><span class="quiet small">${device.name}</span></span>
        <wa-button size="s" appearance="outlined" @click=${() => take(device)}>${say(words.take, { name: device.address })}</wa-button>
      </li>`,
    )}</ul>${
      others.length === 0
        ? ''
        : html`<p>${icon('triangle-alert')} ${say(words.others)}: ${others.map(({ address, name }) => `${name} (${address})`).join('; ')}. ${say(words.otherHint)}</p>`
    }`;
  }
}
