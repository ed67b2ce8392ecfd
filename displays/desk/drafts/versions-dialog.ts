import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Draft } from '../../../content/wire/api.ts';
import type { DeskApi, DraftKind } from '../api/desk-api.ts';
import type { Failure } from '../api/request.ts';
import { base } from '../look/base.ts';
import { momentWords } from '../look/times.ts';
import { type Phrase, say } from '../say.ts';
import { failureBox, loadingBox } from '../shell/states.ts';

const words = {
  title: ['Các bản trước', 'Earlier versions'],
  version: ['Bản {n}', 'Version {n}'],
  by: ['{author} · {time}', '{author} · {time}'],
  take: ['Dùng lại bản này', 'Use this one'],
  none: ['Chưa có bản nào được lưu.', 'Nothing was saved yet.'],
} as const satisfies Record<string, Phrase>;

/** The saved versions of a draft, newest first. Tells `take` with the one to go on from, `closed` when it closes. */
@customElement('ny-versions-dialog')
export class VersionsDialog extends LitElement {
  static override styles = [
    base,
    css`:host { display: contents; } li { padding: 0.5rem 0; border-bottom: 1px solid var(--ny-line); } li:last-child { border: 0; }`,
  ];
  @property({ attribute: false }) api: DeskApi | null = null;
  @property() kind: DraftKind = 'slide';
  @property() draftId = '';
  @property({ type: Boolean }) open = false;
  @state() private versions: readonly Draft[] | null = null;
  @state() private failure: Failure | null = null;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('open') && this.open) void this.#load();
  }

  async #load() {
    this.versions = null;
    const answer = await this.api?.versions(this.kind, this.draftId);
    if (!answer) return;
    this.failure = answer.ok ? null : answer.failure;
    if (answer.ok) this.versions = [...answer.value].sort((a, b) => b.version - a.version);
  }

  #take(draft: Draft) {
    this.dispatchEvent(new CustomEvent('take', { detail: draft }));
  }

  protected override render() {
    return html`<wa-dialog label=${say(words.title)} ?open=${this.open} light-dismiss
      @wa-after-hide=${() => this.dispatchEvent(new CustomEvent('closed'))}>
      ${this.failure ? failureBox(this.failure) : this.versions === null ? loadingBox() : ''}
      ${this.versions?.length === 0 ? html`<p>${say(words.none)}</p>` : ''}
      <ol>
        ${this.versions?.map(
          (one) => html`<li class="row between">
            <span><strong>${say(words.version, { n: one.version })}</strong><br /><span class="quiet small">${say(words.by, { author: one.author, time: momentWords(one.at) })}</span></span>
            <wa-button size="s" appearance="outlined" @click=${() => this.#take(one)}>${say(words.take)}</wa-button>
          </li>`,
        )}
      </ol>
    </wa-dialog>`;
  }
}
