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
import type { FormMedia } from './slide-form.ts';

const words = {
  picture: ['Hình', 'Picture'],
  video: ['Video', 'Video'],
  logo: ['Biểu trưng', 'Logo'],
  choose: ['Chọn tệp…', 'Choose a file…'],
  other: ['Chọn tệp khác…', 'Choose another file…'],
  hint: [
    'JPEG, PNG hoặc WebP, tối đa 20 MB. Có thể kéo tệp thả vào đây.',
    'JPEG, PNG or WebP, at most 20 MB. You may drop the file here.',
  ],
  videoHint: [
    'MP4 hoặc WebM, tối đa 100 MB. Có thể kéo tệp thả vào đây.',
    'MP4 or WebM, at most 100 MB. You may drop the file here.',
  ],
  sending: ['Đang tải lên {percent}%', 'Sending {percent}%'],
  working: ['Đang xử lý…', 'Processing…'],
  size: ['{width} × {height} điểm ảnh', '{width} × {height} pixels'],
  alt: ['Mô tả hình', 'What it shows'],
  altHint: ['Đọc cho người không nhìn thấy hình.', 'Read to those who cannot see it.'],
} as const satisfies Record<string, Phrase>;

/** Chooses, sends and describes one picture. Tells `chosen` with the new reference; the fields inside tell `change` through the shadow. */
@customElement('ny-picture-field')
export class PictureField extends LitElement {
  static override styles = [
    base,
    formLook,
    css`
      .drop { border: 1.5px dashed #a3978a; border-radius: 8px; padding: 0.9rem; display: flex; gap: 1rem; align-items: center; flex-wrap: wrap; }
      .drop.over { border-color: var(--ny-red); background: var(--wa-color-brand-95); }
      img { width: 8rem; height: 5rem; object-fit: contain; background: #e9e2d8; border-radius: 4px; }
      .text { flex: 1 1 12rem; min-width: 0; }
      input[type='file'] { position: absolute; width: 1px; height: 1px; opacity: 0; }
    `,
  ];
  @property({ attribute: false }) media: FormMedia | null = null;
  @property({ attribute: false }) send: DeskApi['sendPicture'] | null = null;
  @property() kind: 'picture' | 'video' | 'logo' = 'picture';
  @property() problem = '';
  @property() altProblem = '';
  @state() private share: number | null = null;
  @state() private over = false;
  @state() private failure: Failure | null = null;

  #tell(media: FormMedia) {
    this.dispatchEvent(new CustomEvent('chosen', { detail: media }));
  }

  async #take(file: File | null | undefined) {
    this.over = false;
    if (!file || !this.send || this.share !== null) return;
    this.share = 0;
    this.failure = null;
    const answer = await this.send(file, (share) => (this.share = share));
    this.share = null;
    this.failure = answer.ok ? null : answer.failure;
    if (!answer.ok) return;
    const { hash, width, height } = answer.value;
    this.#tell({ hash, width, height, alt: this.media?.alt ?? '' });
  }

  #chosen({ target }: Event) {
    if (!(target instanceof HTMLInputElement)) return;
    void this.#take(target.files?.item(0));
    // The same file, mended, can be chosen again.
    target.value = '';
  }

  #ask() {
    this.renderRoot.querySelector<HTMLInputElement>('input[type=file]')?.click();
  }

  #progress(share: number) {
    const percent = Math.round(share * 100);
    const told = share < 1 ? say(words.sending, { percent }) : say(words.working);
    return html`<wa-progress-bar value=${percent} label=${told}></wa-progress-bar><p class="small" role="status">${told}</p>`;
  }

  protected override render() {
    const { media } = this;
    return html`<fieldset class="stack tight">
      <legend>${say(words[this.kind])}</legend>
      <div
        class="drop ${this.over ? 'over' : ''}"
        @dragover=${(event: DragEvent) => {
          event.preventDefault();
          this.over = true;
        }}
        @dragleave=${() => (this.over = false)}
        @drop=${(event: DragEvent) => {
          event.preventDefault();
          void this.#take(event.dataTransfer?.files[0]);
        }}
      >
        ${media && this.kind !== 'video' ? html`<img src="/media/${media.hash}" alt=${media.alt} />` : ''}
        <div class="stack tight text">
          <div>
            <wa-button appearance="outlined" ?disabled=${this.share !== null} @click=${() => this.#ask()}
              >${icon('upload', null, 'start')} ${say(media ? words.other : words.choose)}</wa-button
            >
            <input
              type="file" tabindex="-1" aria-hidden="true" accept=${this.kind === 'video' ? 'video/mp4,video/webm' : 'image/jpeg,image/png,image/webp'}
              @change=${(event: Event) => this.#chosen(event)}
            />
          </div>
          ${this.share === null ? html`<p class="quiet small">${media ? say(words.size, { width: media.width, height: media.height }) : say(this.kind === 'video' ? words.videoHint : words.hint)}</p>` : this.#progress(this.share)}
        </div>
      </div>
      ${this.problem ? html`<p class="problem small">${this.problem}</p>` : ''} ${this.failure ? failureBox(this.failure) : ''}
      ${
        media
          ? textField({
              label: say(words.alt),
              value: media.alt,
              hint: say(words.altHint),
              problem: this.altProblem || undefined,
              change: (alt) => this.#tell({ ...media, alt }),
            })
          : ''
      }
    </fieldset>`;
  }
}
