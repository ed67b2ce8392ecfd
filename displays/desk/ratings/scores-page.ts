import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { LiveScore } from '../../../content/score/live-score.ts';
import { type ScoreWindow, scoreWindowSchema } from '../../../content/score/windows.ts';
import type { ScorePage, ScoreTrend } from '../../../content/wire/rating-api.ts';
import type { ScoreAsk } from '../api/rating-routes.ts';
import type { Answer } from '../api/request.ts';
import { choiceField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import type { Live } from '../live/collection.ts';
import { DeskPage } from '../live/desk-page.ts';
import { base } from '../look/base.ts';
import { clockWords, dayAfter, dayWords, localOf } from '../look/times.ts';
import { go, linkTo } from '../router.ts';
import { say } from '../say.ts';
import type { UnitLine } from '../schedule/unit-lines.ts';
import { icon } from '../shell/icon.ts';
import { readsDrafts } from '../shell/menu.ts';
import { emptyBox, failureBox, loadingBox, waiting } from '../shell/states.ts';
import { ScoreFollower } from './score-follower.ts';
import './scores-answers.ts';
import { scoreAskOf, scoreIdOf } from './scores-ask.ts';
import { Asked } from './scores-asked.ts';
import './scores-below.ts';
import { definition, figureLook, scoreFigure } from './scores-figure.ts';
import { scoreMix } from './scores-mix.ts';
import { scoresNow, windowsOnScreens, witnessLine } from './scores-now.ts';
import { scoresPageLook } from './scores-page-look.ts';
import { hasRole, PROPOSERS, unitsOf } from './scores-reach.ts';
import { ratingTabs, ratingTabsLook } from './scores-tabs.ts';
import { scoreTrend, trendLook } from './scores-trend.ts';
import { scoreWordsOfDesk as words } from './scores-words.ts';

/** What stands behind a score is asked for this often at most while answers pour in. */
const AGAIN_MS = 1500;

/** What the staff see about themselves: the figure of the board to the digit, why, and from which answers. */
@customElement('ny-scores-page')
export class ScoresPage extends DeskPage {
  static override styles = [base, formLook, ratingTabsLook, figureLook, trendLook, scoresPageLook];
  /** What stands behind `#/scores/`. */
  @property() where: string | null = null;
  @state() private ask: ScoreAsk | null = null;
  @state() private round = 0;
  readonly #page = new Asked<ScorePage>(this);
  readonly #trend = new Asked<ScoreTrend>(this);
  readonly #glass = new Asked<ReadonlyMap<ScoreWindow, LiveScore>>(this);
  readonly #line = new ScoreFollower(this, () => this.#again(), AGAIN_MS);

  protected watches(): readonly Live<unknown>[] {
    return [this.desk.library, this.desk.session, this.desk.wall];
  }

  /** Asks anew for what stands behind the figure; the figure itself is told. */
  async #again(): Promise<boolean> {
    await Promise.all([this.#page.refresh(), this.#trend.refresh(), this.#line.told === null ? this.#glass.refresh() : null]);
    this.round += 1;
    return this.#page.failure === null;
  }

  /** The score that is looked at: as boards have it, where boards have it; an old one says that it is. */
  #scoreOf(ask: ScoreAsk, page: ScorePage): LiveScore {
    const { told } = this.#line;
    return this.#line.aged(told?.unit === ask.unit && ask.day === null ? told.scores[ask.window] : page.score);
  }

  /** By window, what boards were told last. */
  #onGlass(): ReadonlyMap<ScoreWindow, LiveScore> {
    const { told } = this.#line;
    const known: [ScoreWindow, LiveScore][] = told
      ? scoreWindowSchema.options.map((window) => [window, told.scores[window]])
      : [...(this.#glass.value ?? [])];
    return new Map(known.map(([window, score]) => [window, this.#line.aged(score)]));
  }

  #unitNames = () => this.#units().map(({ unit }) => [unit.id, unit.name] as const);

  #units(): readonly UnitLine[] {
    const { value: library } = this.desk.library.seen;
    const person = this.desk.session.seen.value?.person;
    return library && person ? unitsOf(person, library, localOf(this.desk.now()).day) : [];
  }

  protected override willUpdate() {
    const units = this.#units();
    const { unit = units[0]?.unit.id, window = 'day', day = null } = scoreAskOf(this.where);
    if (unit === undefined) return;
    const ask = { unit, window, day };
    if (this.ask === null || scoreIdOf(ask) !== scoreIdOf(this.ask)) this.ask = ask;
    this.#line.follow(this.desk, unit);
    const { api } = this.desk;
    this.#page.ask(scoreIdOf(ask), () => api.scorePage(ask));
    this.#trend.ask(scoreIdOf(ask), () => api.scoreTrend(ask));
    const windows = windowsOnScreens(this.#page.value?.screens ?? []);
    this.#glass.ask([unit, ...windows].join(), () => this.#glassOf(unit, windows));
  }

  /** The scores that boards are told now, by window. */
  async #glassOf(unit: string, windows: readonly ScoreWindow[]): Promise<Answer<ReadonlyMap<ScoreWindow, LiveScore>>> {
    const answers = await Promise.all(windows.map((window) => this.desk.api.scoreBoard([unit], window)));
    const failed = answers.find((answer) => !answer.ok);
    if (failed && !failed.ok) return failed;
    const known = answers.flatMap((answer, index) => {
      const [score, window] = [answer.ok ? answer.value.scores[unit] : undefined, windows[index]];
      return score && window ? [[window, score] as const] : [];
    });
    return { ok: true, value: new Map(known) };
  }

  protected override render() {
    const person = this.desk.session.seen.value?.person;
    return html`<div class="stack">
      <h1>${say(words.page)}</h1>
      ${ratingTabs('scores', hasRole(person, ['admin']))}
      ${waiting([this.desk.library]) ?? this.#body()}
    </div>`;
  }

  #body() {
    const { ask } = this;
    const units = this.#units();
    if (ask === null) return emptyBox('building-2', say(words.noUnit), say(words.noUnitHint));
    return html`<div class="asking">
        ${choiceField({
          label: say(words.unit),
          value: ask.unit,
          options: units.map(({ unit, depth }) => [unit.id, `${'– '.repeat(depth)}${unit.name}`] as const),
          change: (unit) => go('scores', scoreIdOf({ ...ask, unit })),
        })}
        ${this.#windows(ask)}
      </div>
      ${this.#shown(ask)}`;
  }

  #windows(ask: ScoreAsk) {
    return html`<nav class="windows" aria-label=${say(words.windows)}>${scoreWindowSchema.options.map(
      (window) =>
        html`<a href=${linkTo('scores', scoreIdOf({ ...ask, window, day: null }))} aria-current=${window === ask.window ? 'true' : 'false'}>${say(words[window])}</a>`,
    )}</nav>`;
  }

  #shown(ask: ScoreAsk) {
    const { value: page, failure } = this.#page;
    if (!page) return failure ? failureBox(failure, () => void this.#page.refresh()) : loadingBox();
    const today = localOf(this.desk.now()).day;
    const person = this.desk.session.seen.value?.person;
    const mayPropose = hasRole(person, PROPOSERS);
    const score = this.#scoreOf(ask, page);
    return html`${failure ? failureBox(failure, () => void this.#page.refresh()) : ''}
      <div class="top">
        <section class="card stack tight" aria-labelledby="score">${this.#period(ask, score, today)}
          ${scoreFigure(score)} ${witnessLine(page, clockWords)} ${definition()}</section>
        ${this.#screens(page, today)}
      </div>
      <ny-scores-below .api=${this.desk.api} .ask=${ask} .page=${page}></ny-scores-below>
      ${score.shown === 'broken' ? '' : html`${scoreMix(page, ask)} ${this.#behind()}`}
      <ny-score-answers .api=${this.desk.api} .ask=${ask} .round=${this.round} .units=${this.#unitNames()} ?mayPropose=${mayPropose} ?mayErase=${hasRole(person, ['admin', 'approver'])} first=${scoreAskOf(this.where).standing ?? ''} @changed=${() => void this.#line.askAgain()}></ny-score-answers>
      <p class="quiet small">${say(words.notSipas)}</p>`;
  }

  #screens({ screens }: ScorePage, today: string) {
    const { library, wall, session } = this.desk;
    return scoresNow(screens, {
      ...{ scores: this.#onGlass(), today, opensSlides: readsDrafts(session.seen.value?.person) },
      row: (display) => wall.seen.value?.rows.find((row) => row.display === display) ?? null,
      slideName: (id) => library.seen.value?.slides.find((slide) => slide.id === id)?.name ?? null,
    });
  }

  #behind() {
    const { value: trend, failure } = this.#trend;
    if (trend) return scoreTrend(trend);
    return failure ? failureBox(failure, () => void this.#trend.refresh()) : loadingBox();
  }

  /** The days that are counted, with the way to the stretch before and after. */
  #period(ask: ScoreAsk, { first, last, unitName }: LiveScore, today: string) {
    const to = (day: string) => linkTo('scores', scoreIdOf({ ...ask, day: day === today ? null : day }));
    const next = dayAfter(last, 1);
    const hasNext = next <= today;
    const days = { first: dayWords(first), last: dayWords(last) };
    return html`<div class="row between period"><h2 id="score">${unitName}</h2>
      <span class="row tight"><a class="step" href=${to(dayAfter(first, -1))}>${icon('chevron-left', say(words.before))}</a>
        <span class="numbers">${say(first === last ? words.onDay : words.from, days)}</span>
        ${hasNext ? html`<a class="step" href=${to(next)}>${icon('chevron-right', say(words.after))}</a>` : ''}</span></div>`;
  }
}
