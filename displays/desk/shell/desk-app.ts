import { css, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Person, SessionAnswer } from '../../../content/wire/api.ts';
import type { Live } from '../live/collection.ts';
import { DeskPage } from '../live/desk-page.ts';
import { base } from '../look/base.ts';
import { linkTo, setupTokenOf, type Where, whereOf } from '../router.ts';
import '../session/own-password-page.ts';
import '../session/set-up-page.ts';
import '../session/sign-in-page.ts';
import { leaveDialog } from './leave-dialog.ts';
import { loadingBox, waiting } from './states.ts';
import './desk-frame.ts';
import { pageOf } from './pages.ts';

/** Signed in, and with a password that nobody else chose. */
const isInside = ({ person, passwordGiven }: SessionAnswer): boolean => person !== null && !passwordGiven;

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
  /** Who works here; stays while the session has ended, so that what is being written stays too. */
  #worker: Person | null = null;
  /** What someone wanted to do who would lose writing by it. */
  @state() private leaving: (() => void) | null = null;
  readonly #moved = () => void this.#move(whereOf(location.hash));
  readonly #closing = (event: BeforeUnloadEvent) => {
    if (this.#page()?.unsaved()) event.preventDefault();
  };

  protected watches(): readonly Live<unknown>[] {
    return [this.desk.session];
  }

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener('hashchange', this.#moved);
    window.addEventListener('beforeunload', this.#closing);
    // The one-time token leaves the address bar at once.
    if (this.#token !== null) history.replaceState(null, '', '/');
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#moved);
    window.removeEventListener('beforeunload', this.#closing);
  }

  #page(): DeskPage | null {
    const page = this.renderRoot.querySelector('ny-desk-frame')?.firstElementChild;
    return page instanceof DeskPage ? page : null;
  }

  async #move(next: Where) {
    if (this.#page()?.unsaved()) {
      // The address stays with what is on the glass until that is saved.
      history.replaceState(null, '', linkTo(this.where.page, this.where.id));
      if (!(await this.#mayLeave(() => this.#show(next)))) return;
    }
    this.#show(next);
  }

  #show(where: Where) {
    history.replaceState(null, '', linkTo(where.page, where.id));
    this.leaving = null;
    this.where = where;
    window.scrollTo(0, 0);
  }

  /** Saves the page, or asks whether to do `leave` all the same. */
  async #mayLeave(leave: () => void): Promise<boolean> {
    const page = this.#page();
    if (!page || (await page.mayLeave())) return true;
    this.leaving = leave;
    return false;
  }

  #signedIn = (event: CustomEvent<SessionAnswer>) => {
    this.#token = null;
    if (this.#worker && this.#worker.id !== event.detail.person?.id) this.desk.forget();
    this.desk.session.change(() => event.detail);
    this.desk.again();
  };

  async #signOut() {
    if (await this.#mayLeave(() => void this.#endSession())) await this.#endSession();
  }

  async #endSession() {
    this.leaving = null;
    const answer = await this.desk.api.signOut();
    if (answer.ok) {
      this.desk.session.change((session) => ({ ...session, person: null }));
      this.#worker = null;
      this.desk.forget();
    }
    await this.desk.session.refresh();
  }

  protected override willUpdate() {
    const session = this.desk.session.seen.value;
    if (!session) return;
    const isIn = isInside(session);
    if (isIn) this.#worker = session.person;
    this.#follow(isIn);
  }

  #ownPassword = () => {
    this.desk.session.change((session) => ({ ...session, passwordGiven: false }));
    this.desk.again();
  };

  protected override render() {
    const wait = waiting([this.desk.session]);
    const session = this.desk.session.seen.value;
    if (wait || !session) return html`<div class="wait">${wait ?? loadingBox()}</div>`;
    // The frame stays behind the door while its worker signs in again.
    const isIn = isInside(session);
    return html`${isIn ? '' : this.#door(session)}
      ${this.#worker ? keyed(this.#worker.id, this.#frame(this.#worker.name, !isIn)) : ''}
      ${leaveDialog(this.leaving, () => (this.leaving = null))}`;
  }

  #door(session: SessionAnswer) {
    if (session.person)
      return html`<ny-own-password-page .desk=${this.desk} .name=${session.person.name} @changed=${this.#ownPassword}
        @sign-out=${() => void this.#endSession()}></ny-own-password-page>`;
    const setup = this.#token !== null || session.setupNeeded;
    return setup
      ? html`<ny-set-up-page .desk=${this.desk} .token=${this.#token ?? ''} @signed-in=${this.#signedIn}></ny-set-up-page>`
      : html`<ny-sign-in-page .desk=${this.desk} .former=${this.#worker} @signed-in=${this.#signedIn}></ny-sign-in-page>`;
  }

  #follow(signedIn: boolean) {
    if (signedIn) this.#closeSocket ??= this.desk.connect();
    else {
      this.#closeSocket?.();
      this.#closeSocket = null;
    }
  }

  #frame(name: string, hidden: boolean) {
    return html`<ny-desk-frame
      ?hidden=${hidden}
      .desk=${this.desk}
      .page=${this.where.page}
      .personName=${name}
      @sign-out=${() => void this.#signOut()}
      >${pageOf(this.where, this.desk)}</ny-desk-frame
    >`;
  }
}
