import { html, nothing, type TemplateResult } from 'lit';
import type { KioskSetup } from '../../content/score/kiosk-setup.ts';
import type { Level } from '../../content/score/scale.ts';
import { facePicture, signPicture } from './faces.ts';
import type { Fate, Visit } from './visit.ts';
import { type Lang, kioskWords as words } from './words.ts';

/** What a touch means. */
export interface Touches {
  readonly choose: (level: Level) => void;
  readonly reason: (id: string) => void;
  readonly send: () => void;
  readonly again: () => void;
  readonly done: () => void;
}

const ROOM = html`<div class="room"></div>`;

/** Where the plan plays while nobody is there. */
export const STAGE = html`<div class="attract"><div class="stage">
  <section class="zone zone-main"></section><section class="zone zone-side"></section><section class="zone zone-ticker"></section>
</div></div>`;

/** The question with its faces; they rest while `resting`. `room`: leaves room for what the plan shows. */
export const askView = (
  setup: KioskSetup,
  lang: Lang,
  { resting, room }: { readonly resting: boolean; readonly room: boolean },
  { choose }: Touches,
): TemplateResult => html`
  <section class="ask" aria-labelledby="question">
    <div class="lead">
      ${room ? ROOM : nothing}
      <h1 id="question" class="question">${setup.scale.question[lang]}</h1>
    </div>
    <div class="faces faces-${setup.scale.levels.length}" role="group" aria-labelledby="question">
      ${setup.scale.levels.map(
        (level) => html`<button class="level" ?disabled=${resting} @click=${() => choose(level)}>
          ${facePicture(level.face)}<span class="word">${level.label[lang]}</span>
        </button>`,
      )}
    </div>
  </section>
`;

/** The reasons after an unhappy answer; `left`: ms until it goes by itself. */
export const whyView = (
  setup: KioskSetup,
  lang: Lang,
  step: Extract<Visit['step'], { at: 'why' }>,
  left: number,
  { reason, send, again }: Touches,
): TemplateResult => html`
  <section class="why" aria-labelledby="why">
    <div class="chosen">${facePicture(step.level.face)}<span class="word">${step.level.label[lang]}</span></div>
    <div class="reasons">
      <h1 id="why" class="question">${words.why[lang]}</h1>
      <p class="hint">${words.whyHint[lang]}</p>
      <div class="chips" role="group" aria-labelledby="why">
        ${setup.scale.reasons.map(
          ({ id, label }) => html`<button class="chip" aria-pressed=${step.reasons.includes(id)} @click=${() => reason(id)}>
            <span class="tick" aria-hidden="true">✓</span>${label[lang]}
          </button>`,
        )}
      </div>
      <div class="deeds">
        <button class="plain" @click=${again}>${words.back[lang]}</button>
        <button class="main" @click=${send}>${words.send[lang]} </button>
      </div>
      <p class="left">${words.byItself[lang].replace('{n}', String(Math.ceil(left / 1000)))}</p>
    </div>
  </section>
`;

const SAID = {
  kept: { sign: 'good', title: words.thanks, hint: words.kept },
  stored: { sign: 'stored', title: words.stored, hint: words.storedHint },
  lost: { sign: 'bad', title: words.lost, hint: words.lostHint },
  soon: { sign: 'bad', title: words.soon, hint: words.soonHint },
  closed: { sign: 'bad', title: words.closed, hint: words.closedHint },
} as const satisfies Record<Fate, unknown>;

/** What became of the answer. `place`: where its receipt is looked up, if that is known; `done` null: the kiosk still rests. */
export const saidView = (
  lang: Lang,
  { fate, receipt }: Pick<Extract<Visit['step'], { at: 'said' }>, 'fate' | 'receipt'>,
  place: string | null,
  done: (() => void) | null,
): TemplateResult => {
  const { sign, title, hint } = SAID[fate];
  return html`<section class="said said-${fate}" role="status">
    ${signPicture(sign)}
    <h1>${title[lang]}</h1>
    <p class="hint">${hint[lang]}</p>
    ${
      receipt === null
        ? nothing
        : html`<div class="receipt"><p>${words.receipt[lang]}</p><p class="code">${receipt}</p>${place === null ? nothing : html`<p class="at">${words.receiptAt[lang]} <b>${place}</b></p>`}<p class="small">${words.receiptHint[lang]}</p></div>`
    }
    <div class="deeds">${done === null ? nothing : html`<button class="main" @click=${done}>${(fate === 'lost' || fate === 'soon' ? words.retry : words.done)[lang]}</button>`}</div>
  </section>`;
};

/** A sentence instead of a question. `room`: leaves room for what the plan shows. */
export const noteView = (title: string, hint: string, room = false): TemplateResult =>
  html`<section class="said" role="status">${room ? ROOM : nothing}<h1>${title}</h1><p class="hint">${hint}</p></section>`;

/** That the ledger does not extend what this kiosk holds of it. */
export const alarmView = (lang: Lang): TemplateResult => html`<p class="alarm" role="alert">${words.alarm[lang]}</p>`;
