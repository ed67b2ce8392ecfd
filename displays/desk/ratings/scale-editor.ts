import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Scale } from '../../../content/score/scale.ts';
import type { RatingSettings } from '../../../content/score/settings.ts';
import { sentenceFor } from '../../../content/sentences.ts';
import type { Failure } from '../api/request.ts';
import { choiceField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import { sentencesByPath } from '../forms/problem-map.ts';
import { base } from '../look/base.ts';
import { say, sayOf } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { failureBox } from '../shell/states.ts';
import { scaleFields, scaleFieldsLook } from './scale-fields.ts';
import { beginnings, scaleFaults, withReplaced, withScale } from './scale-form.ts';
import { scaleWords as words } from './scale-words.ts';

/** What somebody is about to write: a new scale, one that nobody has used, or the one that comes in place of a used one. */
export interface Writing {
  readonly as: 'new' | 'edit' | 'replace';
  readonly scale: Scale | null;
}

const TITLES = { new: words.add, edit: words.editOf, replace: words.replaceOf } as const;

/** Writes a scale, in place of the page that it was called from. Tells `written` with the settings that would hold it, and `closed`. */
@customElement('ny-scale-editor')
export class ScaleEditor extends LitElement {
  static override styles = [
    base,
    formLook,
    scaleFieldsLook,
    css`:host { display: block; scroll-margin-top: 6rem; } h2:focus { outline: none; } .problem { color: var(--ny-stop, #8a1014); display: flex; gap: 0.4rem; align-items: baseline; }`,
  ];
  @property({ attribute: false }) settings: RatingSettings | null = null;
  @property({ attribute: false }) writing: Writing | null = null;
  @property({ attribute: false }) failure: Failure | null = null;
  @property({ type: Boolean }) busy = false;
  @state() private scale: Scale | null = null;
  @state() private begun = 0;
  @state() private tried = false;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('writing') || !this.writing) return;
    this.tried = false;
    this.#begin(0);
    if (this.writing.scale) this.scale = this.writing.scale;
  }

  #begin(index: number) {
    const chosen = beginnings()[index];
    this.begun = index;
    this.scale = chosen ? { ...chosen, id: '' } : null;
  }

  /** The settings as they would be, and the id of the scale in them. */
  #next(settings: RatingSettings, { as, scale: old }: Writing, scale: Scale): readonly [next: RatingSettings, id: string] {
    const next = as === 'replace' && old ? withReplaced(settings, old.id, scale) : withScale(settings, scale);
    return [next, as === 'edit' ? scale.id : (next.scales.at(-1)?.id ?? '')];
  }

  #save() {
    const { settings, writing, scale } = this;
    this.tried = true;
    if (!settings || !writing || !scale || this.busy) return;
    const [next, id] = this.#next(settings, writing, scale);
    if (scaleFaults(next, id).length === 0) this.dispatchEvent(new CustomEvent('written', { detail: next }));
  }

  #problems(settings: RatingSettings, writing: Writing, scale: Scale): ReadonlyMap<string, string> {
    if (!this.tried) return new Map();
    const faults = scaleFaults(...this.#next(settings, writing, scale));
    return sentencesByPath(faults.map((one) => ({ path: one.path, ...sentenceFor(one) })));
  }

  protected override firstUpdated() {
    this.scrollIntoView({ block: 'start' });
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override render() {
    const { writing, settings, scale } = this;
    if (!writing || !settings || !scale) return '';
    const title = say(TITLES[writing.as], { name: writing.scale ? sayOf(writing.scale.name) : '' });
    return html`<section class="card stack" aria-labelledby="title"><h2 id="title" tabindex="-1">${title}</h2>
      ${this.#form(settings, writing, scale)}
      <div class="row tight"><wa-button variant="brand" ?loading=${this.busy} @click=${() => this.#save()}
          >${say(writing.as === 'replace' ? words.saveReplaced : words.save)}</wa-button>
        <wa-button appearance="outlined" @click=${() => this.dispatchEvent(new CustomEvent('closed'))}>${say(words.cancel)}</wa-button></div>
    </section>`;
  }

  #form(settings: RatingSettings, writing: Writing, scale: Scale) {
    const points = settings.points.filter((point) => point.scale === writing.scale?.id).length;
    return html`<div class="stack">
      ${writing.as === 'replace' ? html`<wa-callout variant="neutral">${icon('info', null, 'icon')} ${say(words.replaceNote, { n: points })}</wa-callout>` : ''}
      ${
        writing.as === 'edit'
          ? ''
          : choiceField({
              label: say(words.begin),
              value: String(this.begun),
              options: [
                ...(writing.scale ? [['-1', sayOf(writing.scale.name)] as const] : []),
                ...beginnings().map(({ id, name }, at) => [String(at), id === '' ? say(words.own) : sayOf(name)] as const),
              ],
              change: (index) => this.#chosen(Number(index)),
            })
      }
      ${scaleFields(scale, this.#problems(settings, writing, scale), (next) => (this.scale = next))}
      ${this.failure ? failureBox(this.failure) : ''}
    </div>`;
  }

  #chosen(index: number) {
    if (index >= 0) return this.#begin(index);
    this.begun = index;
    this.scale = this.writing?.scale ?? null;
  }
}
