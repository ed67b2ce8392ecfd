import { html } from 'lit';
import type { Draft } from '../../../content/wire/api.ts';
import { type Phrase, say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { failureBox } from '../shell/states.ts';
import type { DraftEditor, Saving } from './draft-editor.ts';

const words = {
  undo: ['Hoàn tác (Ctrl+Z)', 'Undo (Ctrl+Z)'],
  redo: ['Làm lại (Ctrl+Y)', 'Redo (Ctrl+Y)'],
  history: ['Các bản trước', 'Earlier versions'],
  mine: ['Giữ bản của tôi', 'Keep mine'],
  theirs: ['Lấy bản mới nhất', 'Take the newest'],
  again: ['Lưu lại', 'Save again'],
} as const satisfies Record<string, Phrase>;

const told: Readonly<Record<Saving, { icon: string; words: Phrase }>> = {
  clean: { icon: 'check', words: ['Đã lưu nháp', 'Draft saved'] },
  waiting: { icon: 'pencil', words: ['Đang soạn…', 'Writing…'] },
  saving: { icon: 'loader', words: ['Đang lưu nháp…', 'Saving the draft…'] },
  failed: { icon: 'circle-alert', words: ['Chưa lưu được', 'Not saved'] },
  conflict: { icon: 'circle-alert', words: ['Người khác vừa sửa', 'Someone else has written'] },
};

/** Saving state, undo, redo and history of a form; on a conflict the choice between both versions. */
export const draftBar = <T>(
  editor: DraftEditor<T>,
  acts: { readonly showVersions: () => void; readonly takeTheirs: () => void; readonly keepMine: () => void },
) => {
  const key = (name: string, label: Phrase, disabled: boolean, act: () => void) =>
    html`<wa-button size="s" appearance="plain" ?disabled=${disabled} @click=${act}>${icon(name, say(label))}</wa-button>`;
  const state = told[editor.saving];
  return html`
    <div class="row between">
      <span class="quiet small saving" role="status">${icon(state.icon)} ${say(state.words)}</span>
      <span class="row tight">
        ${key('undo-2', words.undo, !editor.canUndo, () => editor.undo())} ${key('redo-2', words.redo, !editor.canRedo, () => editor.redo())}
        ${key('history', words.history, editor.version === 0, acts.showVersions)}
      </span>
    </div>
    ${editor.failure && editor.saving === 'failed' ? failureBox(editor.failure, () => void editor.flush()) : ''}
    ${
      editor.failure && editor.saving === 'conflict'
        ? html`${failureBox(editor.failure)}
            <div class="row">
              <wa-button size="s" appearance="outlined" @click=${acts.takeTheirs}>${say(words.theirs)}</wa-button>
              <wa-button size="s" appearance="outlined" variant="danger" @click=${acts.keepMine}>${say(words.mine)}</wa-button>
            </div>`
        : ''
    }
  `;
};

/** Ctrl+Z, Ctrl+Y and Ctrl+Shift+Z on a whole form. */
export const undoKeys = <T>(editor: DraftEditor<T>, event: KeyboardEvent): void => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  const back = key === 'z' && !event.shiftKey;
  const forth = key === 'y' || (key === 'z' && event.shiftKey);
  if (!back && !forth) return;
  event.preventDefault();
  if (back) editor.undo();
  else editor.redo();
};

/** The newest version of a draft among `drafts`. */
export const newestOf = (drafts: readonly Draft[], kind: string, id: string): Draft | null =>
  drafts.filter((one) => one.kind === kind && one.id === id).sort((a, b) => b.version - a.version)[0] ?? null;
