import { css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CasesAnswer } from '../../../content/wire/rating-api.ts';
import { choiceField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import type { Live } from '../live/collection.ts';
import { DeskPage } from '../live/desk-page.ts';
import { base } from '../look/base.ts';
import { localOf } from '../look/times.ts';
import { go } from '../router.ts';
import { say } from '../say.ts';
import type { UnitLine } from '../schedule/unit-lines.ts';
import { icon } from '../shell/icon.ts';
import { failureBox, loadingBox, waiting } from '../shell/states.ts';
import { caseAnswersLook } from './quarantine-answers.ts';
import './quarantine-decide-dialog.ts';
import type { Deciding } from './quarantine-decide-dialog.ts';
import { type CaseActs, decidedCases, declinedCases, openCases, quarantined } from './quarantine-lists.ts';
import { quarantineWords as words } from './quarantine-words.ts';
import { ScoreFollower } from './score-follower.ts';
import { Asked } from './scores-asked.ts';
import './scores-case-dialog.ts';
import type { NewCase } from './scores-case-dialog.ts';
import { hasRole, PROPOSERS, unitsOf } from './scores-reach.ts';
import { ratingTabs, ratingTabsLook } from './scores-tabs.ts';

const ALL = '-';

/** Cases are asked for this often at most. */
const AGAIN_MS = 1500;

/** What is held, proposed, objected to and decided: excluding and readmitting take two people. */
@customElement('ny-quarantine-page')
export class QuarantinePage extends DeskPage {
  static override styles = [
    base,
    formLook,
    ratingTabsLook,
    caseAnswersLook,
    css`
      .intro { max-width: 48rem; } .unit { width: min(26rem, 100%); }
      .rows { display: flex; flex-direction: column; gap: 0.8rem; } .rows > li + li { border-top: 1px solid var(--ny-line); padding-top: 0.8rem; }
      li { overflow-wrap: anywhere; } .locked { display: flex; gap: 0.5rem; align-items: baseline; } .locked wa-icon { flex: none; align-self: center; }
    `,
  ];
  /** Only this unit; null: all that the person may see. */
  @property() unitId: string | null = null;
  @state() private asking: NewCase | null = null;
  @state() private deciding: Deciding | null = null;
  @state() private done = false;
  readonly #cases = new Asked<CasesAnswer>(this);
  readonly #line = new ScoreFollower(
    this,
    async () => {
      await this.#cases.refresh();
      return this.#cases.failure === null;
    },
    AGAIN_MS,
  );

  protected watches(): readonly Live<unknown>[] {
    return [this.desk.library, this.desk.session];
  }

  protected override willUpdate() {
    this.#cases.ask(this.unitId ?? ALL, () => this.desk.api.ratingCases(this.unitId));
    const unit = this.unitId ?? this.#units()[0]?.unit.id;
    if (unit !== undefined) this.#line.follow(this.desk, unit);
  }

  async #did() {
    this.asking = null;
    this.deciding = null;
    await this.#cases.refresh();
    this.done = true;
  }

  protected override render() {
    const person = this.desk.session.seen.value?.person;
    return html`<div class="stack">
      <h1>${say(words.page)}</h1>
      ${ratingTabs('quarantine', hasRole(person, ['admin']))}
      <p class="quiet intro">${say(words.intro)}</p>
      ${waiting([this.desk.library]) ?? this.#body()}
      <ny-score-case-dialog .api=${this.desk.api} .asking=${this.asking} @closed=${() => (this.asking = null)} @sent=${() => void this.#did()}></ny-score-case-dialog>
      <ny-quarantine-decide-dialog .api=${this.desk.api} .deciding=${this.deciding} @closed=${() => (this.deciding = null)}
        @decided=${() => void this.#did()}></ny-quarantine-decide-dialog>
    </div>`;
  }

  #units(): readonly UnitLine[] {
    const library = this.desk.library.seen.value;
    const person = this.desk.session.seen.value?.person;
    return library && person ? unitsOf(person, library, localOf(this.desk.now()).day) : [];
  }

  #body() {
    const library = this.desk.library.seen.value;
    const person = this.desk.session.seen.value?.person;
    if (!library || !person) return '';
    const units = this.#units();
    return html`<div class="unit">${choiceField({
      label: say(words.unit),
      value: this.unitId ?? ALL,
      options: [
        [ALL, say(words.allUnits)],
        ...units.map(({ unit, depth }) => [unit.id, `${'– '.repeat(depth)}${unit.name}`] as const),
      ],
      change: (unit) => go('quarantine', unit === ALL ? null : unit),
    })}</div>
      ${this.done ? html`<wa-callout variant="success" role="status">${icon('circle-check', null, 'icon')} ${say(words.sent)}</wa-callout>` : ''}
      ${this.#lists({
        names: new Map(library.units.map((unit) => [unit.id, unit.name])),
        mayPropose: hasRole(person, PROPOSERS),
        propose: (asked) => (this.asking = asked),
        decide: (found, decision) => (this.deciding = { found, decision }),
      })}`;
  }

  #lists(acts: CaseActs) {
    const { value, failure } = this.#cases;
    if (!value) return failure ? failureBox(failure, () => void this.#cases.refresh()) : loadingBox();
    const parts = [
      ['open', words.open, openCases(value, acts), value.open.length],
      ['held', words.quarantined, quarantined(value, acts), value.quarantined.length],
      [
        'decided',
        words.decided,
        decidedCases(value, acts),
        value.decided.reduce((sum, { objections }) => sum + 1 + objections.length, 0),
      ],
      ['declined', words.declined, declinedCases(value, acts), value.declined.length],
    ] as const;
    return parts
      .filter(([id, , , count]) => id !== 'declined' || count > 0)
      .map(
        ([id, title, list, count]) =>
          html`<section class="stack tight" aria-labelledby=${id}><h2 id=${id}>${say(title)} <span class="quiet">(${count})</span></h2>${list}</section>`,
      );
  }
}
