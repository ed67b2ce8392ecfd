import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ZoneName } from '../../../content/place/display.ts';
import type { Plan } from '../../../content/schedule/plan.ts';
import type { DayOff } from '../../../content/time/day-off.ts';
import { cssVars } from '../../parts/css-vars.ts';
import { base } from '../look/base.ts';
import { clockWords, dayWords, weekdayWords } from '../look/times.ts';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { scheduleWords as words } from './schedule-words.ts';
import { type Bar, type DayRow, timelineOf } from './timeline-rows.ts';

const TONES = 7;
/** A narrower bar has no room for words; they stand in its name. */
const WORDY = 0.12;

/** Whether a rule of days off covers the day. */
const coversDay = (rule: DayOff, day: string): boolean => rule.d <= day && day <= (rule.end ?? rule.d);

/** Days under one another, what plays in a zone drawn over the hours. Tells `pick` with the instant that was pressed. */
@customElement('ny-timeline')
export class TimelineView extends LitElement {
  static override styles = [
    base,
    css`
      .grid { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); font-size: 0.875rem; }
      .hours, .track { position: relative; }
      .hours { height: 1.4rem; }
      .hours span { position: absolute; left: var(--at); transform: translateX(-50%); color: var(--ny-quiet); font-size: 0.78rem; }
      .hours span:first-child { transform: none; } .hours span:last-child { transform: translateX(-100%); }
      .day { padding: 0.35rem 0.5rem 0.35rem 0; border-top: 1px solid var(--ny-line); line-height: 1.3; }
      .day strong { font-weight: 600; display: block; } .day .note { display: block; font-size: 0.76rem; color: var(--ny-stop); }
      .day .note.maybe { color: var(--ny-warn); }
      .track { border-top: 1px solid var(--ny-line); min-height: 2.7rem; background: repeating-linear-gradient(135deg, #f1ebe2 0 4px, #f7f3ec 4px 8px); }
      .weekend { background-color: #f6f1ea; }
      .bar { position: absolute; top: 3px; bottom: 3px; left: var(--from); width: calc(var(--to) - var(--from)); border: 1px solid; border-inline-start-width: 4px;
        border-radius: 5px; padding: 0.1rem 0.35rem; font: inherit; font-size: 0.8rem; line-height: 1.2; text-align: start; overflow: hidden; cursor: pointer; color: #221d19; }
      .bar span { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; overflow-wrap: anywhere; }
      .bar:hover { filter: brightness(0.96); z-index: 1; }
      .bar.mine { box-shadow: 0 0 0 2px var(--ny-red); z-index: 1; }
      .bar.takeover { border-style: double; border-width: 4px; }
      .t0 { background: #fbe3e0; border-color: #b04a43; } .t1 { background: #e3edf7; border-color: #3f6fa0; } .t2 { background: #e4f1e6; border-color: #3d7d4f; }
      .t3 { background: #fbeecb; border-color: #a07a14; } .t4 { background: #ece5f5; border-color: #73559f; } .t5 { background: #dff1f0; border-color: #2f7d79; }
      .t6 { background: #f4e6d8; border-color: #96602b; }
      @media (max-width: 640px) { .grid { grid-template-columns: 5.2rem minmax(0, 1fr); } .bar { padding-inline: 0.2rem; font-size: 0.72rem; } }
    `,
  ];
  @property({ attribute: false }) plan: Plan | null = null;
  @property() zone: ZoneName = 'main';
  @property({ type: Number }) days = 14;
  @property({ attribute: false }) names: ReadonlyMap<string, string> = new Map();
  @property({ attribute: false }) daysOff: readonly DayOff[] = [];
  @property() mine = '';
  @property({ type: Number }) now = 0;

  #hour(hour: number, from: number, until: number) {
    return html`<span ${cssVars({ '--at': `${((hour - from) / (until - from)) * 100}%` })}>${String(hour).padStart(2, '0')}</span>`;
  }

  #pick(bar: Bar) {
    const { now } = this;
    const time = bar.from <= now && now < bar.until ? now : bar.from;
    this.dispatchEvent(new CustomEvent('pick', { detail: time }));
  }

  #bar(bar: Bar, tones: ReadonlyMap<string, number>) {
    const told = [...bar.entries]
      .sort((a, b) => Number(b === this.mine) - Number(a === this.mine))
      .map((id) => this.names.get(id) ?? id)
      .join(' + ');
    const label = `${told}, ${clockWords(bar.from)}–${clockWords(bar.until)}`;
    const tone = (tones.get(bar.entries.join()) ?? 0) % TONES;
    return html`<button
      class="bar t${tone} ${bar.rank} ${this.mine && bar.entries.includes(this.mine) ? 'mine' : ''}" title=${label} aria-label=${label}
      @click=${() => this.#pick(bar)} ${cssVars({ '--from': `${bar.start * 100}%`, '--to': `${bar.end * 100}%` })}
    >${bar.end - bar.start > WORDY ? html`<span>${told}</span>` : ''}</button>`;
  }

  #note(rule: DayOff) {
    if (rule.status !== 'confirmed')
      return html`<span class="note maybe">${icon('circle-help')} ${say(words.maybeOff, { name: rule.name })}</span>`;
    return html`<span class="note">${say(rule.type === 'work' ? words.makeUp : words.dayOff, { name: rule.name })}</span>`;
  }

  #row(row: DayRow, tones: ReadonlyMap<string, number>) {
    const rules = this.daysOff.filter((rule) => coversDay(rule, row.day));
    return html`<div class="day"><strong>${weekdayWords(row.day)}</strong><span class="quiet numbers">${dayWords(row.day).slice(0, 5)}</span>${rules.map((rule) => this.#note(rule))}</div>
      <div class="track">${row.bars.map((bar) => this.#bar(bar, tones))}</div>`;
  }

  protected override render() {
    if (!this.plan) return '';
    const { fromHour, untilHour, rows } = timelineOf(this.plan, this.zone, this.days);
    const step = untilHour - fromHour > 14 ? 3 : 2;
    const hours = Array.from({ length: Math.floor((untilHour - fromHour) / step) + 1 }, (_, index) => fromHour + index * step);
    const tones = new Map<string, number>();
    for (const bar of rows.flatMap((row) => row.bars))
      if (!tones.has(bar.entries.join())) tones.set(bar.entries.join(), tones.size);
    return html`<div class="grid">
      <div></div><div class="hours numbers" aria-hidden="true">${hours.map((hour) => this.#hour(hour, fromHour, untilHour))}</div>
      ${rows.map((row) => this.#row(row, tones))}
    </div>`;
  }
}
