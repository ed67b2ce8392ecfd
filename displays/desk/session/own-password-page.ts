import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Live } from '../live/collection.ts';
import { DeskPage } from '../live/desk-page.ts';
import { base } from '../look/base.ts';
import { type Phrase, say } from '../say.ts';
import { gate, gateLook } from './gate-look.ts';
import './password-form.ts';

const words = {
  title: ['Chọn mật khẩu của mình', 'Choose your own password'],
  intro: [
    'Xin chào {name}. Mật khẩu hiện nay do người quản trị đặt. Xin đổi thành mật khẩu chỉ mình biết: việc làm dưới tên Ông/Bà khi đó chỉ có thể là của Ông/Bà.',
    'Welcome, {name}. An administrator chose the present password. Please change it to one that only you know: what is done under your name can then only be yours.',
  ],
  leave: ['Đăng xuất', 'Sign out'],
} as const satisfies Record<string, Phrase>;

/** Before the door for whoever came in with a password that somebody else chose. Tells `changed` and `sign-out`. */
@customElement('ny-own-password-page')
export class OwnPasswordPage extends DeskPage {
  static override styles = [
    base,
    gateLook,
    css`.leave { align-self: center; text-decoration: underline; color: var(--ny-quiet); min-height: 1.75rem; }`,
  ];
  @property() name = '';

  protected watches(): readonly Live<unknown>[] {
    return [];
  }

  protected override render() {
    return gate(
      say(words.title),
      html`<p>${say(words.intro, { name: this.name })}</p>
        <ny-password-form given .api=${this.desk.api} @changed=${() => this.dispatchEvent(new CustomEvent('changed'))}></ny-password-form>
        <button class="plain leave" type="button" @click=${() => this.dispatchEvent(new CustomEvent('sign-out'))}>${say(words.leave)}</button>`,
    );
  }
}
