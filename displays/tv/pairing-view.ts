import { html, LitElement, nothing } from 'lit';
import type { LinkState } from '../link/link.ts';

const halves = (code: string): string[] => [code.slice(0, 4), code.slice(4)];
const clockText = (ms: number): string => {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)} phút ${String(seconds % 60).padStart(2, '0')} giây`;
};

type Pairing = Extract<LinkState, { kind: 'pairing' }>;

/** What an unpaired screen shows: a code to type in, where, and how. `now`: the controller's clock. */
export class PairingView extends LitElement {
  static override properties = { pairing: { attribute: false }, address: { attribute: false }, now: { attribute: false } };
  declare pairing: Pairing;
  declare address: string;
  declare now: number;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render() {
    const { code, reachable, foreign } = this.pairing;
    return html`
      <div class="pairing">
        <header class="pairing-head"><span class="pairing-product">Niêm Yết</span></header>
        <div class="pairing-body">
          <section class="pairing-code" aria-live="polite">
            <h1>Mã ghép màn hình</h1>
            ${code === null ? this.#waiting(reachable || foreign) : this.#code(code)}
            ${foreign ? this.#foreign() : nothing}
          </section>
          <ol class="pairing-steps">
            <li><span class="pairing-number" aria-hidden="true">1</span><p>Trên máy tính, mở <strong>${this.address}</strong> và đăng nhập.</p></li>
            <li><span class="pairing-number" aria-hidden="true">2</span><p>Chọn <strong>Màn hình</strong>, rồi <strong>Ghép màn hình mới</strong>.</p></li>
            <li><span class="pairing-number" aria-hidden="true">3</span><p>Nhập mã này, đặt tên cho màn hình và xác nhận.</p></li>
          </ol>
        </div>
      </div>
    `;
  }

  #code(code: string) {
    const left = this.pairing.expires - this.now;
    return html`
      <p class="pairing-letters" aria-label=${code.split('').join(' ')}>${halves(code).map((half) => html`<span>${half}</span>`)}</p>
      <p class="pairing-note">${left > 0 ? html`Mã mới sau <span class="pairing-time">${clockText(left)}</span>` : nothing}</p>
    `;
  }

  #foreign() {
    return html`
      <p class="pairing-foreign">
        Màn hình này đã ghép với một máy chủ khác.<br />
        Để chuyển giao, giữ phím OK/Enter hoặc nhấn giữ màn hình trong 10 giây.
      </p>
    `;
  }

  #waiting(reachable: boolean) {
    return html`
      <p class="pairing-letters pairing-empty" aria-hidden="true"><span>••••</span><span>••••</span></p>
      <p class="pairing-note">${reachable ? 'Đang xin mã…' : 'Chưa liên lạc được với máy chủ. Màn hình tự thử lại.'}</p>
    `;
  }
}
