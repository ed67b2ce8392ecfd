import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AgentAnswer } from '../../../content/wire/api.ts';
import { installLine } from '../../../content/wire/release.ts';
import type { DeskApi } from '../api/desk-api.ts';
import { base } from '../look/base.ts';
import { type Phrase, say } from '../say.ts';
import { icon } from '../shell/icon.ts';

const words = {
  title: ['Máy nhỏ sau màn hình hoặc bảng LED', 'A small computer behind the screen or LED panel'],
  text: [
    'Chạy dòng này trên máy đó (Linux, Node.js từ 20.19). Máy giữ lịch chiếu trên đĩa, tự chạy lại, chiếu cả khi mất mạng, rồi hiện mã để nhập ở trên.',
    'Run this line there (Linux, Node.js 20.19 or newer). The computer keeps the plan on disk, starts again by itself, goes on without network, and shows a code to type above.',
  ],
  screen: [
    'Thêm --screen vào cuối (trước dấu nháy) nếu máy nối ti vi.',
    'Add --screen at its end (before the quote) if a television hangs on it.',
  ],
  sum: ['Dòng này chỉ chạy gói có đúng mã kiểm tra bên trong.', 'The line runs only the package whose hash stands in it.'],
  copy: ['Chép', 'Copy'],
  copied: ['Đã chép', 'Copied'],
  none: ['Gói cài đặt chưa được dựng trên máy chủ này.', 'The package was not built on this server.'],
} as const satisfies Record<string, Phrase>;

/** The line that installs an agent, for a technician to run on the small computer. */
@customElement('ny-agent-line')
export class AgentLine extends LitElement {
  static override styles = [
    base,
    css`
      pre { white-space: pre-wrap; overflow-wrap: anywhere; user-select: all; font-size: 0.8rem; background: var(--wa-color-neutral-95); border-radius: 8px; padding: 0.7rem 0.9rem; }
    `,
  ];
  @property({ attribute: false }) api: DeskApi | null = null;
  @state() private answer: AgentAnswer | undefined;
  @state() private copied = false;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('api') && this.api !== null) void this.#load(this.api);
  }

  async #load(api: DeskApi) {
    const answer = await api.agent();
    if (answer.ok) this.answer = answer.value;
  }

  async #copy(line: string) {
    // There on https and localhost only; elsewhere one click marks the whole line.
    await navigator.clipboard?.writeText(line);
    this.copied = true;
  }

  protected override render() {
    if (this.answer === undefined) return '';
    const line = this.answer && installLine(window.location.origin, this.answer, this.answer.rootKey);
    return html`<wa-details summary=${say(words.title)}>
      <div class="stack tight">
        ${
          line
            ? html`<p class="small">${say(words.text)}</p><pre>${line}</pre>
                ${
                  'clipboard' in navigator
                    ? html`<wa-button size="s" appearance="outlined" @click=${() => void this.#copy(line)}>${icon('copy', null, 'start')} ${say(this.copied ? words.copied : words.copy)}</wa-button>`
                    : ''
                }
                <p class="small">${say(words.screen)} ${say(words.sum)}</p>`
            : html`<p class="small">${say(words.none)}</p>`
        }
      </div>
    </wa-details>`;
  }
}
