import { html, LitElement, nothing } from 'lit';
import { isTaken, type KioskSetup } from '../../content/score/kiosk-setup.ts';
import type { Level } from '../../content/score/scale.ts';
import type { FontSet } from '../../content/slide/drawing.ts';
import { toBase64 } from '../../content/wire/base64.ts';
import { signRating } from '../../content/wire/rating.ts';
import type { KeyPair } from '../../content/wire/signing.ts';
import type { Link } from '../link/link.ts';
import type { Timepiece } from '../link/timepiece.ts';
import { fitStage, stageOf } from './attract-stage.ts';
import { askView, noteView, saidView, type Touches, whyView } from './kiosk-views.ts';
import type { Outgoing } from './outgoing.ts';
import type { Refusals } from './refusals.ts';
import type { Speech } from './speech.ts';
import { topBar } from './top-bar.ts';
import { touchTarget } from './touch-size.ts';
import { type Fate, isIdle, isMeant, isOver, noVisit, sendsIn, type Visit, withReason } from './visit.ts';
import { kioskWords as words } from './words.ts';

const LOOK_MS = 500;
const MARK_AFTER_MS = 15_000;

/** What a kiosk works with. */
export interface KioskParts {
  readonly link: Link;
  readonly keys: () => KeyPair | null;
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
  #visit: Visit = noVisit(0);
  #lastAnswer = Number.NEGATIVE_INFINITY;
  #lostAt: number | null = null;
  #stopStage: (() => void) | null = null;
  #looked = '';

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#visit = noVisit(this.#now());
    this.parts.link.onChange(() => this.#linkChanged());
    window.addEventListener('resize', () => this.requestUpdate());
    window.addEventListener('pointerdown', () => this.#touched(), { capture: true });
    window.addEventListener('keydown', () => this.#touched(), { capture: true });
    this.#look();
  }

  readonly #look = (): void => {
    this.parts.timepiece.after(LOOK_MS, this.#look);
    const now = this.#now();
    if (sendsIn(this.#visit, now) === 0) this.#send();
    if (isOver(this.#visit, now) && this.#isUsed()) this.#reset();
    const seen = JSON.stringify([
      this.#visit,
      isIdle(this.#visit, now),
      this.#resting(),
      this.#marked(),
      this.#isOpen(),
      sendsIn(this.#visit, now),
    ]);
    if (seen !== this.#looked) this.requestUpdate();
    this.#looked = seen;
    fitStage(this);
  };

  #now = (): number => this.parts.timepiece.ticks().mono;
  #setup(): KioskSetup | null {
    const state = this.parts.link.state();
    return state.kind === 'paired' ? (state.content?.part.kiosk ?? null) : null;
  }
  #isUsed = (): boolean => this.#visit.step.at !== 'ask' || this.#visit.lang !== 'vi' || this.#visit.large;
  #resting = (): boolean => this.#now() - this.#lastAnswer < (this.#setup()?.coolDownSeconds ?? 0) * 1000;
  #marked = (): boolean => this.#lostAt !== null && this.#now() - this.#lostAt >= MARK_AFTER_MS;
  #isOpen(): boolean {
    const setup = this.#setup();
    return setup !== null && isTaken(setup, this.parts.link.read().time);
  }

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

  #touched(): void {
    if (this.#visit.step.at === 'ask')
      this.#become({ ...this.#visit, since: isIdle(this.#visit, this.#now()) ? this.#visit.since : this.#now() });
  }

  #become(visit: Visit): void {
    this.#visit = visit;
    this.requestUpdate();
  }

  #reset(): void {
    this.parts.speech.hush();
    this.#become(noVisit(this.#now()));
  }

  readonly #touches: Touches = {
    choose: (level) => this.#choose(level),
    reason: (id) => this.#become(withReason(this.#visit, id, this.#now())),
    send: () => {
      if (isMeant(this.#visit, this.#now())) this.#send();
    },
    again: () => this.#become({ ...this.#visit, since: this.#now(), step: { at: 'ask' } }),
    done: () => this.#reset(),
  };

  #choose(level: Level): void {
    const visit = this.#visit;
    if (visit.step.at !== 'ask' || this.#resting() || !this.#isOpen()) return;
    const step = { at: 'why', level, reasons: [] } as const;
    this.#become({ ...visit, since: this.#now(), step });
    if (!level.asksWhy || this.#setup()?.scale.reasons.length === 0) this.#send();
  }

  #send(): void {
    const { step } = this.#visit;
    if (step.at !== 'why') return;
    this.parts.speech.hush();
    this.#lastAnswer = this.#now();
    this.#become({ ...this.#visit, since: this.#now(), step: { at: 'sending' } });
    const said = (fate: Fate, receipt: string | null): void => {
      // Who was refused may try again at once: nothing of it counts.
      if (fate !== 'kept' && fate !== 'stored') this.#lastAnswer = Number.NEGATIVE_INFINITY;
      if (this.#visit.step.at === 'sending')
        this.#become({ ...this.#visit, since: this.#now(), step: { at: 'said', fate, receipt } });
    };
    this.#give(step.level, step.reasons)
      .then(({ fate, receipt }) => said(fate, receipt))
      .catch((error: unknown) => {
        console.warn('an answer was not recorded', error);
        said('lost', null);
      });
  }

  async #give(level: Level, reasons: readonly string[]): ReturnType<Outgoing['give']> {
    const { link, keys, out } = this.parts;
    const state = link.state();
    const [setup, pair, reading] = [this.#setup(), keys(), link.read()];
    // A clock that stands before a time already seen could only tell a wrong one.
    if (state.kind !== 'paired' || setup === null || pair === null || reading.trust === 'behind')
      return { fate: 'lost', receipt: null };
    const nonce = toBase64(crypto.getRandomValues(new Uint8Array(16)));
    const { display } = state.pairing;
    const at = Math.round(reading.time);
    return out.give(
      signRating({ v: 1, display, point: setup.point, at, level: level.id, reasons: [...reasons], comment: null, nonce }, pair),
    );
  }

  protected override updated(): void {
    const { link, timepiece } = this.parts;
    const target = touchTarget(window.innerWidth, window.innerHeight, this.#setup()?.physical ?? null);
    this.style.setProperty('--target', `${target}px`);
    document.documentElement.lang = this.#visit.lang;
    const stage = this.querySelector<HTMLElement>('.stage');
    if (stage !== null && this.#stopStage === null && this.fonts !== null)
      this.#stopStage = stageOf(stage, { link, fonts: this.fonts, timepiece });
    if (stage === null) {
      this.#stopStage?.();
      this.#stopStage = null;
    }
    fitStage(this);
  }

  protected override render() {
    const { link } = this.parts;
    const state = link.state();
    if (state.kind === 'pairing')
      return html`<ny-pairing .pairing=${state} .address=${location.host} .now=${link.read().time}></ny-pairing>`;
    if (state.kind !== 'paired') return nothing;
    const visit = this.#visit;
    const idle = isIdle(visit, this.#now()) || !this.#isOpen();
    return html`
      <main class="kiosk ${visit.large ? 'large' : ''} ${idle ? 'idle' : ''}">
        ${topBar({
          unitName: state.content?.part.unitName ?? state.pairing.unitName,
          place: this.#setup()?.place ?? state.pairing.name,
          visit,
          change: (change) => this.#become({ ...visit, ...change, since: this.#now() }),
          speak: this.parts.speech.speaks(visit.lang) ? () => this.#speak() : null,
        })}
        ${idle && state.content !== null ? html`<div class="attract"><div class="stage"><section class="zone zone-main"></section><section class="zone zone-side"></section><section class="zone zone-ticker"></section></div></div>` : nothing}
        ${this.#body(state.content !== null, idle)}
        ${link.ledger.refused() ? html`<p class="alarm" role="alert">${words.alarm[visit.lang]}</p>` : nothing}
        <p class="foot" role="status">${this.#foot()}</p>
      </main>
    `;
  }

  #speak(): void {
    const scale = this.#setup()?.scale;
    const { lang, step } = this.#visit;
    if (scale === undefined) return;
    const asked = [scale.question[lang], ...scale.levels.map(({ label }) => label[lang])];
    const reasons = [words.why[lang], ...scale.reasons.map(({ label }) => label[lang])];
    this.parts.speech.say(lang, step.at === 'why' ? reasons : asked);
  }

  #body(hasPlan: boolean, idle: boolean) {
    const { lang, step } = this.#visit;
    const setup = this.#setup();
    if (!hasPlan) return noteView(words.waiting[lang], '');
    if (setup === null) return noteView(words.noPoint[lang], words.noPointHint[lang], idle);
    switch (step.at) {
      case 'ask':
        return this.#isOpen()
          ? askView(setup, lang, { resting: this.#resting(), room: idle }, this.#touches)
          : noteView(words.closed[lang], words.closedHint[lang], idle);
      case 'why':
        return whyView(setup, lang, step, sendsIn(this.#visit, this.#now()) ?? 0, this.#touches);
      case 'sending':
        return noteView(words.sending[lang], '');
      case 'said':
        return saidView(lang, step.fate, step.receipt, this.#resting() ? null : this.#touches.done);
      default:
        return step satisfies never;
    }
  }

  #foot(): string {
    const { lang } = this.#visit;
    const waiting = this.parts.out.waiting();
    const lost = this.#marked() ? [words.offline[lang]] : [];
    const queue = waiting > 0 ? [words.pending[lang].replace('{n}', String(waiting))] : [];
    const kept = this.parts.refused.kept();
    const refused = kept > 0 ? [words.refused[lang].replace('{n}', String(kept))] : [];
    return [...lost, ...queue, ...refused].join(' ') || words.anonymous[lang];
  }
}
