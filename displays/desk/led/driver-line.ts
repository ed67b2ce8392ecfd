import { html, type TemplateResult } from 'lit';
import type { Display } from '../../../content/place/display.ts';
import type { WallRow } from '../../../content/wire/api.ts';
import { type Phrase, say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { panelState } from './panel-state.ts';

const words = {
  taking: [
    'Máy chủ đang nhận bảng này, chừng vài giây. Không cần máy nào khác.',
    'This controller is taking the panel over, a few seconds. No other machine is needed.',
  ],
  window: [
    'Còn một bước: mở /led/ toàn màn hình trên máy nối cáp HDMI, rồi nhập mã mà máy đó hiện.',
    'One step is left: open /led/ in full screen on the computer with the HDMI cable and type the code that it shows.',
  ],
  agent: [
    'Còn một bước: cài phần mềm trạm trên máy nhỏ cạnh bảng, rồi nhập mã mà máy đó hiện.',
    'One step is left: install the agent on the computer beside the panel and type the code that it shows.',
  ],
  pair: ['Ghép máy đó', 'Pair it'],
  coming: ['Máy gửi đang khởi động…', 'The sender is starting…'],
  offline: ['Máy gửi đang mất kết nối với máy chủ.', 'The sender is not connected to the controller.'],
  opening: ['Đang nối tới thiết bị…', 'Reaching the device…'],
  sending: ['Đang gửi hình tới thiết bị.', 'Pictures go to the device.'],
  confirmed: ['Thiết bị xác nhận đang hiện đúng hình.', 'The device says that it shows the right picture.'],
  shown: ['Cửa sổ HDMI đang mở và nhận lịch chiếu.', 'The HDMI window is open and has its plan.'],
} as const satisfies Record<string, Phrase>;

/** How far a saved panel has come with what drives it, or what a person has to do next; `pair` is told when that is to pair. */
export const driverLine = (display: Display, row: WallRow | null, now: number, pair: () => void): TemplateResult | '' => {
  const { led } = display;
  if (led === undefined) return '';
  const waits = (phrase: Phrase) => html`<p role="status" class="row"><wa-spinner></wa-spinner> <span>${say(phrase)}</span></p>`;
  if (display.key === null) {
    if (led.driver === 'controller') return waits(words.taking);
    return html`<div class="note"><span class="stack tight"><span>${icon('info')} ${say(words[led.driver])}</span>
      <span><wa-button size="s" variant="brand" @click=${pair}>${icon('link', null, 'start')} ${say(words.pair)}</wa-button></span></span></div>`;
  }
  const health = row?.machine?.health.led;
  if (row?.connection === 'never' || (row?.connection === 'online' && led.driver !== 'window' && !health))
    return waits(words.coming);
  if (row?.connection !== 'online')
    return html`<p role="status" class="tag warn long">${icon('wifi-off')} ${say(words.offline)}</p>`;
  if (led.driver === 'window') return html`<p role="status">${icon('circle-check')} ${say(words.shown)}</p>`;
  if (health?.state === 'running') {
    const sure = health.confirmed === true ? ` ${say(words.confirmed)}` : '';
    return html`<p role="status">${icon('circle-check')} ${say(words.sending)}${sure}</p>`;
  }
  return health?.state === 'opening' ? waits(words.opening) : html`<div role="status">${panelState(row.machine, now)}</div>`;
};
