import { css, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { SessionAnswer } from '../../../content/wire/api.ts';
import type { Live } from '../live/collection.ts';
import { DeskPage } from '../live/desk-page.ts';
import { base } from '../look/base.ts';
import { setupTokenOf, type Where, whereOf } from '../router.ts';
import '../session/set-up-page.ts';
import '../session/sign-in-page.ts';
import { loadingBox, waiting } from './states.ts';
import './desk-frame.ts';
import { pageOf } from './pages.ts';

/** The whole desk: set-up, sign-in, or the frame with the page that the address names. */
@customElement('ny-desk')
export class DeskApp extends DeskPage {
  static override styles = [
    base,
    css`:host { min-height: 100vh; } .wait { padding: 3rem 1rem; max-width: 40rem; margin: auto; }`,
  ];
  @state() private where: Where = whereOf(location.hash);
  #token = setupTokenOf(location.pathname, location.hash);
  #closeSocket: (() => void) | null = null;
  readonly #moved = () => {
    this.where = whereOf(location.hash);
    window.scrollTo(0, 0);
  };

  protected watches(): readonly Live<unknown>[] {
    return [this.desk.session];
  }

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener('hashchange', this.#moved);
    // The one-time token leaves the address bar at once.
    if (this.#token !== null) history.replaceState(null, '', '/');
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#moved);
  }

  #signedIn = (event: CustomEvent<SessionAnswer>) => {
    this.#token = null;
    this.desk.session.change(() => event.detail);
  };

  async #signOut() {
    await this.desk.api.signOut();
    this.#closeSocket?.();
    this.#closeSocket = null;
    this.desk.forget();
    await this.desk.session.refresh();
  }

  protected override render() {
    const wait = waiting([this.desk.session]);
    const session = this.desk.session.seen.value;
    if (wait || !session) return html`<div class="wait">${wait ?? loadingBox()}</div>`;
    if (session.person) return this.#frame(session.person.name);
    const setup = this.#token !== null || session.setupNeeded;
    return setup
      ? html`<ny-set-up-page .desk=${this.desk} .token=${this.#token ?? ''} @signed-in=${this.#signedIn}></ny-set-up-page>`
      : html`<ny-sign-in-page .desk=${this.desk} @signed-in=${this.#signedIn}></ny-sign-in-page>`;
  }

  #frame(name: string) {
    this.#closeSocket ??= this.desk.connect();
    return html`<ny-desk-frame
      .desk=${this.desk}
      .page=${this.where.page}
      .personName=${name}
      @sign-out=${() => void this.#signOut()}
      >${pageOf(this.where, this.desk)}</ny-desk-frame
    >`;
  }
}
