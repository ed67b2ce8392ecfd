import { css, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { searchKey } from '../../../content/text/search-key.ts';
import type { Act } from '../../../content/wire/api.ts';
import { textField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import type { Live } from '../live/collection.ts';
import { DeskPage } from '../live/desk-page.ts';
import { base } from '../look/base.ts';
import { momentWords } from '../look/times.ts';
import { type Phrase, say } from '../say.ts';
import { emptyBox, failureBox, waiting } from '../shell/states.ts';
import { detailWords, type Names } from './act-detail.ts';
import { actWords } from './act-words.ts';

const words = {
  page: ['Nhật ký', 'Journal'],
  intro: [
    'Việc đã làm, mới nhất trước. Không ai sửa hay xóa được dòng nào; mỗi dòng mang mã băm của mình.',
    'What was done, newest first. No one can change or delete a line; each carries its hash.',
  ],
  search: ['Tìm trong nhật ký', 'Find in the journal'],
  time: ['Lúc', 'When'],
  who: ['Ai', 'Who'],
  what: ['Việc', 'What'],
  detail: ['Chi tiết', 'Detail'],
  hash: ['Mã băm', 'Hash'],
  none: ['Chưa có việc nào', 'Nothing yet'],
  noneHint: ['Mỗi lần đăng nhập, phát hành, ghép màn hình được ghi ở đây.', 'Sign-ins, publishes and pairings are written here.'],
  more: ['Xem các việc cũ hơn', 'Show older ones'],
  system: ['Máy chủ', 'The server'],
} as const satisfies Record<string, Phrase>;

/** The ledger of people's acts, for people to read. */
@customElement('ny-journal-page')
export class JournalPage extends DeskPage {
  static override styles = [
    base,
    formLook,
    css`
      .wide { overflow-x: auto; } .search { max-width: 24rem; } .detail { overflow-wrap: anywhere; max-width: 28rem; } code { font-size: 0.82rem; color: var(--ny-quiet); }
      td:first-child, code { white-space: nowrap; }
      @media (max-width: 640px) {
        thead { display: none; } tr, td { display: block; } td { border: 0; padding: 0.15rem 0.5rem; } tr { border-bottom: 1px solid var(--ny-line); padding: 0.6rem 0; }
      }
    `,
  ];
  @state() private query = '';
  @state() private older: readonly Act[] = [];
  @state() private atEnd = false;

  protected watches(): readonly Live<unknown>[] {
    return [this.desk.acts, this.desk.people, this.desk.library];
  }

  override connectedCallback() {
    super.connectedCallback();
    if (this.desk.acts.seen.value) void this.desk.acts.refresh();
  }

  async #more(before: number) {
    const answer = await this.desk.api.acts(before);
    if (!answer.ok) return;
    this.atEnd = answer.value.length === 0;
    this.older = [...this.older, ...answer.value];
  }

  #names(): Names {
    const library = this.desk.library.seen.value;
    const held = library ? [library.units, library.displays, library.slides, library.entries, library.themes].flat() : [];
    return new Map([...held, ...(this.desk.people.seen.value ?? [])].map((one) => [one.id, one.name]));
  }

  #who(actor: string, names: Names) {
    return actor === 'system' ? say(words.system) : (names.get(actor) ?? actor);
  }

  #row(act: Act, names: Names) {
    return html`<tr>
      <td class="numbers">${momentWords(act.time)}</td>
      <td>${this.#who(act.actor, names)}</td>
      <td><strong>${actWords(act.kind)}</strong></td>
      <td class="detail quiet">${detailWords(act.detail, names)}</td>
      <td><code title=${act.hash}>${act.seq} · ${act.hash.slice(0, 10)}</code></td>
    </tr>`;
  }

  protected override render() {
    const names = this.#names();
    const all = [...(this.desk.acts.seen.value ?? []), ...this.older];
    const key = searchKey(this.query);
    const acts = all.filter(
      (act) =>
        key === '' ||
        searchKey(`${this.#who(act.actor, names)} ${actWords(act.kind)} ${detailWords(act.detail, names)}`).includes(key),
    );
    const last = all.at(-1);
    const failure = this.desk.acts.seen.failure;
    return html`<div class="stack">
      <h1>${say(words.page)}</h1>
      <p class="quiet">${say(words.intro)}</p>
      <div class="search">${textField({ label: say(words.search), value: this.query, change: (value) => (this.query = value) })}</div>
      ${failure && this.desk.acts.seen.value ? failureBox(failure) : ''}
      ${
        waiting([this.desk.acts]) ??
        (acts.length === 0
          ? emptyBox('scroll-text', say(words.none), say(words.noneHint))
          : html`<div class="card wide"><table>
              <thead><tr>${[words.time, words.who, words.what, words.detail, words.hash].map((one) => html`<th scope="col">${say(one)}</th>`)}</tr></thead>
              <tbody>${acts.map((act) => this.#row(act, names))}</tbody></table></div>`)
      }
      ${last && last.seq > 1 && !this.atEnd ? html`<div><wa-button appearance="outlined" @click=${() => void this.#more(last.seq)}>${say(words.more)}</wa-button></div>` : ''}
    </div>`;
  }
}
