import { css, html, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Display, ZoneName } from '../../../content/place/display.ts';
import type { Entry } from '../../../content/schedule/entry.ts';
import type { Slide } from '../../../content/slide/slide.ts';
import type { PlanChange } from '../../../content/wire/schedule-api.ts';
import { choiceField, dayField, textField } from '../forms/fields.ts';
import '../forms/day-field.ts';
import { formLook } from '../forms/form-look.ts';
import type { Live } from '../live/collection.ts';
import { DeskPage } from '../live/desk-page.ts';
import { base } from '../look/base.ts';
import { clockWords, localOf, momentWords } from '../look/times.ts';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { failureBox, loadingBox } from '../shell/states.ts';
import { clockOf } from './clock-text.ts';
import type { DraftContent } from './draft-content.ts';
import { Rehearsal } from './rehearsal.ts';
import { scheduleWords as words } from './schedule-words.ts';
import './timeline-view.ts';
import './why-dialog.ts';

const DAYS = 14;
const DAY = 86_400_000;
const SHIFT = 7 * 3_600_000;
const zoneNames = { main: words.zoneMain, ticker: words.zoneTicker, side: words.zoneSide } as const;

/** The zones that a display has. */
const zonesOf = (display: Display): readonly ZoneName[] => {
  switch (display.screen.zones) {
    case 'full':
      return ['main'];
    case 'ticker':
      return ['main', 'ticker'];
    case 'side':
      return ['main', 'side'];
    case 'side-ticker':
      return ['main', 'ticker', 'side'];
    default:
      return display.screen.zones satisfies never;
  }
};

/** The next 14 days of a chosen display with the given drafts put in, what they change, and «Vì sao?» for every moment. */
@customElement('ny-days-panel')
export class DaysPanel extends DeskPage {
  static override styles = [
    base,
    formLook,
    css`
      .pick { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); gap: 0.75rem; }
      .moment { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: end; } .moment > * { flex: 0 1 9rem; }
      .changes li { padding: 0.25rem 0; }
      @media (max-width: 640px) { .pick { grid-template-columns: 1fr; } }
    `,
  ];
  /** Displays to choose from, the first one is shown first. */
  @property({ attribute: false }) displays: readonly Display[] = [];
  @property({ attribute: false }) entries: readonly Entry[] = [];
  @property({ attribute: false }) slides: readonly Slide[] = [];
  /** Ids that drafts take out of force. */
  @property({ attribute: false }) removed: DraftContent['removed'] = { slides: [], entries: [] };
  /** The entry that is being written. */
  @property() mine = '';
  @property() firstZone: ZoneName = 'main';
  @state() private displayId = '';
  @state() private zone: ZoneName | null = null;
  @state() private why: number | null = null;
  /** What is asked about; null: now. */
  @state() private asked: { day: string; clock: string } | null = null;
  #rehearsal: Rehearsal | null = null;

  protected watches(): readonly Live<unknown>[] {
    return [this.desk.library, this.desk.wall];
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#rehearsal?.stop();
  }

  #display(): Display | null {
    return this.displays.find((one) => one.id === this.displayId) ?? this.displays[0] ?? null;
  }

  #zone(display: Display): ZoneName {
    const zones = zonesOf(display);
    const wanted = this.zone ?? this.firstZone;
    return zones.includes(wanted) ? wanted : 'main';
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('firstZone')) this.zone = null;
    const display = this.#display();
    if (!display) return;
    this.#rehearsal ??= new Rehearsal(this.desk.api, 400, () => this.requestUpdate());
    const from = Math.floor((this.desk.now() + SHIFT) / DAY) * DAY - SHIFT;
    this.#rehearsal.ask({
      display: display.id,
      from,
      days: DAYS,
      slides: this.slides.slice(0, 60),
      entries: this.entries.slice(0, 60),
      removed: { slides: this.removed.slides.slice(0, 60), entries: this.removed.entries.slice(0, 60) },
    });
  }

  #names(): ReadonlyMap<string, string> {
    const held = this.desk.library.seen.value?.entries ?? [];
    return new Map([...held, ...this.entries].map((one) => [one.id, one.name]));
  }

  #change(one: PlanChange, names: ReadonlyMap<string, string>) {
    const list = (ids: readonly string[]) =>
      ids.length === 0 ? say(words.standing) : ids.map((id) => names.get(id) ?? id).join(' + ');
    return html`<li><strong>${say(words[one.reason])}</strong> <span class="numbers">${momentWords(one.from)} – ${momentWords(one.until)}</span>: ${list(one.before)} → ${list(one.after)}</li>`;
  }

  #changes(names: ReadonlyMap<string, string>) {
    const drafted = this.entries.length + this.slides.length + this.removed.slides.length + this.removed.entries.length;
    if (drafted === 0) return '';
    const changes = this.#rehearsal?.answer?.changes ?? [];
    if (changes.length === 0) return html`<p class="quiet">${say(words.noChanges)}</p>`;
    return html`<wa-details summary=${`${say(words.changes)} (${changes.length})`} appearance="outlined">
      <ul class="changes">${changes.slice(0, 60).map((one) => this.#change(one, names))}</ul>
    </wa-details>`;
  }

  #conflicts(names: ReadonlyMap<string, string>) {
    const conflicts = this.#rehearsal?.answer?.conflicts ?? [];
    if (conflicts.length === 0) return '';
    const name = (id: string) => names.get(id) ?? id;
    return html`<wa-details summary=${say(words.conflicts, { n: conflicts.length })} appearance="outlined">
      <ul class="changes">
        ${conflicts.slice(0, 40).map((one) => html`<li>${icon('triangle-alert')} ${say(words.conflict, { loser: name(one.loser), winner: name(one.winner), from: momentWords(one.from), until: momentWords(one.until) })}</li>`)}
      </ul>
    </wa-details>`;
  }

  #moment() {
    const now = this.desk.now();
    return this.asked ?? { day: localOf(now).day, clock: clockWords(now) };
  }

  #askMoment(event: Event) {
    event.preventDefault();
    const moment = this.#moment();
    const clock = clockOf(moment.clock);
    const time = Date.parse(`${moment.day}T${clock ?? '00:00'}:00+07:00`);
    if (clock !== null && Number.isFinite(time)) this.why = time;
  }

  protected override render() {
    const library = this.desk.library.seen.value;
    const display = this.#display();
    if (!library) return loadingBox();
    if (!display) return html`<p class="card quiet">${say(words.noDisplays)}</p>`;
    const zone = this.#zone(display);
    const names = this.#names();
    return html`<section class="card stack" aria-labelledby="days">
      <h2 id="days">${say(words.days14)}</h2>
      <div class="pick">
        ${choiceField({ label: say(words.forDisplay), value: display.id, options: this.displays.map((one) => [one.id, one.name] as const), change: (id) => (this.displayId = id) })}
        ${choiceField({
          label: say(words.zone),
          value: zone,
          options: zonesOf(display).map((one) => [one, say(zoneNames[one])] as const),
          change: (value) => (this.zone = zonesOf(display).find((one) => one === value) ?? 'main'),
        })}
      </div>
      <p class="quiet small">${say(words.days14Hint)}</p>
      ${this.#rehearsal?.failure ? failureBox(this.#rehearsal.failure) : this.#rehearsal?.answer ? '' : loadingBox()}
      <ny-timeline .now=${this.desk.now()}
        .plan=${this.#rehearsal?.answer?.plan ?? null} zone=${zone} .days=${DAYS} .names=${names} .daysOff=${library.daysOff} mine=${this.mine}
        @pick=${(event: CustomEvent<number>) => (this.why = event.detail)}
      ></ny-timeline>
      <form class="moment" @submit=${(event: Event) => this.#askMoment(event)}>
        ${dayField({ label: say(words.momentDay), value: this.#moment().day, change: (day) => (this.asked = { ...this.#moment(), day }) })}
        ${textField({ label: say(words.momentClock), value: this.#moment().clock, change: (clock) => (this.asked = { ...this.#moment(), clock }) })}
        <wa-button type="submit" appearance="outlined">${icon('circle-help', null, 'start')} ${say(words.why)}</wa-button>
      </form>
      ${this.#changes(names)} ${this.#conflicts(names)}
      <ny-why-dialog
        .api=${this.desk.api} display=${display.id} zone=${zone} .time=${this.why} .names=${names}
        .slideNames=${new Map([...library.slides, ...this.slides].map((one) => [one.id, one.name]))} @closed=${() => (this.why = null)}
      ></ny-why-dialog>
    </section>`;
  }
}
