import { css, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { z } from 'zod';
import type { LibraryAnswer, publishAnswerSchema } from '../../../content/wire/api.ts';
import type { Failure } from '../api/request.ts';
import { tickField } from '../forms/fields.ts';
import type { Live } from '../live/collection.ts';
import { DeskPage } from '../live/desk-page.ts';
import { base } from '../look/base.ts';
import { agoWords, localOf } from '../look/times.ts';
import { linkTo } from '../router.ts';
import { say } from '../say.ts';
import { about } from '../shell/about.ts';
import { icon } from '../shell/icon.ts';
import { emptyBox, failureBox, waiting } from '../shell/states.ts';
import { type DraftReport, reportsOf } from './draft-report.ts';
import './publish-progress.ts';
import { publishWords as words } from './publish-words.ts';

const MOST_NAMED = 24;
const places = {
  slide: { page: 'slides', icon: 'layout-template' },
  entry: { page: 'schedule', icon: 'calendar-days' },
  theme: { page: 'themes', icon: 'palette' },
} as const;

/** Puts drafts in force: what they change, what forbids it, and afterwards how the displays confirm. */
@customElement('ny-publish-page')
export class PublishPage extends DeskPage {
  static override styles = [
    base,
    css`
      .intro { max-width: 46rem; }
      .draft { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 0.35rem 0.9rem; align-items: start; padding: 0.8rem 0; border-bottom: 1px solid var(--ny-line); }
      .draft:last-child { border: 0; }
      .draft .name { font-weight: 600; }
      .names { display: flex; flex-wrap: wrap; gap: 0.4rem; }
      .refusals { color: var(--ny-stop); font-size: 0.9rem; }
      @media (max-width: 640px) { .draft { grid-template-columns: auto minmax(0, 1fr); } .draft > :last-child { grid-column: 2; } }
    `,
  ];
  @state() private left: ReadonlySet<string> = new Set();
  @state() private asking = false;
  @state() private busy = false;
  @state() private failure: Failure | null = null;
  @state() private done: z.infer<typeof publishAnswerSchema> | null = null;

  protected watches(): readonly Live<unknown>[] {
    return [this.desk.library, this.desk.drafts, this.desk.wall];
  }

  override connectedCallback() {
    super.connectedCallback();
    if (this.desk.drafts.seen.value) void this.desk.drafts.refresh();
  }

  #chosen(reports: readonly DraftReport[]) {
    return reports.filter((report) => report.refusals.length === 0 && !this.left.has(keyOf(report)));
  }

  async #publish(library: LibraryAnswer, chosen: readonly DraftReport[]) {
    this.busy = true;
    const drafts = chosen.map(({ draft }) => ({ kind: draft.kind, id: draft.id, version: draft.version }));
    const answer = await this.desk.api.publish({ generation: library.generation, drafts });
    this.busy = false;
    this.asking = false;
    this.failure = answer.ok ? null : answer.failure;
    if (answer.ok) this.done = answer.value;
    await Promise.all([this.desk.drafts.refresh(), this.desk.library.refresh(), this.desk.wall.refresh()]);
  }

  protected override render() {
    const library = this.desk.library.seen.value;
    return html`<div class="stack">
      <h1>${say(words.page)}</h1>
      <p class="quiet intro">${say(words.intro)}</p>
      ${this.failure ? this.#failed(this.failure) : ''}
      ${waiting([this.desk.library, this.desk.drafts]) ?? (library ? this.#body(library) : '')}
    </div>`;
  }

  #failed(failure: Failure) {
    const more = failure.problems.map((one) => say([one.vi, one.en])).filter((text) => text !== say(failure.sentence));
    return html`${failureBox(failure)} ${more.length > 0 ? html`<ul class="card refusals">${more.map((text) => html`<li>${text}</li>`)}</ul>` : ''}`;
  }

  #body(library: LibraryAnswer) {
    const reports = reportsOf(this.desk.drafts.seen.value ?? [], library, localOf(this.desk.now()).day);
    const chosen = this.#chosen(reports);
    return html`
      ${
        this.done
          ? html`<ny-publish-progress
              .generation=${this.done.generation} .revision=${this.done.revision} .ids=${this.done.displays} .displays=${library.displays}
              .rows=${this.desk.wall.seen.value?.rows ?? []}
            ></ny-publish-progress>`
          : ''
      }
      ${reports.length === 0 ? (this.done ? '' : emptyBox('send', say(words.none), say(words.noneHint))) : this.#drafts(library, reports, chosen)}
    `;
  }

  #drafts(library: LibraryAnswer, reports: readonly DraftReport[], chosen: readonly DraftReport[]) {
    const displays = new Set(chosen.flatMap((report) => report.displays));
    const names = library.displays.filter((one) => displays.has(one.id)).map((one) => one.name);
    return html`
      <section class="card" aria-label=${say(words.choose)}><ul>${reports.map((report) => this.#draft(report))}</ul></section>
      ${
        names.length > 0
          ? html`<section class="card stack tight"><h2>${say(words.affected)} (${names.length})</h2>
              <ul class="names">${names.slice(0, MOST_NAMED).map((name) => html`<li class="tag">${icon('monitor')} ${name}</li>`)}
              ${names.length > MOST_NAMED ? html`<li class="tag">${say(words.affectedMore, { n: names.length - MOST_NAMED })}</li>` : ''}</ul></section>`
          : ''
      }
      <div><wa-button variant="brand" size="l" ?disabled=${chosen.length === 0} @click=${() => (this.asking = true)}>${icon('send', null, 'start')} ${say(words.publish, { n: chosen.length })}</wa-button></div>
      <wa-dialog label=${say(words.confirm)} ?open=${this.asking} @wa-after-hide=${() => (this.asking = false)}>
        <p>${say(words.confirmText, { n: chosen.length, m: displays.size })}</p>
        <wa-button slot="footer" appearance="outlined" @click=${() => (this.asking = false)}>${say(words.no)}</wa-button>
        <wa-button slot="footer" variant="brand" ?loading=${this.busy} @click=${() => void this.#publish(library, chosen)}>${say(words.yes)}</wa-button>
      </wa-dialog>
    `;
  }

  #draft(report: DraftReport) {
    const { draft, refusals } = report;
    const key = keyOf(report);
    const acts = { new: words.isNew, changed: words.isChanged, removed: words.isRemoved } as const;
    const place = places[draft.kind];
    const name = report.name || say(words.unnamed);
    const change = (on: boolean) => {
      const left = new Set(this.left);
      if (on) left.delete(key);
      else left.add(key);
      this.left = left;
    };
    return html`<li class="draft">
      ${tickField({ label: html`<span class="hide">${name}</span>`, checked: refusals.length === 0 && !this.left.has(key), disabled: refusals.length > 0, change })}
      <div class="stack tight">
        <p class="row tight"><span class="tag ${draft.removed ? 'stop' : ''}">${icon(place.icon)} ${say(words[draft.kind])} · ${say(acts[report.act])}</span>
          <span class="name">${name}</span></p>
        <p class="quiet small">${report.displays.length > 0 ? say(words.touches, { n: report.displays.length }) : say(words.touchesNone)} · ${agoWords(draft.at, this.desk.now())}</p>
        ${refusals.length > 0 ? html`<div class="refusals"><strong>${icon('circle-alert')} ${say(words.blocked)}</strong><ul>${refusals.map((text) => html`<li>${text}</li>`)}</ul></div>` : ''}
      </div>
      <wa-button size="s" appearance="outlined" href=${linkTo(place.page, draft.id)}>${say(words.open)}${about(name)}</wa-button>
    </li>`;
  }
}

const keyOf = ({ draft }: DraftReport): string => `${draft.kind} ${draft.id}`;
