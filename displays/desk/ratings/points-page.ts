import { css, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { RatingPoint, RatingSettings } from '../../../content/score/settings.ts';
import type { LibraryAnswer } from '../../../content/wire/api.ts';
import type { Failure } from '../api/request.ts';
import type { Live } from '../live/collection.ts';
import { DeskPage } from '../live/desk-page.ts';
import { base } from '../look/base.ts';
import { localOf } from '../look/times.ts';
import { linkTo } from '../router.ts';
import { say } from '../say.ts';
import { unitLines } from '../schedule/unit-lines.ts';
import { icon } from '../shell/icon.ts';
import { emptyBox, failureBox, loadingBox, waiting } from '../shell/states.ts';
import './point-dialog.ts';
import { PointPoster } from './point-poster.ts';
import { countersOf, pointAddress, withActive } from './points-form.ts';
import { KIND_WORDS, pointsWords as words } from './points-words.ts';
import { hasRole } from './scores-reach.ts';
import { ratingTabs, ratingTabsLook } from './scores-tabs.ts';

const counterNameIn = (settings: RatingSettings, { unit, counter }: RatingPoint) =>
  countersOf(settings, unit).find(({ id }) => id === counter)?.name ?? counter;

/** Where citizens answer: points to add, to print and to switch off. */
@customElement('ny-points-page')
export class PointsPage extends DeskPage {
  static override styles = [
    base,
    ratingTabsLook,
    css`
      .intro { max-width: 46rem; }
      .point { display: flex; flex-wrap: wrap; align-items: center; gap: 0.4rem 0.75rem; padding: 0.7rem 0.4rem; border-bottom: 1px solid var(--ny-line); }
      .point:last-child { border: 0; } .point .name { font-weight: 600; overflow-wrap: anywhere; } .point .push { margin-inline-start: auto; } .asleep .name { color: var(--ny-quiet); }
    `,
  ];
  @state() private settings: RatingSettings | null = null;
  @state() private failure: Failure | null = null;
  @state() private open = false;
  @state() private point: RatingPoint | null = null;
  #poster: PointPoster | null = null;

  protected watches(): readonly Live<unknown>[] {
    return [this.desk.library, this.desk.session];
  }

  override connectedCallback() {
    super.connectedCallback();
    void this.#load();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#poster?.remove();
  }

  async #load() {
    const answer = await this.desk.api.ratingSettings();
    this.failure = answer.ok ? null : answer.failure;
    if (answer.ok) this.settings = answer.value;
  }

  async #saved() {
    this.open = false;
    await this.#load();
  }

  async #activate(settings: RatingSettings, point: RatingPoint) {
    const next = withActive(settings, point.id, !point.active);
    const answer = await this.desk.api.putRatingSettings({ seen: settings, settings: next });
    if (!answer.ok) this.failure = answer.failure;
    else await this.#load();
  }

  #print(settings: RatingSettings, point: RatingPoint, unitName: string) {
    const address = pointAddress(settings, point);
    const scale = settings.scales.find(({ id }) => id === point.scale);
    if (address === null || !scale) return;
    const sheet = new PointPoster();
    sheet.poster = { unitName, place: point.name, address, scale };
    sheet.addEventListener('closed', () => sheet.remove());
    this.#poster?.remove();
    this.#poster = sheet;
    document.body.append(sheet);
  }

  #isAdmin() {
    return hasRole(this.desk.session.seen.value?.person, ['admin']);
  }

  protected override render() {
    const library = this.desk.library.seen.value;
    const { settings } = this;
    const edit = (point: RatingPoint | null) => {
      this.point = point;
      this.open = true;
    };
    return html`<div class="stack">
      <div class="row between"><h1>${say(words.page)}</h1>
        ${settings && this.#isAdmin() ? html`<wa-button variant="brand" @click=${() => edit(null)}>${icon('plus', null, 'start')} ${say(words.add)}</wa-button>` : ''}</div>
      ${ratingTabs('rating-points', this.#isAdmin())}
      <p class="quiet intro">${say(words.intro)}</p>
      ${this.failure ? failureBox(this.failure, () => void this.#load()) : ''}
      ${waiting([this.desk.library]) ?? (library && settings ? this.#body(library, settings, edit) : this.failure ? '' : loadingBox())}
    </div>`;
  }

  #body(library: LibraryAnswer, settings: RatingSettings, edit: (point: RatingPoint) => void) {
    const day = localOf(this.desk.now()).day;
    const units = unitLines(library, day).map(({ unit }) => [unit.id, unit.name] as const);
    const groups = library.units
      .map((unit) => ({ unit, points: settings.points.filter((point) => point.unit === unit.id) }))
      .filter(({ points }) => points.length > 0);
    return html`
      ${
        settings.address === null
          ? html`<wa-callout variant="warning">${icon('triangle-alert', null, 'icon')}<div class="row"><span class="grow">${say(words.noAddress)}</span>
              ${this.#isAdmin() ? html`<wa-button size="s" appearance="outlined" href=${linkTo('rating-settings')}>${say(words.setAddress)}</wa-button>` : ''}</div></wa-callout>`
          : ''
      }
      ${groups.length === 0 ? emptyBox('qr-code', say(words.none), say(words.noneHint)) : ''}
      ${groups.map(
        ({ unit, points }) => html`<section class="card" aria-label=${unit.name}><h2>${unit.name}</h2>
          ${points.map((point) => this.#point(library, settings, point, unit.name, edit))}</section>`,
      )}
      <ny-point-dialog .api=${this.desk.api} .settings=${settings} .units=${units} .point=${this.point} ?open=${this.open}
        @closed=${() => (this.open = false)} @saved=${() => void this.#saved()}></ny-point-dialog>`;
  }

  #point(
    library: LibraryAnswer,
    settings: RatingSettings,
    point: RatingPoint,
    unitName: string,
    edit: (point: RatingPoint) => void,
  ) {
    const kiosks = library.displays.filter((display) => display.kind === 'kiosk' && display.point === point.id).length;
    const printable = point.kind === 'printed' && point.active;
    return html`<div class="point ${point.active ? '' : 'asleep'}">
      <span class="name">${point.name}</span>
      <span class="tag">${say(KIND_WORDS[point.kind])}</span>
      ${point.counter === null ? '' : html`<span class="quiet small">${counterNameIn(settings, point)}</span>`}
      ${point.active ? '' : html`<span class="tag">${icon('eye-off')} ${say(words.isOff)}</span>`}
      ${kiosks > 0 ? html`<span class="tag">${icon('monitor-smartphone')} ${say(words.kiosks, { n: kiosks })}</span>` : ''}
      <span class="row tight push">
        ${printable ? html`<wa-button size="s" appearance="outlined" ?disabled=${settings.address === null} @click=${() => this.#print(settings, point, unitName)}>${icon('printer', null, 'start')} ${say(words.poster)}</wa-button>` : ''}
        ${
          this.#isAdmin()
            ? html`<wa-button size="s" appearance="outlined" @click=${() => edit(point)}>${icon('pencil', null, 'start')} ${say(words.edit)}</wa-button>
                <wa-button size="s" appearance="outlined" @click=${() => void this.#activate(settings, point)}>${say(point.active ? words.off : words.on)}</wa-button>`
            : ''
        }
      </span>
    </div>`;
  }
}
