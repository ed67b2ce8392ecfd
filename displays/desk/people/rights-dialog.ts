import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type Person, roleSchema } from '../../../content/wire/api.ts';
import type { DeskApi } from '../api/desk-api.ts';
import type { Failure } from '../api/request.ts';
import { choiceField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import { listField } from '../forms/list-field.ts';
import { base } from '../look/base.ts';
import { type Phrase, say } from '../say.ts';
import { failureBox } from '../shell/states.ts';
import { grantWords, roleNames } from './role-names.ts';

const words = {
  title: ['Quyền của {name}', 'Rights of {name}'],
  rights: ['Quyền', 'Rights'],
  role: ['Vai trò', 'Role'],
  unit: ['Đơn vị (gồm cả đơn vị trực thuộc)', 'Unit (with all below it)'],
  everything: ['Toàn hệ thống', 'Everything'],
  add: ['Thêm quyền', 'Add a right'],
  next: ['Tiếp tục', 'Go on'],
  back: ['Sửa lại', 'Back'],
  sure: ['Đổi quyền của {name}?', 'Change the rights of {name}?'],
  before: ['Trước', 'Before'],
  after: ['Sau', 'After'],
  note: [
    'Người này bị đăng xuất ngay ở mọi nơi và phải đăng nhập lại. Việc đổi quyền được ghi vào nhật ký.',
    'This person is signed out everywhere at once and has to sign in again. The journal keeps the change.',
  ],
  save: ['Đổi quyền', 'Change the rights'],
} as const satisfies Record<string, Phrase>;

type Grants = Person['grants'];

/** Changes what one person may do, asking once more before it does. Tells `saved` and `closed`. */
@customElement('ny-rights-dialog')
export class RightsDialog extends LitElement {
  static override styles = [
    base,
    formLook,
    css`wa-dialog { --width: 40rem; } dl { display: grid; grid-template-columns: auto 1fr; gap: 0.4rem 1rem; } dt { color: var(--ny-quiet); }`,
  ];
  @property({ attribute: false }) api: DeskApi | null = null;
  @property({ attribute: false }) units: readonly (readonly [id: string, name: string])[] = [];
  /** Whose rights; null: closed. */
  @property({ attribute: false }) person: Person | null = null;
  @state() private grants: Grants = [];
  @state() private asking = false;
  @state() private busy = false;
  @state() private failure: Failure | null = null;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('person') || !this.person) return;
    this.grants = this.person.grants;
    this.asking = false;
    this.failure = null;
  }

  async #save(person: Person) {
    if (!this.api || this.busy) return;
    this.busy = true;
    const answer = await this.api.changePerson(person.id, { grants: this.grants });
    this.busy = false;
    this.failure = answer.ok ? null : answer.failure;
    this.asking = answer.ok && this.asking;
    if (answer.ok) this.dispatchEvent(new CustomEvent('saved'));
  }

  #row(grant: Grants[number], put: (grant: Grants[number]) => void) {
    const roles = Object.entries(roleNames).map(([role, name]) => [role, say(name)] as const);
    return html`${choiceField({ label: say(words.role), value: grant.role, options: roles, change: (role) => put({ ...grant, role: roleSchema.parse(role) }) })}
    ${choiceField({
      label: say(words.unit),
      value: grant.unit ?? '-',
      options: [['-', say(words.everything)], ...this.units],
      change: (unit) => put({ ...grant, unit: unit === '-' ? null : unit }),
    })}`;
  }

  #fields(person: Person) {
    const same = JSON.stringify(this.grants) === JSON.stringify(person.grants);
    return html`<div class="stack">
      ${listField<Grants[number]>({
        legend: say(words.rights),
        items: this.grants,
        min: 1,
        max: 20,
        addLabel: say(words.add),
        blank: { role: 'staff', unit: this.units[0]?.[0] ?? null },
        change: (grants) => (this.grants = grants),
        row: (grant, _, put) => this.#row(grant, put),
      })}
      ${this.failure ? failureBox(this.failure) : ''}
      <wa-button variant="brand" ?disabled=${same} @click=${() => (this.asking = true)}>${say(words.next)}</wa-button>
    </div>`;
  }

  #confirm(person: Person) {
    const list = (grants: Grants) =>
      html`<dd class="row tight">${grants.map((one) => html`<span class="tag">${grantWords(one, this.units)}</span>`)}</dd>`;
    return html`<div class="stack">
      <p><strong>${say(words.sure, { name: person.name })}</strong></p>
      <dl><dt>${say(words.before)}</dt>${list(person.grants)}<dt>${say(words.after)}</dt>${list(this.grants)}</dl>
      <p>${say(words.note)}</p>
      <div class="row">
        <wa-button appearance="outlined" @click=${() => (this.asking = false)}>${say(words.back)}</wa-button>
        <wa-button variant="danger" ?loading=${this.busy} @click=${() => void this.#save(person)}>${say(words.save)}</wa-button>
      </div>
    </div>`;
  }

  protected override render() {
    const { person } = this;
    return html`<wa-dialog label=${say(words.title, { name: person?.name ?? '' })} ?open=${person !== null}
      @wa-after-hide=${(event: Event) => {
        if (event.target === event.currentTarget) this.dispatchEvent(new CustomEvent('closed'));
      }}>${person === null ? '' : this.asking ? this.#confirm(person) : this.#fields(person)}</wa-dialog>`;
  }
}
