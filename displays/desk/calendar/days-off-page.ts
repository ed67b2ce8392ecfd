import { css, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { DayOff } from '../../../content/time/day-off.ts';
import type { Answer, Failure } from '../api/request.ts';
import { formLook } from '../forms/form-look.ts';
import type { Live } from '../live/collection.ts';
import { DeskPage } from '../live/desk-page.ts';
import { base } from '../look/base.ts';
import { dayWords, localOf, weekdayWords } from '../look/times.ts';
import { type Phrase, say } from '../say.ts';
import { about } from '../shell/about.ts';
import { icon } from '../shell/icon.ts';
import { failureBox, waiting } from '../shell/states.ts';
import './day-off-dialog.ts';
import { dayOffTypes } from './day-off-types.ts';

const words = {
  page: ['Ngày nghỉ', 'Days off'],
  intro: [
    'Chỉ những dòng đã xác nhận mới ảnh hưởng đến lịch chiếu. Dòng chưa xác nhận là đề xuất: xin đối chiếu với thông báo chính thức rồi bấm «Xác nhận».',
    'Only confirmed lines act on the schedule. The others are proposals: compare them with the official notice, then press “Confirm”.',
  ],
  add: ['Thêm ngày', 'Add days'],
  year: ['Năm {year}', 'Year {year}'],
  day: ['Ngày', 'Day'],
  name: ['Tên', 'Name'],
  type: ['Loại', 'Kind'],
  status: ['Tình trạng', 'State'],
  acts: ['Thao tác', 'Actions'],
  confirm: ['Xác nhận', 'Confirm'],
  edit: ['Sửa', 'Edit'],
  drop: ['Bỏ', 'Remove'],
  until: ['{from} đến hết {to}', '{from} to {to}'],
  waiting: ['{n} đề xuất chờ xác nhận', '{n} {n|proposal|proposals} to confirm'],
  dropTitle: ['Bỏ «{name}»?', 'Remove “{name}”?'],
  dropText: ['Lịch chiếu của ngày này sẽ tính như ngày thường.', 'The schedule will treat the day as any other.'],
  keep: ['Giữ lại', 'Keep'],
} as const satisfies Record<string, Phrase>;

const states: Readonly<Record<DayOff['status'], { look: string; icon: string; name: Phrase }>> = {
  confirmed: { look: 'ok', icon: 'check', name: ['Đã xác nhận', 'Confirmed'] },
  law: { look: 'warn', icon: 'circle-help', name: ['Theo luật, chờ xác nhận', 'By law, to be confirmed'] },
  unverified: { look: 'warn', icon: 'circle-help', name: ['Chưa xác nhận', 'Not confirmed'] },
};

/** Days off and make-up days by year; unconfirmed ones are proposals. */
@customElement('ny-days-off-page')
export class DaysOffPage extends DeskPage {
  static override styles = [
    base,
    formLook,
    css`
      .intro { max-width: 46rem; }
      .wide { overflow-x: auto; }
      td:first-child { white-space: nowrap; } tr.proposal { background: #fdf9ef; }
      .narrow { max-width: 14rem; }
      @media (max-width: 640px) {
        thead { display: none; } tr, td { display: block; } td { border: 0; padding: 0.15rem 0.5rem; } td:first-child { white-space: normal; font-weight: 600; }
        tr { border-bottom: 1px solid var(--ny-line); padding: 0.6rem 0; }
      }
    `,
  ];
  @state() private year = localOf(Date.now()).day.slice(0, 4);
  @state() private failure: Failure | null = null;
  @state() private editing: DayOff | 'new' | null = null;
  @state() private dropping: DayOff | null = null;

  protected watches(): readonly Live<unknown>[] {
    return [this.desk.library];
  }

  #rules(): readonly DayOff[] {
    return [...(this.desk.library.seen.value?.daysOff ?? [])].sort((a, b) => (a.d < b.d ? -1 : 1));
  }

  async #settle(answer: Answer<unknown>) {
    this.failure = answer.ok ? null : answer.failure;
    await this.desk.library.refresh();
    return answer.ok;
  }

  async #replace(before: DayOff | null, after: DayOff | null) {
    const rest = this.#rules().filter((one) => one !== before);
    const answer = await this.desk.api.putDaysOff(after ? [...rest, after] : rest);
    this.dropping = null;
    if (await this.#settle(answer)) this.editing = null;
  }

  #row(rule: DayOff) {
    const days =
      rule.end && rule.end !== rule.d
        ? say(words.until, { from: dayWords(rule.d).slice(0, 5), to: dayWords(rule.end) })
        : dayWords(rule.d);
    const state = states[rule.status];
    const key = (label: Phrase, name: string, act: () => void) =>
      html`<wa-button size="s" appearance="plain" @click=${act}>${icon(name, `${say(label)}: ${rule.name}, ${dayWords(rule.d)}`)}</wa-button>`;
    return html`<tr class=${rule.status === 'confirmed' ? '' : 'proposal'}>
      <td class="numbers">${weekdayWords(rule.d)}, ${days}</td>
      <td>${rule.name}</td>
      <td>${say(dayOffTypes[rule.type])}</td>
      <td><span class="tag ${state.look}">${icon(state.icon)} ${say(state.name)}</span></td>
      <td><div class="row tight">
        ${
          rule.status === 'confirmed'
            ? ''
            : html`<wa-button size="s" variant="brand" appearance="outlined"
                @click=${async () => void (await this.#settle(await this.desk.api.confirmDayOff(rule.d)))}>${icon('check', null, 'start')} ${say(words.confirm)}${about(rule.name)}</wa-button>`
        }
        ${key(words.edit, 'pencil', () => (this.editing = rule))} ${key(words.drop, 'trash-2', () => (this.dropping = rule))}
      </div></td>
    </tr>`;
  }

  #table(rules: readonly DayOff[]) {
    return html`<div class="card wide"><table>
      <thead><tr>${[words.day, words.name, words.type, words.status, words.acts].map((one) => html`<th scope="col">${say(one)}</th>`)}</tr></thead>
      <tbody>${rules.map((rule) => this.#row(rule))}</tbody>
    </table></div>`;
  }

  #years(rules: readonly DayOff[]) {
    const years = [...new Set([...rules.map((rule) => rule.d.slice(0, 4)), this.year])].sort();
    return html`<div class="row tight" role="group" aria-label=${say(words.page)}>
      ${years.map(
        (
          year,
        ) => html`<wa-button size="s" appearance=${year === this.year ? 'filled' : 'outlined'} variant=${year === this.year ? 'brand' : 'neutral'}
          @click=${() => (this.year = year)}>${say(words.year, { year })}</wa-button>`,
      )}
    </div>`;
  }

  protected override render() {
    const rules = this.#rules();
    const open = rules.filter((rule) => rule.d.startsWith(this.year) && rule.status !== 'confirmed').length;
    return html`<div class="stack">
      <div class="row between"><h1>${say(words.page)}</h1>
        <wa-button variant="brand" @click=${() => (this.editing = 'new')}>${icon('plus', null, 'start')} ${say(words.add)}</wa-button></div>
      <p class="quiet intro">${say(words.intro)}</p>
      ${this.failure ? failureBox(this.failure) : ''}
      ${
        waiting([this.desk.library]) ??
        html`${this.#years(rules)}
        ${open > 0 ? html`<p class="tag warn">${icon('circle-help')} ${say(words.waiting, { n: open })}</p>` : ''}
        ${this.#table(rules.filter((rule) => rule.d.startsWith(this.year)))}`
      }
      <ny-day-off-dialog .rule=${this.editing} .failure=${this.failure} @closed=${() => (this.editing = null)}
        @save=${(event: CustomEvent<DayOff>) => void this.#replace(this.editing === 'new' ? null : this.editing, event.detail)}></ny-day-off-dialog>
      <wa-dialog label=${say(words.dropTitle, { name: this.dropping?.name ?? '' })} ?open=${this.dropping !== null} @wa-after-hide=${() => (this.dropping = null)}>
        <p>${say(words.dropText)}</p>
        <wa-button slot="footer" appearance="outlined" @click=${() => (this.dropping = null)}>${say(words.keep)}</wa-button>
        <wa-button slot="footer" variant="danger" @click=${() => void this.#replace(this.dropping, null)}>${say(words.drop)}</wa-button>
      </wa-dialog>
    </div>`;
  }
}
