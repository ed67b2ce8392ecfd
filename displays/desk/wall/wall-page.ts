import { css, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Display } from '../../../content/place/display.ts';
import { type Tree, treeOf, unitOf } from '../../../content/place/tree.ts';
import type { LiveValues } from '../../../content/slide/drawing.ts';
import type { Slide } from '../../../content/slide/slide.ts';
import { compareVi } from '../../../content/text/collate.ts';
import type { LibraryAnswer, WallRow } from '../../../content/wire/api.ts';
import type { Failure } from '../api/request.ts';
import { choiceField, textField, tickField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import '../led/led-dialog.ts';
import { mountWords } from '../led/mount-words.ts';
import type { Live } from '../live/collection.ts';
import { DeskPage } from '../live/desk-page.ts';
import { base } from '../look/base.ts';
import { themeNamed } from '../look/themes.ts';
import { localOf } from '../look/times.ts';
import { hasRole } from '../ratings/scores-reach.ts';
import { unitLines } from '../schedule/unit-lines.ts';
import '../schedule/why-dialog.ts';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { emptyBox, failureBox, waiting } from '../shell/states.ts';
import { agentVersionOf } from './agent-age.ts';
import { type Asked, askDialog } from './ask-dialog.ts';
import './display-card.ts';
import type { CardAct } from './display-card.ts';
import './display-dialog.ts';
import './pairing-dialog.ts';
import './refused-dialog.ts';
import { shownDisplays, unitGroups } from './unit-groups.ts';
import { wallAlarms } from './wall-alarms.ts';
import { askScores, scoresShown } from './wall-scores.ts';
import { wallWords as words } from './wall-words.ts';

/** Pictures with scores are as old as this at most. */
const TICK_MS = 5000;

interface LibraryIndex {
  readonly library: LibraryAnswer;
  readonly tree: Tree;
  readonly slides: ReadonlyMap<string, Slide>;
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
  @state() refused: Display | null = null;
  @state() query = '';
  @state() unit = '';
  @state() care = false;
  @state() private pairing: string | null = null;
  @state() private editing: Display | null = null;
  @state() private panel: string | null = null;
  @state() private adding = false;
  /** The version of the agent that this controller hands out. */
  @state() private agent: string | null = null;
  @state() private asked: Asked | null = null;
  @state() private why: { display: string; time: number } | null = null;
  @state() private failure: Failure | null = null;
  @state() private scores: LiveValues['scores'] = {};
  /** The server's clock, read at each drawing. */
  private now = 0;
  #begun = false;
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

  /** Who may not install agents is told nothing of them. */
  async #askAgent() {
    if (!hasRole(this.desk.session.seen.value?.person, ['admin', 'officer'])) return;
    const answer = await this.desk.api.agent();
    if (answer.ok) this.agent = agentVersionOf(answer.value?.file);
  }

  /** The clock goes on; scores are asked for while pictures show some. */
  async #tick() {
    this.requestUpdate();
    const [library, wall] = [this.desk.library.seen.value, this.desk.wall.seen.value];
    const needs = library && wall ? scoresShown(wall.rows, this.#indexOf(library).slides) : [];
    if (needs.length > 0) this.scores = await askScores(this.desk.api, needs);
  }

  async #do({ display, act }: Asked) {
    this.asked = null;
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

  /** The set-up goes on with the panel that it has added. */
  async #added(id: string) {
    await this.#again();
    this.panel = id;
    this.adding = false;
  }

  async #again() {
    await Promise.all([this.desk.library.refresh(), this.desk.wall.refresh()]);
  }

  #act(display: Display, act: CardAct) {
    if (act === 'edit') this.editing = display;
    if (act === 'refused') this.refused = display;
    if (act === 'led') this.panel = display.id;
    if (act === 'revoke' || act === 'remove') this.asked = { display, act };
    if (act === 'drive') void this.#drive(display);
    if (act === 'pair') this.pairing = display.id;
    if (act === 'why') this.why = { display: display.id, time: this.desk.now() };
  }

  protected override willUpdate() {
    this.now = this.desk.now();
    if (this.#begun || !this.desk.wall.seen.value || !this.desk.library.seen.value) return;
    this.#begun = true;
    void this.#tick();
  }

  protected override render() {
    const library = this.desk.library.seen.value;
    return html`<div class="stack">
      <div class="row between">
        <h1>${say(words.page)}</h1>
        <div class="row tight">
          <wa-button appearance="outlined" @click=${() => (this.adding = true)}>${icon('grip', null, 'start')} ${say(mountWords.add)}</wa-button>
          <wa-button variant="brand" @click=${() => (this.pairing = '')}>${icon('monitor-smartphone', null, 'start')} ${say(words.pair)}</wa-button>
        </div>
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
          <h2 class=${group.name === null ? 'hide' : ''}>${group.name ?? say(words.page)} <span class="quiet">(${group.displays.length})</span></h2>
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
      .atlases=${this.desk.dots.seen.value ?? []} .clock=${this.desk.now} .agent=${this.agent} ?mayRemove=${hasRole(this.desk.session.seen.value?.person, ['admin'])}
      @act=${(event: CustomEvent<CardAct>) => this.#act(display, event.detail)}
    ></ny-display-card>`;
  }

  /** Made once for each library: the wall is drawn again at every event of the hub. */
  #indexOf(library: LibraryAnswer): LibraryIndex {
    if (this.#index?.library !== library)
      this.#index = { library, tree: treeOf(library), slides: new Map(library.slides.map((slide) => [slide.id, slide])) };
    return this.#index;
  }

  #dialogs(library: LibraryAnswer) {
    const day = localOf(this.now).day;
    const units = unitLines(library, day).map(({ unit }) => [unit.id, unit.name] as const);
    const rowOf = (id: string | null) => this.desk.wall.seen.value?.rows.find(({ display }) => display === id) ?? null;
    const byName = (list: readonly { id: string; name: string }[]) =>
      new Map([...list].sort((a, b) => compareVi(a.name, b.name)).map((one) => [one.id, one.name]));
    return html`
      <ny-pairing-dialog .api=${this.desk.api} .now=${this.now} .library=${library} .units=${units} target=${this.pairing ?? ''} ?open=${this.pairing !== null}
        @closed=${() => (this.pairing = null)} @paired=${() => void this.#again()}></ny-pairing-dialog>
      <ny-display-dialog .agent=${this.agent} day=${day} .api=${this.desk.api} .display=${this.editing} .units=${units} .now=${this.now}
        .row=${rowOf(this.editing?.id ?? null)} @closed=${() => (this.editing = null)}
        @saved=${() => {
          this.editing = null;
          void this.#again();
        }}></ny-display-dialog>
      <ny-led-dialog .api=${this.desk.api} .display=${library.displays.find(({ id }) => id === this.panel) ?? null} .atlases=${this.desk.dots.seen.value ?? []}
        .generation=${library.generation} .now=${this.desk.now} ?adding=${this.adding} .units=${units} .row=${rowOf(this.panel)}
        @closed=${() => {
          this.panel = null;
          this.adding = false;
        }} @saved=${() => void this.#again()} @added=${(event: CustomEvent<string>) => void this.#added(event.detail)}
        @pair=${() => {
          this.pairing = this.panel;
          this.panel = null;
        }}></ny-led-dialog>
      <ny-why-dialog .api=${this.desk.api} display=${this.why?.display ?? ''} .time=${this.why?.time ?? null} .names=${byName(library.entries)}
        .slideNames=${byName(library.slides)} @closed=${() => (this.why = null)}></ny-why-dialog>
      <ny-refused-dialog .api=${this.desk.api} .display=${this.refused} @closed=${() => (this.refused = null)} @decided=${() => void this.desk.wall.refresh()}></ny-refused-dialog>
      ${askDialog(
        this.asked,
        (asked) => void this.#do(asked),
        () => (this.asked = null),
      )}
    `;
  }
}
