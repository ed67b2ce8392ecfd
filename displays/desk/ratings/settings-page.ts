import { css, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { type RatingSettings, ratingSettingsSchema } from '../../../content/score/settings.ts';
import type { Failure } from '../api/request.ts';
import { textField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import { refusalsOf, sentencesByPath } from '../forms/problem-map.ts';
import type { Live } from '../live/collection.ts';
import { DeskPage } from '../live/desk-page.ts';
import { base } from '../look/base.ts';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { failureBox, loadingBox } from '../shell/states.ts';
import { Asked } from './scores-asked.ts';
import { hasRole } from './scores-reach.ts';
import { ratingTabs, ratingTabsLook } from './scores-tabs.ts';
import './scale-editor.ts';
import type { Writing } from './scale-editor.ts';
import { withoutScale } from './scale-form.ts';
import { scalesCard, scalesLook } from './scales-card.ts';
import { settingsWords as words } from './settings-words.ts';

type Numbered = 'target' | 'shrinkage' | 'coolDownSeconds';

/** Target, m, rest of kiosks, public address and the words of the scales. */
@customElement('ny-rating-settings-page')
export class RatingSettingsPage extends DeskPage {
  static override styles = [
    base,
    formLook,
    ratingTabsLook,
    scalesLook,
    css`.intro { max-width: 48rem; } .four { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 0.75rem; }`,
  ];
  /** What is being written; null: nothing yet. */
  @state() private draft: RatingSettings | null = null;
  @state() private seen: RatingSettings | null = null;
  @state() private busy = false;
  @state() private saved = false;
  @state() private failure: Failure | null = null;
  /** The scale that is being written; null: none. */
  @state() private writing: Writing | null = null;
  @state() private scaleFailure: Failure | null = null;
  readonly #settings = new Asked<RatingSettings>(this);

  protected watches(): readonly Live<unknown>[] {
    return [this.desk.session];
  }

  override unsaved(): boolean {
    if (this.writing !== null) return true;
    return this.draft !== null && JSON.stringify(this.draft) !== JSON.stringify(this.seen);
  }

  protected override willUpdate() {
    this.#settings.ask('settings', () => this.desk.api.ratingSettings());
    if (this.seen === null && this.#settings.value !== null) {
      this.seen = this.#settings.value;
      this.draft = this.seen;
    }
  }

  async #save() {
    const { draft, seen } = this;
    if (!draft || !seen || this.busy || refusalsOf(ratingSettingsSchema, draft).size > 0) return;
    this.busy = true;
    const answer = await this.desk.api.putRatingSettings({ seen, settings: draft });
    this.busy = false;
    this.failure = answer.ok ? null : answer.failure;
    this.saved = answer.ok;
    if (answer.ok) this.seen = draft;
  }

  /** Scales are saved at once, beside whatever else is being written. */
  async #saveScales({ scales, points }: RatingSettings) {
    const { draft, seen } = this;
    if (!draft || !seen || this.busy) return;
    this.busy = true;
    const answer = await this.desk.api.putRatingSettings({ seen, settings: { ...seen, scales, points } });
    this.busy = false;
    this.scaleFailure = answer.ok ? null : answer.failure;
    if (!answer.ok) return;
    this.writing = null;
    await this.#settings.refresh();
    this.seen = this.#settings.value ?? { ...seen, scales, points };
    this.draft = { ...draft, scales: this.seen.scales, points: this.seen.points };
    this.saved = true;
  }

  async #newest() {
    await this.#settings.refresh();
    this.failure = null;
    this.seen = null;
    this.requestUpdate();
  }

  protected override render() {
    const isAdmin = hasRole(this.desk.session.seen.value?.person, ['admin']);
    const { value, failure } = this.#settings;
    return html`<div class="stack">
      <h1>${say(words.page)}</h1>
      ${ratingTabs('rating-settings', isAdmin)}
      <p class="quiet intro">${say(words.intro)}</p>
      ${this.writing ? this.#editor(this.writing) : this.draft ? this.#form(this.draft) : failure && !value ? failureBox(failure, () => void this.#settings.refresh()) : loadingBox()}
    </div>`;
  }

  #problems(draft: RatingSettings): ReadonlyMap<string, string> {
    const told = sentencesByPath(this.failure?.problems ?? []);
    const bare = [...told].map(([path, text]) => [path.replace(/^(settings|rating)\./, ''), text] as const);
    return new Map([...bare, ...refusalsOf(ratingSettingsSchema, draft)]);
  }

  #form(draft: RatingSettings) {
    const problems = this.#problems(draft);
    const put = (next: RatingSettings) => {
      this.draft = next;
      this.saved = false;
    };
    return html`<section class="card stack" aria-labelledby="general"><h2 id="general">${say(words.general)}</h2>
        <div class="four">${this.#number('target', words.targetHint, draft, problems)} ${this.#number('shrinkage', words.shrinkageHint, draft, problems)}
          ${this.#number('coolDownSeconds', words.coolDownHint, draft, problems)}</div>
        ${textField({
          label: say(words.address),
          value: draft.address ?? '',
          hint: say(words.addressHint),
          problem: problems.get('address'),
          change: (address) => put({ ...draft, address: address.trim() === '' ? null : address.trim() }),
        })}</section>
      ${this.failure ? failureBox(this.failure) : ''}
      ${this.failure?.status === 409 ? html`<div><wa-button appearance="outlined" @click=${() => void this.#newest()}>${say(words.again)}</wa-button></div>` : ''}
      ${this.saved ? html`<wa-callout variant="success" role="status">${icon('circle-check', null, 'icon')} ${say(words.saved)}</wa-callout>` : ''}
      <div><wa-button variant="brand" ?loading=${this.busy} ?disabled=${!this.unsaved()} @click=${() => void this.#save()}>${say(words.save)}</wa-button></div>
      ${this.#scales()}`;
  }

  #editor(writing: Writing) {
    return html`<ny-scale-editor .settings=${this.seen} .writing=${writing} .failure=${this.scaleFailure} ?busy=${this.busy}
      @written=${(event: CustomEvent<RatingSettings>) => void this.#saveScales(event.detail)} @closed=${() => (this.writing = null)}></ny-scale-editor>`;
  }

  #scales() {
    const { seen } = this;
    if (!seen) return '';
    return html`${scalesCard(seen, {
      write: (writing) => {
        this.scaleFailure = null;
        this.writing = writing;
      },
      remove: (id) => void this.#saveScales(withoutScale(seen, id)),
    })}
      ${this.scaleFailure ? failureBox(this.scaleFailure) : ''}`;
  }

  #number(
    name: Numbered,
    hint: (typeof words)[keyof typeof words],
    draft: RatingSettings,
    problems: ReadonlyMap<string, string>,
  ) {
    const labels = { target: words.target, shrinkage: words.shrinkage, coolDownSeconds: words.coolDown };
    const value = draft[name];
    return textField({
      label: say(labels[name]),
      type: 'number',
      value: Number.isNaN(value) ? '' : String(value),
      hint: say(hint),
      problem: Number.isNaN(value) ? say(words.number) : problems.get(name),
      change: (text) => {
        this.saved = false;
        this.draft = { ...draft, [name]: text.trim() === '' ? Number.NaN : Number(text) };
      },
    });
  }
}
