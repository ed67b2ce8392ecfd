import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Live } from '../live/collection.ts';
import { DeskPage } from '../live/desk-page.ts';
import { base } from '../look/base.ts';
import { linkTo } from '../router.ts';
import { type Phrase, say } from '../say.ts';
import { type Alarm, alarmsOf } from './alarms.ts';
import { icon } from './icon.ts';

const title: Phrase = ['Máy chủ cần người quản trị xem ngay', 'The server needs its administrator'];
const more: Phrase = ['Xem và xử lý', 'See to it'];
/** Damage shows at a start, a failing disk at any time. */
const AGAIN_MS = 60_000;

/** What is wrong with the controller itself, at the top of every page, for those who may ask; nothing while all is well. */
@customElement('ny-status-banner')
export class StatusBanner extends DeskPage {
  static override styles = [
    base,
    css`
      wa-callout { margin-block-end: 1rem; } h2 { font-size: 1rem; } li { margin-block-start: 0.35rem; overflow-wrap: anywhere; }
      ul { padding-inline-start: 1.1rem; list-style: disc; }
    `,
  ];
  #timer = 0;
  #stop: (() => void) | null = null;

  protected watches(): readonly Live<unknown>[] {
    return [this.desk.session];
  }

  override connectedCallback() {
    super.connectedCallback();
    this.#timer = window.setInterval(() => this.#ask(), AGAIN_MS);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    this.#stop?.();
    this.#stop = null;
  }

  #ask() {
    const grants = this.desk.session.seen.value?.person?.grants ?? [];
    if (!grants.some(({ role }) => role === 'admin' || role === 'officer')) return;
    if (this.#stop) void this.desk.status.refresh();
    else this.#stop = this.desk.status.subscribe(() => this.requestUpdate());
  }

  protected override updated() {
    if (!this.#stop) this.#ask();
  }

  protected override render() {
    const { value } = this.desk.status.seen;
    const alarms = value === null ? [] : alarmsOf(value);
    return alarms.length === 0 ? '' : this.#box(alarms);
  }

  #box(alarms: readonly Alarm[]) {
    const level = alarms.some((one) => one.level === 'danger') ? 'danger' : 'warning';
    return html`<wa-callout variant=${level} role="alert">
      ${icon(level === 'danger' ? 'circle-alert' : 'triangle-alert', null, 'icon')}
      <h2>${say(title)}</h2>
      <ul>${alarms.map(({ sentence, page }) => html`<li>${say(sentence)} ${page === null ? '' : html`<a href=${linkTo(page)}>${say(more)}</a>`}</li>`)}</ul>
    </wa-callout>`;
  }
}
