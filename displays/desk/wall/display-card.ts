import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Atlas } from '../../../content/led/atlas.ts';
import type { LedMount } from '../../../content/led/mount.ts';
import { scoreIn } from '../../../content/led/ticker-of.ts';
import type { Display } from '../../../content/place/display.ts';
import { isAsking } from '../../../content/place/is-asking.ts';
import { scoreKey } from '../../../content/score/windows.ts';
import { sentenceFor } from '../../../content/sentences.ts';
import { neutralSlide } from '../../../content/slide/default-theme.ts';
import type { FontSet, LiveValues } from '../../../content/slide/drawing.ts';
import type { Slide } from '../../../content/slide/slide.ts';
import type { Theme } from '../../../content/slide/theme.ts';
import type { WallRow } from '../../../content/wire/api.ts';
import '../../parts/screen-picture.ts';
import type { ZoneSlides } from '../../parts/screen-picture.ts';
import '../led/led-picture.ts';
import { mountWords } from '../led/mount-words.ts';
import { isPanelLost, panelState } from '../led/panel-state.ts';
import { base } from '../look/base.ts';
import { agoWords, previewValues } from '../look/times.ts';
import { type Phrase, say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { oldAgentTag } from './agent-age.ts';
import { connectionTag } from './connection-tag.ts';
import { refusedView } from './refused-view.ts';
import { wallWords as words } from './wall-words.ts';

/** What the person chose on a card. */
export type CardAct = 'edit' | 'led' | 'why' | 'pair' | 'drive' | 'revoke' | 'remove' | 'refused';
const acts: readonly CardAct[] = ['edit', 'led', 'why', 'pair', 'drive', 'revoke', 'remove'];

/** A display on the wall: what it should show beside what it does. Tells `act` with what was chosen. */
@customElement('ny-display-card')
export class DisplayCard extends LitElement {
  static override styles = [
    base,
    css`
      article { display: flex; flex-direction: column; gap: 0.6rem; height: 100%; }
      h3 { overflow-wrap: anywhere; }
      .panels { display: flex; flex-direction: column; gap: 0.5rem; }
      .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0.6rem; }
      figcaption { font-size: 0.8rem; font-weight: 500; color: var(--ny-quiet); margin-bottom: 0.2rem; }
      ny-screen-picture { box-shadow: 0 0 0 1px #0002; }
      .frame { height: 7rem; display: grid; place-items: center; background: var(--wa-color-neutral-95); border-radius: 6px; padding: 4px; }
      .frame ny-screen-picture { height: 100%; max-width: 100%; }
      .frame.wide ny-screen-picture { height: auto; width: 100%; max-height: 100%; }
      .differs figure:last-child .frame { outline: 2px solid var(--ny-stop); }
      .head { display: flex; justify-content: space-between; gap: 0.5rem; align-items: flex-start; }
      .facts { margin-top: auto; display: flex; flex-wrap: wrap; gap: 0.2rem 0.8rem; }
      .long { white-space: normal; align-items: flex-start; border-radius: 10px; padding-block: 0.25rem; } .long wa-icon { margin-top: 0.25em; flex: none; }
      .reports li { padding: 0.15rem 0; }
      wa-dropdown wa-button::part(base) { padding-inline: 0.5rem; }
    `,
  ];
  @property({ attribute: false }) display: Display | null = null;
  @property({ attribute: false }) row: WallRow | null = null;
  @property({ attribute: false }) slides: ReadonlyMap<string, Slide> = new Map();
  @property({ attribute: false }) theme: Theme | null = null;
  @property({ attribute: false }) fonts: FontSet | null = null;
  @property() unitName = '';
  /** The version of the agent that the controller hands out. */
  @property() agent: string | null = null;
  /** Whether the person may change, pair and revoke displays. */
  @property({ type: Boolean }) mayChange = false;
  /** Whether the person may remove displays. */
  @property({ type: Boolean }) mayRemove = false;
  @property({ attribute: false }) atlases: readonly Atlas[] = [];
  @property({ attribute: false }) scores: LiveValues['scores'] = {};
  @property({ type: Number }) now = 0;
  /** The server's clock as it runs. */
  @property({ attribute: false }) clock: () => number = Date.now;

  #zones(state: WallRow['should'], neutral: boolean): ZoneSlides {
    const named = (id: string | null) => (id === null ? null : (this.slides.get(id) ?? null));
    const main = named(state.main.slide) ?? (neutral ? neutralSlide(this.unitName) : null);
    return { main, ticker: named(state.ticker.slide), side: named(state.side.slide) };
  }

  #live(): LiveValues {
    return { ...previewValues(this.now), scores: this.scores };
  }

  /** A panel's dots, moving as they do on the wall; `from`: when the line entered. */
  #dots(title: string, id: string | null, from: number, mount: LedMount) {
    const slide = id === null ? neutralSlide(this.unitName) : (this.slides.get(id) ?? null);
    const { local, scores } = this.#live();
    const need = slide === null ? null : scoreIn(slide);
    const score = need === null ? null : (scores[scoreKey(need.unit, need.window)] ?? null);
    const clock = () => this.clock() - from;
    return html`<figure>
      <figcaption>${title}</figcaption>
      <ny-led-picture .slide=${slide} .mount=${mount} .atlases=${this.atlases} .live=${{ local, score }} .clock=${clock} moving></ny-led-picture>
    </figure>`;
  }

  #panel(row: WallRow | null, mount: LedMount) {
    const live = row?.connection === 'online' || row?.connection === 'late';
    const from = row?.should.main.from ?? 0;
    return html`<div class="panels">
      ${row ? this.#dots(say(words.should), row.should.main.slide, from, mount) : ''}
      ${
        row?.does && !isPanelLost(row.machine)
          ? this.#dots(
              say(live ? words.does : words.did),
              row.does.main.slide,
              row.agrees === false ? row.does.main.since : from,
              mount,
            )
          : html`<p class="quiet small">${say(words.unknown)}</p>`
      }
    </div>`;
  }

  #picture(title: string, slides: ZoneSlides | null, display: Display, instead: Phrase = words.unknown) {
    const wide = display.screen.width >= display.screen.height * 1.5;
    return html`<figure>
      <figcaption>${title}</figcaption>
      <div class="frame ${wide ? 'wide' : ''}">
        ${
          slides === null
            ? html`<span class="quiet small">${say(instead)}</span>`
            : html`<ny-screen-picture .fonts=${this.fonts} .theme=${this.theme} .screen=${display.screen} .slides=${slides} .live=${this.#live()}></ny-screen-picture>`
        }
      </div>
    </figure>`;
  }

  #act(event: CustomEvent<{ item: { value: string } }>) {
    const act = acts.find((one) => one === event.detail.item.value);
    if (act) this.dispatchEvent(new CustomEvent('act', { detail: act }));
  }

  #menu(display: Display) {
    return html`<wa-dropdown @wa-select=${(event: CustomEvent<{ item: { value: string } }>) => this.#act(event)}>
      <wa-button slot="trigger" size="s" appearance="plain">${icon('ellipsis', `${say(words.more)}: ${display.name}`)}</wa-button>
      <wa-dropdown-item value="why">${icon('circle-help', null, 'icon')} ${say(words.why)}</wa-dropdown-item>
      ${this.mayChange ? this.#changes(display) : ''}
    </wa-dropdown>`;
  }

  #changes(display: Display) {
    return html`<wa-dropdown-item value="edit">${icon('pencil', null, 'icon')} ${say(words.edit)}</wa-dropdown-item>
      <wa-dropdown-item value="led">${icon('grip', null, 'icon')} ${say(mountWords.menu)}</wa-dropdown-item>
      ${
        display.key === null
          ? html`${
              display.led?.driver === 'controller'
                ? html`<wa-dropdown-item value="drive">${icon('link', null, 'icon')} ${say(words.drive)}</wa-dropdown-item>`
                : html`<wa-dropdown-item value="pair">${icon('link', null, 'icon')} ${say(words.repair)}</wa-dropdown-item>`
            }${this.mayRemove ? html`<wa-dropdown-item value="remove" variant="danger">${icon('trash-2', null, 'icon')} ${say(words.remove)}</wa-dropdown-item>` : ''}`
          : html`<wa-dropdown-item value="revoke" variant="danger">${icon('unlink', null, 'icon')} ${say(words.revoke)}</wa-dropdown-item>`
      }`;
  }

  #report({ code, about, time }: WallRow['reports'][number]) {
    const { vi, en } = sentenceFor({ code, detail: {} });
    const slide = this.slides.get(about);
    return html`<li>${icon('triangle-alert')} ${say([vi, en])} ${slide ? html`«${slide.name}»` : ''} <span class="quiet">(${agoWords(time, this.now)})</span></li>`;
  }

  #facts(row: WallRow) {
    const { holds, should } = row.revision;
    // The hub tells of what changed: of a display that is simply there, it last told long ago.
    const seen = row.connection === 'online' ? this.now : row.seen;
    return html`<p class="facts quiet small numbers">
      <span>${seen === null ? say(words.neverSeen) : say(words.seen, { ago: agoWords(seen, this.now) })}</span>
      <span>${say(words.revision, { holds: holds ?? '–', should })}</span>
    </p>`;
  }

  protected override render() {
    const { display, row } = this;
    if (!display) return '';
    const differs = row?.agrees === false;
    const asks = row?.does ? isAsking(display, row.does) : false;
    return html`<article class="card ${differs ? 'differs' : ''}">
      <div class="head"><div><h3>${display.name}</h3><p class="quiet small">${this.unitName} · <span class="numbers">${display.screen.width}×${display.screen.height}</span></p></div>${this.#menu(display)}</div>
      <p class="row tight">
        ${row ? connectionTag(row.connection) : ''}
        ${asks && row?.connection === 'online' ? html`<span class="tag ok">${icon('monitor-check')} ${say(words.asks)}</span>` : ''}
        ${row?.agrees === true && !asks ? html`<span class="tag ok">${icon('monitor-check')} ${say(words.agrees)}</span>` : ''}
        ${differs ? html`<span class="tag stop">${icon('monitor-x')} ${say(words.differs)}</span>` : ''}
      </p>
      ${panelState(row?.machine ?? null, this.now)} ${oldAgentTag(row?.machine ?? null, this.agent)}
      ${row ? refusedView(row, () => this.dispatchEvent(new CustomEvent('act', { detail: 'refused' }))) : ''}
      ${
        display.led
          ? this.#panel(row, display.led)
          : html`<div class="pair">
        ${this.#picture(say(words.should), row ? this.#zones(row.should, true) : null, display)}
        ${this.#picture(say(row?.connection === 'online' || row?.connection === 'late' ? words.does : words.did), row?.does && !asks ? this.#zones(row.does, true) : null, display, asks ? words.asks : words.unknown)}
      </div>`
      }
      ${
        row && row.reports.length > 0
          ? html`<wa-details summary=${say(words.reports, { n: row.reports.length })} appearance="plain"><ul class="small reports">
              ${row.reports.map((one) => this.#report(one))}</ul></wa-details>`
          : ''
      }
      ${row ? this.#facts(row) : ''}
    </article>`;
  }
}
