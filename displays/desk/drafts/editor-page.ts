import { html } from 'lit';
import { state } from 'lit/decorators.js';
import type { Draft } from '../../../content/wire/api.ts';
import type { DraftKind } from '../api/desk-api.ts';
import { type Failure, isSignedOut } from '../api/request.ts';
import { toldOf, writtenPaths } from '../forms/touched.ts';
import { DeskPage } from '../live/desk-page.ts';
import { go } from '../router.ts';
import { draftBar, newestOf, undoKeys } from './draft-bar.ts';
import { DraftEditor } from './draft-editor.ts';
import type { Item } from './merge.ts';
import { withDraft, withoutDraft } from './merge.ts';
import './versions-dialog.ts';

const PAUSE_MS = 800;
const LATE_MS = 3000;

/** A page that edits one draft: makes its editor when the data is there, saves on leaving, handles versions and conflicts. */
export abstract class EditorPage<P, F> extends DeskPage {
  protected abstract readonly kind: DraftKind;
  protected abstract readonly list: 'slides' | 'schedule' | 'themes';
  @state() protected showsVersions = false;
  @state() protected failure: Failure | null = null;
  protected editor: DraftEditor<F> | null = null;
  /** Who writes here: nothing is ever saved in another's name. */
  #writer: string | null = null;
  #leaveSession: (() => void) | null = null;
  /** Fields written to since the form was opened; null: every field counts. */
  #written: Set<string> | null = null;

  /** Which draft this page edits. */
  protected abstract openId(): string;
  protected abstract item(): Item<P, F> | null;
  protected abstract read(body: unknown): F | null;

  protected override willUpdate() {
    if (this.editor?.id === this.openId()) return;
    void this.flush();
    const item = this.desk.library.seen.value && this.desk.drafts.seen.value ? this.item() : null;
    this.editor = item ? this.#editorOf(item) : null;
    this.#written = item && item.published === null && (item.draft?.version ?? 0) <= 1 ? new Set() : null;
  }

  override connectedCallback() {
    super.connectedCallback();
    this.#writer = this.#person();
    this.#leaveSession = this.desk.session.subscribe(() => this.#backAgain());
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#leaveSession?.();
    void this.flush();
  }

  /** Sends at once what is not saved yet, if it is still the writer who is signed in; false when something stays unsaved. */
  async flush(): Promise<boolean> {
    if (!this.editor) return true;
    return this.#person() === this.#writer && (await this.editor.flush());
  }

  override unsaved(): boolean {
    return this.editor !== null && this.editor.saving !== 'clean';
  }

  /** Waits for the server a little, then asks rather than leave people before a page that does not move. */
  override async mayLeave(): Promise<boolean> {
    if (!this.unsaved()) return true;
    const late = new Promise<boolean>((settle) => setTimeout(() => settle(false), LATE_MS));
    return Promise.race([this.flush(), late]);
  }

  /** Of the problems of a form that is new, those of fields that somebody has written to; later all of them. */
  protected told(problems: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
    return this.#written === null ? problems : toldOf(problems, this.#written);
  }

  #person(): string | null {
    return this.desk.session.seen.value?.person?.id ?? null;
  }

  /** Saves what could not be saved while the session was over. */
  #backAgain() {
    if (this.editor?.saving === 'failed' && this.editor.failure && isSignedOut(this.editor.failure)) void this.flush();
  }

  #editorOf(item: Item<P, F>): DraftEditor<F> {
    return new DraftEditor({
      api: this.desk.api,
      kind: this.kind,
      id: item.id,
      form: item.form,
      version: item.draft?.version ?? 0,
      pauseMs: PAUSE_MS,
      changed: () => this.requestUpdate(),
      saved: (draft) => this.desk.drafts.change((drafts) => withDraft(drafts, draft)),
    });
  }

  protected write(form: F): void {
    for (const path of writtenPaths(this.editor?.form, form)) this.#written?.add(path);
    this.editor?.write(form, Date.now());
  }

  protected onKey(event: KeyboardEvent): void {
    if (!this.editor) return;
    undoKeys(this.editor, event);
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    this.#written = null;
    this.requestUpdate();
    void this.flush();
  }

  protected bar() {
    const { editor } = this;
    if (!editor) return '';
    return html`${draftBar(editor, {
      showVersions: () => (this.showsVersions = true),
      takeTheirs: () => void this.#takeTheirs(editor),
      keepMine: () => void this.#keepMine(editor),
    })}
      <ny-versions-dialog
        .api=${this.desk.api} .kind=${this.kind} .draftId=${editor.id} ?open=${this.showsVersions}
        @closed=${() => (this.showsVersions = false)} @take=${(event: CustomEvent<Draft>) => this.#again(event.detail)}
      ></ny-versions-dialog>`;
  }

  #again(draft: Draft) {
    const form = this.read(draft.body);
    this.showsVersions = false;
    if (form !== null) this.write(form);
  }

  async #newest(): Promise<Draft | null> {
    await this.desk.drafts.refresh();
    return newestOf(this.desk.drafts.seen.value ?? [], this.kind, this.openId());
  }

  async #takeTheirs(editor: DraftEditor<F>) {
    const draft = await this.#newest();
    const form = draft ? this.read(draft.body) : (this.item()?.form ?? null);
    if (form !== null) editor.take(form, draft?.version ?? 0, Date.now());
  }

  async #keepMine(editor: DraftEditor<F>) {
    const draft = await this.#newest();
    await editor.overwrite(draft?.version ?? 0);
  }

  /** Marks it to be taken out of force with the next publish. */
  protected async takeOut(): Promise<void> {
    const { editor } = this;
    if (!editor || !(await editor.flush())) return;
    const answer = await this.desk.api.putDraft(this.kind, editor.id, {
      version: editor.version,
      body: editor.form,
      removed: true,
    });
    this.failure = answer.ok ? null : answer.failure;
    if (!answer.ok) return;
    this.desk.drafts.change((drafts) => withDraft(drafts, answer.value));
    go(this.list);
  }

  /** Forgets the draft; what is in force stays as it is. */
  protected async discard(): Promise<void> {
    const id = this.openId();
    await this.editor?.flush();
    const answer = await this.desk.api.dropDraft(this.kind, id);
    this.failure = answer.ok ? null : answer.failure;
    if (!answer.ok) return;
    this.editor = null;
    this.desk.drafts.change((drafts) => withoutDraft(drafts, this.kind, id));
    if (this.item() === null) go(this.list);
  }
}
