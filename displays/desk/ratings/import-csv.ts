import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RatingPoint, RatingSettings } from '../../../content/score/settings.ts';
import type { CsvConfirmed, CsvPreview } from '../../../content/wire/rating-import-api.ts';
import type { DeskApi } from '../api/desk-api.ts';
import type { Failure } from '../api/request.ts';
import { choiceField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import { base } from '../look/base.ts';
import { dayAfter, localOf } from '../look/times.ts';
import { say, sayOf } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { failureBox } from '../shell/states.ts';
import { csvPreview, csvPreviewLook } from './import-csv-preview.ts';
import { csvTemplate, csvTextOf, saveText } from './import-file.ts';
import { importWords as words } from './import-words.ts';

/** Brings a CSV file of answers in: chosen, looked at line by line, then confirmed. */
@customElement('ny-import-csv')
export class ImportCsv extends LitElement {
  static override styles = [
    base,
    formLook,
    csvPreviewLook,
    css`.asking { display: grid; grid-template-columns: minmax(12rem, 26rem) auto; gap: 0.75rem; align-items: end; justify-content: start; } input[type='file'] { display: none; }
      @media (max-width: 640px) { .asking { grid-template-columns: minmax(0, 1fr); } }`,
  ];
  @property({ attribute: false }) api: DeskApi | null = null;
  @property({ attribute: false }) settings: RatingSettings | null = null;
  @property({ attribute: false }) points: readonly RatingPoint[] = [];
  @property({ attribute: false }) names: ReadonlyMap<string, string> = new Map();
  @property({ type: Number }) now = 0;
  @state() private point = '';
  /** What was chosen, as it was read; null: nothing. */
  @state() private file: { readonly name: string; readonly text: string; readonly old: boolean } | null = null;
  @state() private wrong = '';
  @state() private seen: CsvPreview | null = null;
  @state() private done: CsvConfirmed | null = null;
  @state() private failure: Failure | null = null;
  @state() private busy = false;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('points') && !this.points.some(({ id }) => id === this.point)) this.point = this.points[0]?.id ?? '';
  }

  async #read(input: HTMLInputElement) {
    const chosen = input.files?.[0];
    if (!chosen) return;
    const read = csvTextOf(new Uint8Array(await chosen.slice(0, 2_000_000).arrayBuffer()));
    // The same file, mended, may be chosen again.
    input.value = '';
    this.wrong = 'wrong' in read ? say(words[read.wrong], { name: chosen.name }) : '';
    this.file = 'wrong' in read ? null : { name: chosen.name, ...read };
    await this.#preview();
  }

  async #preview() {
    const { api, file, point } = this;
    this.seen = null;
    this.done = null;
    this.failure = null;
    if (!api || !file) return;
    this.busy = true;
    const answer = await api.previewCsv({ point, csv: file.text });
    if (file !== this.file || point !== this.point) return;
    this.busy = false;
    if (answer.ok) this.seen = answer.value;
    else this.failure = answer.failure;
  }

  async #confirm(digest: string) {
    const { api, file, point } = this;
    if (!api || !file || this.busy) return;
    this.busy = true;
    const answer = await api.confirmCsv({ point, csv: file.text, digest });
    this.busy = false;
    this.failure = answer.ok ? null : answer.failure;
    if (!answer.ok) return;
    this.done = answer.value;
  }

  #template() {
    const scale = this.#scale();
    if (scale) saveText('mau-danh-gia.csv', csvTemplate(scale, dayAfter(localOf(this.now).day, -1)));
  }

  #scale() {
    const point = this.points.find(({ id }) => id === this.point);
    return this.settings?.scales.find(({ id }) => id === point?.scale);
  }

  protected override render() {
    const ask = () => this.renderRoot.querySelector('input')?.click();
    const levels = this.#scale()
      ?.levels.map(({ label }) => `«${sayOf(label)}»`)
      .join(', ');
    return html`<section class="card stack" aria-labelledby="file"><h2 id="file">${say(words.file)}</h2>
      <p class="quiet small">${say(words.fileHint)} ${levels ? html`${say(words.level)}: ${levels}.` : ''}</p>
      <div class="asking">${choiceField({
        label: say(words.point),
        value: this.point,
        options: this.points.map(({ id, name, unit }) => [id, `${this.names.get(unit) ?? unit}: ${name}`] as const),
        change: (point) => {
          this.point = point;
          void this.#preview();
        },
      })}
        <div class="row"><wa-button variant=${this.seen ? 'neutral' : 'brand'} appearance=${this.seen ? 'outlined' : 'accent'} ?loading=${this.busy} @click=${ask}>${icon('upload', null, 'start')} ${say(this.file ? words.other : words.choose)}</wa-button>
          <wa-button appearance="outlined" @click=${() => this.#template()}>${icon('download', null, 'start')} ${say(words.template)}</wa-button>
          <input type="file" accept=".csv,.tsv,.txt,text/csv" tabindex="-1" aria-hidden="true"
            @change=${(event: Event) => event.target instanceof HTMLInputElement && void this.#read(event.target)} /></div></div>
      ${this.wrong ? html`<wa-callout variant="danger" role="alert">${icon('circle-alert', null, 'icon')} ${this.wrong}</wa-callout>` : ''}
      ${this.failure ? failureBox(this.failure) : ''}
      ${this.done ? this.#result(this.done, this.seen) : this.seen && this.file ? this.#seen(this.seen, this.file) : ''}
    </section>`;
  }

  #seen(seen: CsvPreview, { name, old }: { readonly name: string; readonly old: boolean }) {
    return html`${old ? html`<wa-callout variant="warning">${icon('triangle-alert', null, 'icon')} ${say(words.oldLetters)}</wa-callout>` : ''}
      ${csvPreview(seen, name, this.now)}
      <div>${
        seen.good === 0
          ? html`<p class="quiet">${say(words.nothingGood)}</p>`
          : html`<wa-button variant="brand" ?loading=${this.busy} @click=${() => void this.#confirm(seen.digest)}>${say(words.confirm, { n: seen.good })}</wa-button>`
      }</div>`;
  }

  /** What was refused in the preview was not sent; dossiers that were there came back as `again` or `used`. */
  #result({ kept, again, used }: CsvConfirmed, seen: CsvPreview | null) {
    const all = seen?.rows.length ?? kept + again + used;
    const counts = { kept, there: again + used, refused: all - kept - again - used };
    return html`<wa-callout variant="success" role="status">${icon('circle-check', null, 'icon')} ${say(words.result, counts)}</wa-callout>`;
  }
}
