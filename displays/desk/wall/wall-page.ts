import { css, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Display } from '../../../content/place/display.ts';
import { type Tree, treeOf, unitOf } from '../../../content/place/tree.ts';
import type { ScoreNeed } from '../../../content/score/scores-of-slide.ts';
import { scoreKey } from '../../../content/score/windows.ts';
import type { LiveValues } from '../../../content/slide/drawing.ts';
import type { Slide } from '../../../content/slide/slide.ts';
import type { LibraryAnswer, WallRow } from '../../../content/wire/api.ts';
import type { Failure } from '../api/request.ts';
import { choiceField, textField, tickField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import { mountWords } from '../led/mount-words.ts';
import type { Live } from '../live/collection.ts';
import { DeskPage } from '../live/desk-page.ts';
import { base } from '../look/base.ts';
import { themeNamed } from '../look/themes.ts';
import { localOf } from '../look/times.ts';
import { hasRole, unitsOf } from '../ratings/scores-reach.ts';
import { say } from '../say.ts';
import { unitLines } from '../schedule/unit-lines.ts';
import { icon } from '../shell/icon.ts';
import { emptyBox, failureBox, waiting } from '../shell/states.ts';
import { agentVersionOf } from './agent-age.ts';
import type { Asked } from './ask-dialog.ts';
import './display-card.ts';
import type { CardAct } from './display-card.ts';
import { groupHeading } from './group-heading.ts';
import { shownDisplays, unitGroups } from './unit-groups.ts';
import { wallAlarms } from './wall-alarms.ts';
import { type OpenDialog, wallDialogs } from './wall-dialogs.ts';
import { askScores, scoresShown } from './wall-scores.ts';
import { wallWords as words } from './wall-words.ts';

/** Pictures with scores are as old as this at most. */
const TICK_MS = 5000;

interface LibraryIndex {
  readonly library: LibraryAnswer;
  readonly tree: Tree;
  readonly slides: ReadonlyMap<string, Slide>;
  /** Units whose scores this person may read. */
  readonly readable: ReadonlySet<string>;
}

/** Every display: what it should show beside what it does, live; pairing, changing and revoking. */
@customElement('ny-wall-page')
export class WallPage extends DeskPage {
  static override styles = [
    base,
    formLook,
    css`
      .filters { display: grid; grid-template-columns: minmax(12rem, 22rem) minmax(10rem, 18rem) auto; gap: 1rem; align-items: end; justify-content: start; }
      .grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(20.5rem, 1fr)); gap: 1rem; }
      section h2 { margin-bottom: 0.6rem; }
      @media (max-width: 760px) { .filters { grid-template-columns: 1fr; gap: 0.6rem; } .grid { grid-template-columns: minmax(0, 1fr); } }
    `,
  ];
  @state() query = '';
  @state() unit = '';
  @state() care = false;
  @state() private open: OpenDialog | null = null;
  /** The version of the agent that this controller hands out. */
  @state() private agent: string | null = null;
  @state() private failure: Failure | null = null;
  @state() private scores: LiveValues['scores'] = {};
  /** The server's clock, read at each drawing. */
  private now = 0;
  /** Scores that were asked for: a slide that comes with others is not left without them until the next tick. */
  readonly #asked = new Set<string>();
  #index: LibraryIndex | null = null;
  #timer: ReturnType<typeof setInterval> | null = null;

  protected watches(): readonly Live<unknown>[] {
    return [this.desk.library, this.desk.wall, this.desk.fonts, this.desk.dots];
  }

  override connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => void this.#tick(), TICK_MS);
    void this.#askAgent();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    if (this.#timer !== null) clearInterval(this.#timer);
  }

  /** Whether the person may pair and change displays: nobody else is led to what the server would refuse. */
  #writes(): boolean {
    return hasRole(this.desk.session.seen.value?.person, ['admin', 'officer']);
  }

  /** Who may not install agents is told nothing of them. */
  async #askAgent() {
    if (!this.#writes()) return;
    const answer = await this.desk.api.agent();
    if (answer.ok) this.agent = agentVersionOf(answer.value?.file);
  }

  /** The clock goes on; scores are asked for while pictures show some. */
  async #tick() {
    this.requestUpdate();
    await this.#askScores(this.#needs());
  }

  #needs(): readonly ScoreNeed[] {
    const [library, wall] = [this.desk.library.seen.value, this.desk.wall.seen.value];
    if (!library || !wall) return [];
    const { slides, readable } = this.#indexOf(library);
    return scoresShown(wall.rows, slides, readable);
  }

  async #askScores(needs: readonly ScoreNeed[]) {
    if (needs.length === 0) return;
    for (const { unit, window } of needs) this.#asked.add(scoreKey(unit, window));
    this.scores = { ...this.scores, ...(await askScores(this.desk.api, needs)) };
  }

  async #do({ display, act }: Asked) {
    this.open = null;
    const { api } = this.desk;
    const answer = await (act === 'revoke' ? api.revokeDisplay(display.id) : api.dropDisplay(display.id));
    this.failure = answer.ok ? null : answer.failure;
    await this.#again();
  }

  async #drive(display: Display) {
    const answer = await this.desk.api.drivePanel(display.id);
    this.failure = answer.ok ? null : answer.failure;
    await this.#again();
  }

  async #again() {
    await Promise.all([this.desk.library.refresh(), this.desk.wall.refresh()]);
  }

  #act(display: Display, act: CardAct) {
    const { id } = display;
    switch (act) {
      case 'drive':
        return void this.#drive(display);
      case 'edit':
      case 'refused':
        return this.#show({ kind: act, display });
      case 'led':
        return this.#show({ kind: 'panel', display: id });
      case 'pair':
        return this.#show({ kind: 'pair', display: id });
      case 'why':
        return this.#show({ kind: 'why', display: id, time: this.desk.now() });
      case 'revoke':
      case 'remove':
        return this.#show({ kind: 'ask', asked: { display, act } });
      default:
        return act satisfies never;
    }
  }

  readonly #show = (next: OpenDialog | null): void => {
    this.open = next;
  };

  protected override willUpdate() {
    this.now = this.desk.now();
    void this.#askScores(this.#needs().filter(({ unit, window }) => !this.#asked.has(scoreKey(unit, window))));
  }

  protected override render() {
    const library = this.desk.library.seen.value;
    return html`<div class="stack">
      <div class="row between">
        <h1>${say(words.page)}</h1>
        ${
          this.#writes()
            ? html`<div class="row tight">
          <wa-button appearance="outlined" @click=${() => this.#show({ kind: 'panel', display: null })}>${icon('grip', null, 'start')} ${say(mountWords.add)}</wa-button>
          <wa-button variant="brand" @click=${() => this.#show({ kind: 'pair', display: '' })}>${icon('monitor-smartphone', null, 'start')} ${say(words.pair)}</wa-button>
        </div>`
            : ''
        }
      </div>
      ${this.failure ? failureBox(this.failure) : ''}
      ${waiting([this.desk.library, this.desk.wall]) ?? (library ? html`${this.#wall(library)}${this.#dialogs(library)}` : '')}
    </div>`;
  }

  #wall(library: LibraryAnswer) {
    if (library.displays.length === 0) return emptyBox('monitor', say(words.none), say(words.noneHint));
    const day = localOf(this.now).day;
    const rows = new Map((this.desk.wall.seen.value?.rows ?? []).map((row) => [row.display, row]));
    const groups = unitGroups(library, shownDisplays(library, this.#indexOf(library).tree, rows, day, this), day);
    const online = [...rows.values()].filter((row) => row.connection === 'online').length;
    const units = unitLines(library, day).map(({ unit, depth }) => [unit.id, `${'– '.repeat(depth)}${unit.name}`] as const);
    return html`
      ${wallAlarms([...rows.values()], library.displays, this.now)}
      <p class="quiet" role="status">${say(words.summary, { online, all: library.displays.length })}</p>
      <div class="filters">
        ${textField({ label: say(words.search), value: this.query, change: (value) => (this.query = value) })}
        ${choiceField({ label: say(words.unit), value: this.unit || '-', options: [['-', say(words.allUnits)], ...units], change: (id) => (this.unit = id === '-' ? '' : id) })}
        ${tickField({ label: say(words.only), checked: this.care, change: (care) => (this.care = care) })}
      </div>
      ${groups.length === 0 ? html`<p class="quiet">${say(words.noMatch)}</p>` : ''}
      ${groups.map(
        (group) => html`<section>
          <h2>${groupHeading(group)} <span class="quiet">(${group.displays.length})</span></h2>
          <ul class="grid">${group.displays.map((display) => html`<li>${this.#card(display, rows.get(display.id) ?? null, library, day)}</li>`)}</ul>
        </section>`,
      )}
    `;
  }

  #card(display: Display, row: WallRow | null, library: LibraryAnswer, day: string) {
    const { tree, slides } = this.#indexOf(library);
    const unit = unitOf(display, day);
    const theme = unit === null ? null : tree.inherited(unit, day, 'theme');
    return html`<ny-display-card
      .display=${display} .row=${row} .slides=${slides} .theme=${themeNamed(library, theme)} .fonts=${this.desk.fonts.seen.value}
      unitName=${unit === null ? '' : (tree.unit(unit)?.name ?? '')} .scores=${this.scores} .now=${this.now}
      .atlases=${this.desk.dots.seen.value ?? []} .clock=${this.desk.now} .agent=${this.agent} ?mayChange=${this.#writes()} ?mayRemove=${hasRole(this.desk.session.seen.value?.person, ['admin'])}
      @act=${(event: CustomEvent<CardAct>) => this.#act(display, event.detail)}
    ></ny-display-card>`;
  }

  /** Made once for each library: the wall is drawn again at every event of the hub. */
  #indexOf(library: LibraryAnswer): LibraryIndex {
    if (this.#index?.library !== library) {
      const person = this.desk.session.seen.value?.person;
      const read = person ? unitsOf(person, library, localOf(this.desk.now()).day) : [];
      this.#index = {
        library,
        tree: treeOf(library),
        slides: new Map(library.slides.map((slide) => [slide.id, slide])),
        readable: new Set(read.map(({ unit }) => unit.id)),
      };
    }
    return this.#index;
  }

  #dialogs(library: LibraryAnswer) {
    const { desk, now, agent, open } = this;
    const again = (): Promise<void> => this.#again();
    return wallDialogs(
      { desk, library, now, agent, open },
      { show: this.#show, again, confirmed: (asked) => void this.#do(asked) },
    );
  }
}
