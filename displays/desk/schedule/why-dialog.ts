import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ZoneName } from '../../../content/place/display.ts';
import { sentenceFor } from '../../../content/sentences.ts';
import type { Explanation } from '../../../content/wire/schedule-api.ts';
import type { DeskApi } from '../api/desk-api.ts';
import type { Failure } from '../api/request.ts';
import { base } from '../look/base.ts';
import { dayWords, momentWords } from '../look/times.ts';
import { linkTo } from '../router.ts';
import { type Phrase, say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { failureBox, loadingBox } from '../shell/states.ts';
import { scheduleWords as words } from './schedule-words.ts';

type Verdict = Explanation['considered'][number]['verdict'];
const verdicts: Readonly<Record<Verdict, { icon: string; name: Phrase; look: string }>> = {
  shows: { icon: 'circle-check', name: ['Đang chiếu', 'Shows'], look: 'ok' },
  shares: { icon: 'repeat', name: ['Luân phiên', 'Takes turns'], look: 'ok' },
  beaten: { icon: 'arrow-down', name: ['Bị thay', 'Replaced'], look: 'warn' },
  'day-off': { icon: 'calendar-off', name: ['Ngày nghỉ', 'Day off'], look: 'stop' },
  'not-now': { icon: 'clock', name: ['Ngoài giờ', 'Not now'], look: '' },
  'not-here': { icon: 'map-pin', name: ['Không ở đây', 'Not here'], look: '' },
};
const END_OF_TIME = 8.64e15;

/** «Vì sao?»: what a display shows at a moment, what it beat and why, and which days were skipped. Tells `closed`. */
@customElement('ny-why-dialog')
export class WhyDialog extends LitElement {
  static override styles = [
    base,
    css`
      .answer { font-size: 1.05rem; font-weight: 500; }
      .considered > .tag { justify-self: start; }
      .considered { display: grid; grid-template-columns: 8.25rem minmax(0, 1fr); gap: 0.6rem; align-items: start; padding: 0.5rem 0; border-top: 1px solid var(--ny-line); }
      wa-dialog { --width: 42rem; }
    `,
  ];
  @property({ attribute: false }) api: DeskApi | null = null;
  @property() display = '';
  @property() zone: ZoneName = 'main';
  /** The moment that is asked about; null closes the dialog. */
  @property({ attribute: false }) time: number | null = null;
  @property({ attribute: false }) names: ReadonlyMap<string, string> = new Map();
  @property({ attribute: false }) slideNames: ReadonlyMap<string, string> = new Map();
  @state() private found: Explanation | null = null;
  @state() private failure: Failure | null = null;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (this.time !== null && (changed.has('time') || changed.has('display') || changed.has('zone'))) void this.#ask(this.time);
  }

  async #ask(time: number) {
    this.found = null;
    this.failure = null;
    const answer = await this.api?.explain(this.display, this.zone, time);
    if (!answer || this.time !== time) return;
    if (answer.ok) this.found = answer.value;
    else this.failure = answer.failure;
  }

  #headline(found: Explanation): string {
    const slide = found.slide === null ? '' : (this.slideNames.get(found.slide) ?? found.slide);
    if (found.entry !== null) return say(words.whyShows, { slide, entry: this.names.get(found.entry) ?? found.entry });
    return found.slide === null ? say(words.whyNeutral) : say(words.whyStanding, { slide });
  }

  /** A turn in a loop ends within the minute in which it began: it is told in seconds. */
  #until({ time, until }: Explanation): string {
    if (until >= END_OF_TIME) return '';
    const seconds = Math.ceil((until - time) / 1000);
    return seconds < 120 ? say(words.whySeconds, { n: seconds }) : say(words.whyUntil, { moment: momentWords(until) });
  }

  #considered(one: Explanation['considered'][number]) {
    const { vi, en } = sentenceFor(one.reason);
    const verdict = verdicts[one.verdict];
    return html`<li class="considered">
      <span class="tag ${verdict.look}">${icon(verdict.icon)} ${say(verdict.name)}</span>
      <span><a href=${linkTo('schedule', one.entry)}>${this.names.get(one.entry) ?? one.entry}</a><br /><span class="quiet">${say([vi, en])}</span></span>
    </li>`;
  }

  #body(found: Explanation) {
    return html`<div class="stack">
      <p class="answer">${this.#headline(found)} <span class="quiet">${this.#until(found)}</span></p>
      ${found.considered.length > 0 ? html`<section><h2>${say(words.whyOthers)}</h2><ul>${found.considered.map((one) => this.#considered(one))}</ul></section>` : ''}
      ${
        found.skipped.length > 0
          ? html`<section><h2>${say(words.whySkipped)}</h2>
              <ul>${found.skipped.map((one) => html`<li>${icon('calendar-off')} <span class="numbers">${dayWords(one.day)}</span> · ${one.name} · ${this.names.get(one.entry) ?? one.entry}</li>`)}</ul></section>`
          : ''
      }
      <p class="quiet small">${say(words.whyDraft)}</p>
    </div>`;
  }

  protected override render() {
    const label = this.time === null ? say(words.why) : say(words.whyAt, { moment: momentWords(this.time) });
    return html`<wa-dialog label=${label} ?open=${this.time !== null} light-dismiss @wa-after-hide=${() => this.dispatchEvent(new CustomEvent('closed'))}>
      ${this.failure ? failureBox(this.failure) : this.found ? this.#body(this.found) : loadingBox()}
    </wa-dialog>`;
  }
}
