import { html, LitElement } from 'lit';
import type { ZoneName } from '../../content/place/display.ts';
import type { FontSet } from '../../content/slide/drawing.ts';
import type { Link } from '../link/link.ts';
import type { Timepiece } from '../link/timepiece.ts';
import { Conductor } from './conductor.ts';
import { ZONE_NAMES } from './glass.ts';
import { watchHold } from './hold-gesture.ts';

/** A short loss of contact is nobody's business. */
const MARK_AFTER_MS = 15_000;
const SECOND_MS = 1000;

/** The whole page: the stage with its zones once paired, the pairing code before. */
export class TvPage extends LitElement {
  static override properties = { link: { attribute: false }, fonts: { attribute: false }, timepiece: { attribute: false } };
  declare link: Link;
  declare fonts: FontSet | null;
  declare timepiece: Timepiece;
  #unlisten: () => void = () => undefined;
  #cancel: () => void = () => undefined;
  #conductor: Conductor | null = null;
  #lostAt: number | null = null;
  #unhold: (() => void) | null = null;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#lostAt = this.timepiece.ticks().mono;
    this.#unlisten = this.link.onChange(() => this.#changed());
    this.#changed();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unlisten();
    this.#cancel();
    this.#watchHold(false);
    this.#conductor?.stop();
    this.#conductor = null;
  }

  #changed(): void {
    const state = this.link.state();
    if (state.kind === 'paired' && state.contact) this.#lostAt = null;
    else this.#lostAt = this.#lostAt ?? this.timepiece.ticks().mono;
    this.requestUpdate();
  }

  protected override updated(): void {
    const state = this.link.state();
    this.#conduct(state.kind === 'paired');
    this.#watchHold(state.kind === 'pairing' && state.foreign);
    this.#cancel();
    const ticking = state.kind === 'pairing' || (this.#lostAt !== null && !this.#marked());
    if (ticking) this.#cancel = this.timepiece.after(SECOND_MS, () => this.requestUpdate());
  }

  #watchHold(wanted: boolean): void {
    if (wanted) this.#unhold = this.#unhold ?? watchHold(window, this.timepiece, () => void this.link.handOver());
    else {
      this.#unhold?.();
      this.#unhold = null;
    }
  }

  #conduct(paired: boolean): void {
    if (paired && this.#conductor === null && this.fonts !== null) {
      const containers = new Map<ZoneName, HTMLElement>();
      for (const zone of ZONE_NAMES) {
        const container = this.querySelector<HTMLElement>(`.zone-${zone}`);
        if (container !== null) containers.set(zone, container);
      }
      const stage = this.querySelector<HTMLElement>('.stage');
      if (stage === null) return;
      const { link, fonts, timepiece } = this;
      this.#conductor = new Conductor({ link, fonts, timepiece, stage, containers });
    }
    if (!paired) {
      this.#conductor?.stop();
      this.#conductor = null;
    }
  }

  #marked(): boolean {
    return this.#lostAt !== null && this.timepiece.ticks().mono - this.#lostAt >= MARK_AFTER_MS;
  }

  protected override render() {
    const state = this.link.state();
    const paired = state.kind === 'paired';
    return html`
      <main class="stage ${paired ? '' : 'absent'}">
        <section class="zone zone-main"></section>
        <section class="zone zone-side"></section>
        <section class="zone zone-ticker"></section>
        <p class="offline ${paired && this.#marked() ? 'on' : ''}" role="status">
          ${paired && this.#marked() ? 'Mất liên lạc với máy chủ; màn hình chạy theo lịch đã lưu.' : ''}
        </p>
      </main>
      ${state.kind === 'pairing' ? html`<ny-pairing .pairing=${state} .address=${location.host} .now=${this.link.read().time}></ny-pairing>` : ''}
    `;
  }
}
