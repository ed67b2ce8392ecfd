import { html } from 'lit';
import { type Phrase, say } from '../say.ts';

const words = {
  title: ['Còn thay đổi chưa lưu', 'Not everything is saved'],
  text: [
    'Nếu rời trang này, những gì vừa viết mà máy chủ chưa nhận sẽ mất.',
    'If you leave this page, what you wrote and the server does not have is lost.',
  ],
  stay: ['Ở lại trang này', 'Stay on this page'],
  leave: ['Bỏ thay đổi và rời trang', 'Leave without saving'],
} as const satisfies Record<string, Phrase>;

/** Asks before a page with unsaved writing goes; `leave` null: nothing is asked. Escape stays. */
export const leaveDialog = (leave: (() => void) | null, stay: () => void) => html`<wa-dialog
  label=${say(words.title)} ?open=${leave !== null} @wa-after-hide=${stay}>
  <p>${say(words.text)}</p>
  <wa-button slot="footer" appearance="outlined" variant="danger" @click=${() => leave?.()}>${say(words.leave)}</wa-button>
  <wa-button slot="footer" variant="brand" autofocus @click=${stay}>${say(words.stay)}</wa-button>
</wa-dialog>`;
