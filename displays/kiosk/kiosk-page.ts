import { html, LitElement, nothing } from 'lit';
import type { FontSet } from '../../content/slide/drawing.ts';
import type { Link } from '../link/link.ts';
import type { Timepiece } from '../link/timepiece.ts';
import type { Answering } from './answering.ts';
import { fitStage, stageOf } from './attract-stage.ts';
import { alarmView, askView, noteView, STAGE, saidView, whyView } from './kiosk-views.ts';
import type { Outgoing } from './outgoing.ts';
import { receiptPlace } from './receipt-place.ts';
import type { Refusals } from './refusals.ts';
import type { Speech } from './speech.ts';
import { tellAsking } from './tell-asking.ts';
import { topBar } from './top-bar.ts';
import { touchTarget } from './touch-size.ts';
import { kioskWords as words } from './words.ts';

const LOOK_MS = 500;
const MARK_AFTER_MS = 15_000;

/** What a kiosk works with. */
export interface KioskParts {
  readonly link: Link;
  readonly answering: Answering;
  readonly out: Outgoing;
  readonly refused: Refusals;
  readonly speech: Speech;
  readonly timepiece: Timepiece;
}

/** The whole page: pairing, then the question, over and over, for years. */
export class KioskPage extends LitElement {
  static override properties = { parts: { attribute: false }, fonts: { attribute: false } };
  declare parts: KioskParts;
  declare fonts: FontSet | null;
  #lostAt: number | null = null;
  #stopStage: (() => void) | null = null;
  #looked = '';
  #toldAsking = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { link, answering } = this.parts;
    link.onChange(() => this.#linkChanged());
    window.addEventListener('resize', () => this.requestUpdate());
    for (const touch of ['pointerdown', 'keydown']) window.addEventListener(touch, answering.touched, { capture: true });
    this.#look();
  }

  readonly #look = (): void => {
    const { timepiece, answering } = this.parts;
    timepiece.after(LOOK_MS, this.#look);
    answering.look();
    const { visit, idle, resting, isOpen, left } = answering;
    const seen = JSON.stringify([visit(), idle(), resting(), this.#marked(), isOpen(), left()]);
    if (seen !== this.#looked) this.requestUpdate();
    this.#looked = seen;
    fitStage(this);
  };

  #now = (): number => this.parts.timepiece.ticks().mono;
  #marked = (): boolean => this.#lostAt !== null && this.#now() - this.#lostAt >= MARK_AFTER_MS;

  #linkChanged(): void {
    const state = this.parts.link.state();
    if (state.kind === 'paired' && state.contact) {
      if (this.#lostAt !== null) {
        this.parts.out.hurry();
        this.parts.refused.tell();
      }
      this.#lostAt = null;
    } else this.#lostAt = this.#lostAt ?? this.#now();
    this.requestUpdate();
  }

  protected override updated(): void {
    const { link, timepiece, answering } = this.parts;
    const target = touchTarget(window.innerWidth, window.innerHeight, answering.setup()?.physical ?? null);
    this.style.setProperty('--target', `${target}px`);
    document.documentElement.lang = answering.visit().lang;
    const stage = this.querySelector<HTMLElement>('.stage');
    if (stage !== null && this.#stopStage === null && this.fonts !== null)
      this.#stopStage = stageOf(stage, { link, fonts: this.fonts, timepiece });
    if (stage === null) {
      this.#stopStage?.();
      this.#stopStage = null;
    }
    // What the stage shows its conductor tells; without one the question stands alone.
    this.#toldAsking = stage === null && (this.#toldAsking || tellAsking(link));
    fitStage(this);
  }

  protected override render() {
    const { link, answering, speech } = this.parts;
    const state = link.state();
    if (state.kind === 'pairing')
      return html`<ny-pairing .pairing=${state} .address=${location.host} .now=${link.read().time}></ny-pairing>`;
    if (state.kind !== 'paired') return nothing;
    const visit = answering.visit();
    const { lang, large } = visit;
    const idle = answering.idle() || !answering.isOpen();
    return html`
      <main class="kiosk ${large ? 'large' : ''} ${idle ? 'idle' : ''}">
        ${topBar({
          unitName: state.content?.part.unitName ?? state.pairing.unitName,
          place: answering.setup()?.place ?? state.pairing.name,
          visit,
          change: answering.change,
          speak: speech.speaks(lang) ? () => this.#speak() : null,
        })}
        ${idle && state.content !== null ? STAGE : nothing}
        ${this.#body(state.content !== null, idle)}
        ${link.ledger.refused() ? alarmView(lang) : nothing}
        <p class="foot" role="status">${this.#foot()}</p>
      </main>
    `;
  }

  #speak(): void {
    const { visit, setup } = this.parts.answering;
    const { lang, step } = visit();
    const scale = setup()?.scale;
    if (scale === undefined) return;
    const asked = [scale.question[lang], ...scale.levels.map(({ label }) => label[lang])];
    const reasons = [words.why[lang], ...scale.reasons.map(({ label }) => label[lang])];
    this.parts.speech.say(lang, step.at === 'why' ? reasons : asked);
  }

  #body(hasPlan: boolean, idle: boolean) {
    const { visit, setup, isOpen, resting, left, touches } = this.parts.answering;
    const { lang, step } = visit();
    const asked = setup();
    if (!hasPlan) return noteView(words.waiting[lang], '');
    if (asked === null) return noteView(words.noPoint[lang], words.noPointHint[lang], idle);
    switch (step.at) {
      case 'ask':
        return isOpen()
          ? askView(asked, lang, { resting: resting(), room: idle }, touches)
          : noteView(words.closed[lang], words.closedHint[lang], idle);
      case 'why':
        return whyView(asked, lang, step, left() ?? 0, touches);
      case 'sending':
        return noteView(words.sending[lang], '');
      case 'said':
        return saidView(lang, step, receiptPlace(asked.address, location), resting() ? null : touches.done);
      default:
        return step satisfies never;
    }
  }

  #foot(): string {
    const { lang } = this.parts.answering.visit();
    const waiting = this.parts.out.waiting();
    const lost = this.#marked() ? [words.offline[lang]] : [];
    const queue = waiting > 0 ? [words.pending[lang].replace('{n}', String(waiting))] : [];
    const kept = this.parts.refused.kept();
    const refused = kept > 0 ? [words.refused[lang].replace('{n}', String(kept))] : [];
    return [...lost, ...queue, ...refused].join(' ') || words.anonymous[lang];
  }
}
