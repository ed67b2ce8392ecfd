import { css, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Person } from '../../../content/wire/api.ts';
import type { Failure } from '../api/request.ts';
import type { Live } from '../live/collection.ts';
import { DeskPage } from '../live/desk-page.ts';
import { base } from '../look/base.ts';
import { localOf } from '../look/times.ts';
import { type Phrase, say } from '../say.ts';
import { unitLines } from '../schedule/unit-lines.ts';
import { about } from '../shell/about.ts';
import { icon } from '../shell/icon.ts';
import { failureBox, waiting } from '../shell/states.ts';
import './new-password-dialog.ts';
import './person-dialog.ts';
import './rights-dialog.ts';
import { grantWords } from './role-names.ts';

const words = {
  page: ['Người dùng', 'People'],
  add: ['Thêm người', 'Add a person'],
  name: ['Họ và tên', 'Name'],
  login: ['Tên đăng nhập', 'Login'],
  rights: ['Quyền', 'Rights'],
  state: ['Tình trạng', 'State'],
  acts: ['Thao tác', 'Actions'],
  active: ['Đang hoạt động', 'Active'],
  away: ['Đã khóa', 'Deactivated'],
  lock: ['Khóa', 'Deactivate'],
  unlock: ['Mở khóa', 'Activate'],
  change: ['Đổi quyền', 'Rights'],
  password: ['Đặt lại mật khẩu', 'New password'],
  you: ['(Ông/Bà)', '(you)'],
  lockTitle: ['Khóa tài khoản của {name}?', 'Deactivate {name}?'],
  lockText: [
    'Người này bị đăng xuất ngay ở mọi nơi. Bản nháp và nhật ký vẫn còn. Có thể mở khóa lại.',
    'This person is signed out everywhere at once. Drafts and journal stay. It can be undone.',
  ],
  cancel: ['Thôi', 'Cancel'],
} as const satisfies Record<string, Phrase>;

/** Who may sign in, with which rights; adding, deactivating, a new password for whoever forgot it. */
@customElement('ny-people-page')
export class PeoplePage extends DeskPage {
  static override styles = [
    base,
    css`
      .wide { overflow-x: auto; }
      @media (min-width: 641px) { td:last-child .row { flex-wrap: nowrap; } td:nth-child(4) { white-space: nowrap; } }
      @media (max-width: 640px) {
        thead { display: none; } tr, td { display: block; } td { border: 0; padding: 0.15rem 0.5rem; }
        tr { border-bottom: 1px solid var(--ny-line); padding: 0.6rem 0; }
      }
    `,
  ];
  @state() private adding = false;
  @state() private locking: Person | null = null;
  @state() private changing: Person | null = null;
  @state() private forgetful: Person | null = null;
  @state() private failure: Failure | null = null;

  protected watches(): readonly Live<unknown>[] {
    return [this.desk.people, this.desk.library, this.desk.session];
  }

  async #activate(person: Person, active: boolean) {
    const answer = await this.desk.api.changePerson(person.id, { active });
    this.locking = null;
    this.failure = answer.ok ? null : answer.failure;
    await this.desk.people.refresh();
  }

  #names() {
    return (this.desk.library.seen.value?.units ?? []).map((unit) => [unit.id, unit.name] as const);
  }

  #row(person: Person) {
    const self = this.desk.session.seen.value?.person?.id === person.id;
    return html`<tr>
      <td><strong>${person.name}</strong> ${self ? html`<span class="quiet">${say(words.you)}</span>` : ''}</td>
      <td>${person.login}</td>
      <td><div class="row tight">${person.grants.map((grant) => html`<span class="tag">${grantWords(grant, this.#names())}</span>`)}</div></td>
      <td>${person.active ? html`<span class="tag ok">${icon('check')} ${say(words.active)}</span>` : html`<span class="tag stop">${icon('lock')} ${say(words.away)}</span>`}</td>
      <td>${
        self
          ? ''
          : html`<div class="row tight"><wa-button size="s" appearance="outlined"
              @click=${() => (this.changing = person)}>${say(words.change)}${about(person.name)}</wa-button>
            <wa-button size="s" appearance="outlined"
              @click=${() => (this.forgetful = person)}>${say(words.password)}${about(person.name)}</wa-button>
            <wa-button size="s" appearance="outlined"
              @click=${() => (person.active ? (this.locking = person) : void this.#activate(person, true))}>${say(person.active ? words.lock : words.unlock)}${about(person.name)}</wa-button></div>`
      }</td>
    </tr>`;
  }

  protected override render() {
    const library = this.desk.library.seen.value;
    const units = library
      ? unitLines(library, localOf(this.desk.now()).day).map(({ unit }) => [unit.id, unit.name] as const)
      : [];
    const people = this.desk.people.seen.value ?? [];
    return html`<div class="stack">
      <div class="row between"><h1>${say(words.page)}</h1>
        <wa-button variant="brand" @click=${() => (this.adding = true)}>${icon('user-plus', null, 'start')} ${say(words.add)}</wa-button></div>
      ${this.failure ? failureBox(this.failure) : ''}
      ${
        waiting([this.desk.people, this.desk.library]) ??
        html`<div class="card wide"><table>
          <thead><tr>${[words.name, words.login, words.rights, words.state, words.acts].map((one) => html`<th scope="col">${say(one)}</th>`)}</tr></thead>
          <tbody>${people.map((person) => this.#row(person))}</tbody></table></div>`
      }
      <ny-person-dialog .api=${this.desk.api} .units=${units} ?open=${this.adding} @closed=${() => (this.adding = false)}
        @added=${() => {
          this.adding = false;
          void this.desk.people.refresh();
        }}></ny-person-dialog>
      <ny-rights-dialog .api=${this.desk.api} .units=${units} .person=${this.changing} @closed=${() => (this.changing = null)}
        @saved=${() => {
          this.changing = null;
          void this.desk.people.refresh();
        }}></ny-rights-dialog>
      <ny-new-password-dialog .api=${this.desk.api} .person=${this.forgetful} @closed=${() => (this.forgetful = null)}></ny-new-password-dialog>
      <wa-dialog label=${say(words.lockTitle, { name: this.locking?.name ?? '' })} ?open=${this.locking !== null} @wa-after-hide=${() => (this.locking = null)}>
        <p>${say(words.lockText)}</p>
        <wa-button slot="footer" appearance="outlined" @click=${() => (this.locking = null)}>${say(words.cancel)}</wa-button>
        <wa-button slot="footer" variant="danger" @click=${() => this.locking && void this.#activate(this.locking, false)}>${say(words.lock)}</wa-button>
      </wa-dialog>
    </div>`;
  }
}
