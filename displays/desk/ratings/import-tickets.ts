import { html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RatingPoint, RatingSettings } from '../../../content/score/settings.ts';
import type { TicketsStand } from '../../../content/wire/rating-import-api.ts';
import type { DeskApi } from '../api/desk-api.ts';
import type { Failure } from '../api/request.ts';
import { choiceField, textField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import { base } from '../look/base.ts';
import { dayWords } from '../look/times.ts';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { failureBox } from '../shell/states.ts';
import { saveText, ticketsCsv } from './import-file.ts';
import { addressesAt, howOf, isCount, lastDayOf, type MadeTickets, MOST_TICKETS, ticketsLook } from './import-made.ts';
import { TicketSheet } from './import-ticket-sheet.ts';
import { importWords as words } from './import-words.ts';

/** Makes one-time codes for people who were served, and tells how many are unused. */
@customElement('ny-import-tickets')
export class ImportTickets extends LitElement {
  static override styles = [base, formLook, ticketsLook];
  @property({ attribute: false }) api: DeskApi | null = null;
  @property({ attribute: false }) settings: RatingSettings | null = null;
  @property({ attribute: false }) points: readonly RatingPoint[] = [];
  @property({ attribute: false }) names: ReadonlyMap<string, string> = new Map();
  @property({ type: Number }) now = 0;
  @state() private point = '';
  @state() private count = '24';
  @state() private stand: TicketsStand | null = null;
  @state() private made: MadeTickets | null = null;
  /** Whether the codes were printed or downloaded. */
  @state() private isKept = false;
  @state() private failure: Failure | null = null;
  @state() private busy = false;
  #sheet: TicketSheet | null = null;

  /** Whether codes are on the page that nobody has printed or downloaded. */
  unsaved(): boolean {
    return this.made !== null && !this.isKept;
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('points') || this.points.some(({ id }) => id === this.point)) return;
    this.point = this.points[0]?.id ?? '';
    void this.#load();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#sheet?.remove();
  }

  #chosen() {
    return this.points.find(({ id }) => id === this.point);
  }

  async #load() {
    const point = this.#chosen();
    const answer = point && (await this.api?.ticketsStand(point.unit));
    if (!answer || point !== this.#chosen()) return;
    this.stand = answer.ok ? answer.value : null;
    this.failure = answer.ok ? null : answer.failure;
  }

  async #make(event: Event) {
    event.preventDefault();
    const point = this.#chosen();
    if (!this.api || !point || this.busy || !isCount(this.count)) return;
    this.busy = true;
    const answer = await this.api.makeTickets({ unit: point.unit, count: Number(this.count) });
    this.busy = false;
    if (answer.ok) {
      this.made = { codes: answer.value.codes, point, lastDay: lastDayOf(this.now) };
      this.isKept = false;
      await this.#load();
    } else this.failure = answer.failure;
  }

  #print({ codes, point, lastDay }: MadeTickets) {
    const sheet = new TicketSheet();
    const unitName = this.names.get(point.unit) ?? point.unit;
    sheet.slips = {
      unitName,
      how: howOf(this.settings, point).replace('{place}', point.name).replace('{day}', dayWords(lastDay)),
      codes,
      addressOf: addressesAt(this.settings, point),
    };
    sheet.addEventListener('closed', () => sheet.remove());
    this.#sheet?.remove();
    this.#sheet = sheet;
    document.body.append(sheet);
    this.isKept = true;
  }

  #download({ codes, point }: MadeTickets) {
    saveText('ma-phieu.csv', ticketsCsv(codes, addressesAt(this.settings, point)));
    this.isKept = true;
  }

  protected override render() {
    return html`<section class="card stack" aria-labelledby="tickets">
      <div class="row between"><h2 id="tickets">${say(words.tickets)}</h2>
        ${this.stand ? html`<span class="tag" role="status">${this.stand.made === 0 ? say(words.noneMade) : say(words.left, { ...this.stand })}</span>` : ''}</div>
      <p class="quiet small">${say(words.ticketsHint)}</p>
      ${this.points.length === 0 ? html`<p class="quiet">${icon('tag')} ${say(words.noTicketPoints)}</p>` : this.#form()}
      ${this.failure ? failureBox(this.failure, () => void this.#load()) : ''}
      ${this.made ? this.#fresh(this.made) : ''}
    </section>`;
  }

  #form() {
    return html`<form class="asking" @submit=${(event: Event) => void this.#make(event)}>
      ${choiceField({
        label: say(words.point),
        value: this.point,
        options: this.points.map(({ id, name, unit }) => [id, `${this.names.get(unit) ?? unit}: ${name}`] as const),
        change: (point) => {
          this.point = point;
          void this.#load();
        },
      })}
      ${textField({ label: say(words.count), value: this.count, type: 'number', min: 1, max: MOST_TICKETS, problem: isCount(this.count) ? undefined : say(words.countWrong), change: (count) => (this.count = count) })}
      <wa-button type="submit" appearance="outlined" ?loading=${this.busy} ?disabled=${!isCount(this.count)}>${say(words.makeTickets)}</wa-button>
    </form>`;
  }

  #fresh(made: MadeTickets) {
    const note = (this.settings?.address ?? null) === null ? words.noAddress : made.point.kind === 'printed' ? null : words.noQr;
    return html`<wa-callout variant=${this.isKept ? 'success' : 'warning'} role="status"><div class="stack tight"><p>${say(words.ticketsMade, { n: made.codes.length })}</p>
      ${note === null ? '' : html`<p class="small">${say(note)}</p>`}
      <div class="row tight"><wa-button size="s" variant="brand" @click=${() => this.#print(made)}>${icon('printer', null, 'start')} ${say(words.printTickets)}</wa-button>
        <wa-button size="s" appearance="outlined" @click=${() => this.#download(made)}>${icon('download', null, 'start')} ${say(words.downloadTickets)}</wa-button></div></div></wa-callout>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ny-import-tickets': ImportTickets;
  }
}
