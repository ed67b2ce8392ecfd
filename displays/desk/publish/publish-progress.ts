import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Display } from '../../../content/place/display.ts';
import type { WallRow } from '../../../content/wire/api.ts';
import { base } from '../look/base.ts';
import { type Phrase, say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { publishWords as words } from './publish-words.ts';
import { type Reached, reachedOf } from './reached-of.ts';

const looks: Readonly<Record<Reached, { icon: string; look: string; name: Phrase }>> = {
  painted: { icon: 'monitor-check', look: 'ok', name: words.painted },
  holding: { icon: 'check', look: 'ok', name: words.holding },
  waiting: { icon: 'loader', look: 'warn', name: words.waiting },
  offline: { icon: 'wifi-off', look: '', name: words.offline },
};

/** Displays confirming a publish one by one, live. Takes plain values. */
@customElement('ny-publish-progress')
export class PublishProgress extends LitElement {
  static override styles = [
    base,
    css`
      ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 0.25rem 1.5rem; }
      li { display: flex; justify-content: space-between; gap: 0.75rem; padding: 0.4rem 0; border-bottom: 1px solid var(--ny-line); align-items: center; }
      .done { border-inline-start: 5px solid var(--ny-ok); }
    `,
  ];
  @property({ type: Number }) generation = 0;
  @property({ type: Number }) revision = 0;
  @property({ attribute: false }) ids: readonly string[] = [];
  @property({ attribute: false }) displays: readonly Display[] = [];
  @property({ attribute: false }) rows: readonly WallRow[] = [];

  protected override render() {
    const names = new Map(this.displays.map((one) => [one.id, one.name]));
    const rows = new Map(this.rows.map((row) => [row.display, row]));
    const states = this.ids.map((id) => ({ id, state: reachedOf(rows.get(id), this.revision) }));
    const shown = states.filter((one) => one.state === 'painted' || one.state === 'holding').length;
    const all = states.length;
    return html`<section class="card stack done" aria-labelledby="done">
      <h2 id="done">${icon('circle-check')} ${say(words.done)}</h2>
      <p role="status">${all === 0 ? say(words.doneNone) : say(words.doneText, { generation: this.generation, shown, all })}</p>
      ${all === 0 ? '' : html`<wa-progress-bar value=${Math.round((shown / all) * 100)} label=${say(words.done)}></wa-progress-bar>`}
      <ul>
        ${states.map(({ id, state }) => html`<li><span>${names.get(id) ?? id}</span><span class="tag ${looks[state].look}">${icon(looks[state].icon)} ${say(looks[state].name)}</span></li>`)}
      </ul>
    </section>`;
  }
}
