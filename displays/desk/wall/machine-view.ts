import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PictureAnswer, WallRow } from '../../../content/wire/api.ts';
import type { DeskApi } from '../api/desk-api.ts';
import { base } from '../look/base.ts';
import { agoWords, momentWords } from '../look/times.ts';
import { type Phrase, say } from '../say.ts';
import { oldAgentHelp, oldAgentTag } from './agent-age.ts';
import './agent-line.ts';
import { machineWords } from './machine-words.ts';

const words = {
  picture: ['Ảnh màn hình lúc {moment}', 'The screen at {moment}'],
  machine: ['Máy sau màn hình ({app}), {ago}', 'The computer behind it ({app}), {ago}'],
} as const satisfies Record<string, Phrase>;

/** A fresh picture comes a moment after it was asked for. */
const AGAIN_MS = 4000;

/** What really stands on a display’s glass, and how its computer is; nothing where no agent tells. */
@customElement('ny-machine-view')
export class MachineView extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: block; }
      .stack { margin-bottom: 1rem; }
      img { display: block; max-width: 100%; max-height: 16rem; margin-inline: auto; image-rendering: auto; box-shadow: 0 0 0 1px #0002; }
      img.dots { image-rendering: pixelated; width: 100%; background: #000; }
      figcaption { font-size: 0.8rem; color: var(--ny-quiet); margin-top: 0.3rem; }
    `,
  ];
  @property({ attribute: false }) api: DeskApi | null = null;
  @property({ attribute: false }) row: WallRow | null = null;
  @property({ type: Number }) now = 0;
  /** The version of the agent that the controller hands out. */
  @property() agent: string | null = null;
  @state() private picture: PictureAnswer = null;
  #shown = '';

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('row') || (this.row?.display ?? '') === this.#shown) return;
    this.#shown = this.row?.display ?? '';
    this.picture = null;
    if (this.row?.machine) void this.#ask(this.#shown);
  }

  async #ask(display: string) {
    for (const wait of [0, AGAIN_MS]) {
      await new Promise((wake) => setTimeout(wake, wait));
      if (display !== this.#shown || !this.isConnected) return;
      const answer = await this.api?.picture(display);
      if (answer?.ok && display === this.#shown) this.picture = answer.value;
    }
  }

  #age(machine: NonNullable<WallRow['machine']>) {
    const help = oldAgentHelp(machine, this.agent);
    return help === ''
      ? ''
      : html`${oldAgentTag(machine, this.agent)}<p class="small">${help}</p><ny-agent-line .api=${this.api}></ny-agent-line>`;
  }

  protected override render() {
    const machine = this.row?.machine;
    if (!machine) return '';
    const { picture } = this;
    return html`<div class="stack tight">
      ${
        picture
          ? html`<figure>
              <img class=${picture.mime === 'image/png' ? 'dots' : ''} src=${`data:${picture.mime};base64,${picture.bytes}`} alt=${say(words.picture, { moment: momentWords(picture.time) })} />
              <figcaption>${say(words.picture, { moment: momentWords(picture.time) })}</figcaption>
            </figure>`
          : ''
      }
      <p class="small"><strong>${say(words.machine, { app: machine.health.app, ago: agoWords(machine.told, this.now) })}</strong><br />${machineWords(machine.health)}</p>
      ${this.#age(machine)}
    </div>`;
  }
}
