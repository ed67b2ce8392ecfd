import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RatingPoint, RatingSettings } from '../../../content/score/settings.ts';
import type { ImportKey } from '../../../content/wire/rating-import-api.ts';
import type { DeskApi } from '../api/desk-api.ts';
import type { Failure } from '../api/request.ts';
import { base } from '../look/base.ts';
import { momentWords } from '../look/times.ts';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { failureBox, loadingBox } from '../shell/states.ts';
import './import-key-dialog.ts';
import { importWords as words } from './import-words.ts';

/** The keys of other systems: what each may do, when it was last used; to make and to revoke. */
@customElement('ny-import-keys')
export class ImportKeys extends LitElement {
  static override styles = [
    base,
    css`
      .key { display: flex; flex-wrap: wrap; align-items: center; gap: 0.3rem 0.75rem; padding: 0.7rem 0.2rem; border-top: 1px solid var(--ny-line); }
      .key .name { font-weight: 600; overflow-wrap: anywhere; } .key .push { margin-inline-start: auto; } .key .where { flex-basis: 100%; overflow-wrap: anywhere; }
      .asleep .name { color: var(--ny-quiet); }
    `,
  ];
  @property({ attribute: false }) api: DeskApi | null = null;
  @property({ attribute: false }) settings: RatingSettings | null = null;
  /** The points that a key may be made for. */
  @property({ attribute: false }) points: readonly RatingPoint[] = [];
  /** Names of units by their ids. */
  @property({ attribute: false }) names: ReadonlyMap<string, string> = new Map();
  @state() private keys: readonly ImportKey[] | null = null;
  @state() private failure: Failure | null = null;
  @state() private open = false;
  @state() private revoking: ImportKey | null = null;
  @state() private busy = false;

  /** Whether a secret stands on the page that nobody has kept yet. */
  unsaved(): boolean {
    return this.renderRoot.querySelector('ny-import-key-dialog')?.unsaved() ?? false;
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('api')) void this.#load();
  }

  async #load() {
    const answer = await this.api?.importKeys();
    if (!answer) return;
    this.failure = answer.ok ? null : answer.failure;
    if (answer.ok) this.keys = answer.value;
  }

  async #revoke(key: ImportKey) {
    if (!this.api || this.busy) return;
    this.busy = true;
    const answer = await this.api.revokeImportKey(key.id);
    this.busy = false;
    this.revoking = null;
    await this.#load();
    if (!answer.ok) this.failure = answer.failure;
  }

  protected override render() {
    return html`<section class="card stack" aria-labelledby="keys">
      <div class="row between"><h2 id="keys">${say(words.keys)}</h2>
        ${this.points.length > 0 ? html`<wa-button size="s" appearance="outlined" @click=${() => (this.open = true)}>${icon('plus', null, 'start')} ${say(words.newKey)}</wa-button>` : ''}</div>
      <p class="quiet small">${say(words.keysHint)}</p>
      ${this.failure ? failureBox(this.failure, () => void this.#load()) : ''}
      ${this.keys === null ? (this.failure ? '' : loadingBox()) : this.#list(this.keys)}
    </section>
    <ny-import-key-dialog .api=${this.api} .settings=${this.settings} .points=${this.points} .names=${this.names} ?open=${this.open}
      @made=${() => void this.#load()} @closed=${() => (this.open = false)}></ny-import-key-dialog>
    ${this.#confirm()}`;
  }

  #list(keys: readonly ImportKey[]) {
    if (keys.length === 0) return html`<p class="quiet">${icon('key-round')} ${say(words.noKeys)}</p>`;
    return html`<ul>${keys.map((key) => this.#key(key))}</ul>`;
  }

  #key(key: ImportKey) {
    const { name, points, created, revoked, used } = key;
    return html`<li class="key ${revoked === null ? '' : 'asleep'}"><span class="name">${name}</span>
      ${revoked === null ? '' : html`<span class="tag">${say(words.revoked)}</span>`}
      <span class="tag ${used !== null && revoked === null ? 'ok' : ''}">${used === null ? say(words.neverUsed) : say(words.lastUsed, { time: momentWords(used) })}</span>
      ${revoked === null ? html`<wa-button class="push" size="s" appearance="outlined" @click=${() => (this.revoking = key)}>${say(words.revoke)}</wa-button>` : ''}
      <span class="quiet small where">${points.map((id) => this.#placeOf(id)).join('; ')} · ${say(words.made, { time: momentWords(created) })}</span></li>`;
  }

  #placeOf(id: string): string {
    const point = this.settings?.points.find((one) => one.id === id);
    return point ? `${this.names.get(point.unit) ?? point.unit}: ${point.name}` : id;
  }

  #confirm() {
    const key = this.revoking;
    const cancel = () => (this.revoking = null);
    return html`<wa-dialog label=${key ? say(words.revokeOf, { name: key.name }) : ''} ?open=${key !== null}
      @wa-after-hide=${(event: Event) => event.target === event.currentTarget && cancel()}>
      <p>${say(words.revokeHint)}</p>
      <wa-button slot="footer" appearance="outlined" @click=${cancel}>${say(words.cancel)}</wa-button>
      <wa-button slot="footer" variant="danger" ?loading=${this.busy} @click=${() => key && void this.#revoke(key)}>${say(words.revoke)}</wa-button>
    </wa-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ny-import-keys': ImportKeys;
  }
}
