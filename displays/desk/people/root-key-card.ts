import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DeskApi } from '../api/desk-api.ts';
import type { Failure } from '../api/request.ts';
import { textField } from '../forms/fields.ts';
import { formLook } from '../forms/form-look.ts';
import { base } from '../look/base.ts';
import { type Phrase, say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { failureBox } from '../shell/states.ts';

const words = {
  title: ['Xuất khóa gốc', 'Export the root key'],
  text: [
    'Màn hình chỉ tin nội dung có chữ ký bắt nguồn từ khóa gốc. Xin xuất khóa ra, cất ở nơi an toàn ngoài máy chủ này (ví dụ in ra, niêm phong). Mất khóa thì phải ghép lại mọi màn hình.',
    'Displays trust only what the root key vouches for. Export it and keep it safe away from this server (for example printed and sealed). If it is lost, every display has to be paired again.',
  ],
  password: ['Mật khẩu của Ông/Bà', 'Your password'],
  export: ['Xuất khóa gốc', 'Export the root key'],
  shown: ['Khóa bí mật (chỉ hiện ở đây, lúc này)', 'Secret key (shown here and now only)'],
  file: ['Tải tệp', 'Save as a file'],
  hide: ['Đã cất xong, ẩn đi', 'It is kept; hide it'],
} as const satisfies Record<string, Phrase>;

/** Shows the root key to an administrator who gives the password once more; the export is an act in the journal. */
@customElement('ny-root-key-card')
export class RootKeyCard extends LitElement {
  static override styles = [
    base,
    formLook,
    css`
      .ask { display: flex; gap: 0.75rem; align-items: end; flex-wrap: wrap; } .ask > .field { max-width: 20rem; }
      code { display: block; overflow-wrap: anywhere; background: var(--wa-color-neutral-95); padding: 0.75rem; border-radius: 6px; font-size: 1rem; }
      .text { max-width: 46rem; }
    `,
  ];
  @property({ attribute: false }) api: DeskApi | null = null;
  @state() private password = '';
  @state() private root: { rootKey: string; secret: string } | null = null;
  @state() private failure: Failure | null = null;

  async #export(event: Event) {
    event.preventDefault();
    const answer = await this.api?.exportRoot(this.password);
    this.password = '';
    if (!answer) return;
    this.failure = answer.ok ? null : answer.failure;
    if (answer.ok) this.root = answer.value;
  }

  #file(root: { rootKey: string; secret: string }) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(root, null, 2)], { type: 'application/json' }));
    link.download = 'niem-yet-khoa-goc.json';
    link.click();
    URL.revokeObjectURL(link.href);
  }

  protected override render() {
    const { root } = this;
    return html`<section class="card stack" aria-labelledby="root">
      <h2 id="root">${icon('key-round')} ${say(words.title)}</h2>
      <p class="quiet text">${say(words.text)}</p>
      ${this.failure ? failureBox(this.failure) : ''}
      ${
        root
          ? html`<p><strong>${say(words.shown)}</strong></p><code>${root.secret}</code>
              <div class="row"><wa-button appearance="outlined" @click=${() => this.#file(root)}>${icon('download', null, 'start')} ${say(words.file)}</wa-button>
                <wa-button appearance="plain" @click=${() => (this.root = null)}>${icon('eye-off', null, 'start')} ${say(words.hide)}</wa-button></div>`
          : html`<form class="ask" @submit=${(event: Event) => void this.#export(event)}>
              ${textField({ label: say(words.password), type: 'password', autocomplete: 'current-password', value: this.password, change: (value) => (this.password = value) })}
              <wa-button type="submit" appearance="outlined">${icon('key-round', null, 'start')} ${say(words.export)}</wa-button>
            </form>`
      }
    </section>`;
  }
}
