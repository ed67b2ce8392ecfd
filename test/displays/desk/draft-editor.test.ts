import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../content/wire/api.ts';
import type { DeskApi } from '../../../displays/desk/api/desk-api.ts';
import { DraftEditor } from '../../../displays/desk/drafts/draft-editor.ts';

interface Put {
  readonly version: number;
  readonly body: unknown;
}

/** A server that keeps one draft, answers when told to, and refuses a version that it does not hold. */
const server = () => {
  const puts: Put[] = [];
  const state = { version: 0, open: Promise.resolve() };
  const putDraft: DeskApi['putDraft'] = async (kind, id, body) => {
    puts.push(body);
    await state.open;
    if (body.version !== state.version) {
      const sentence = ['Người khác vừa sửa.', 'Someone else has written.'] as const;
      return { ok: false, failure: { status: 409, code: 'draft-changed', sentence, problems: [], retryAfterS: null } };
    }
    state.version += 1;
    const draft: Draft = { kind, id, version: state.version, body: body.body, removed: false, author: 'lan', at: 0 };
    return { ok: true, value: draft };
  };
  return { putDraft, puts, state };
};

const editorOn = (api: ReturnType<typeof server>, version = 0) =>
  new DraftEditor({ api, kind: 'slide', id: 's-1', form: 'a', version, pauseMs: 60_000, changed: () => {}, saved: () => {} });

describe('the draft editor', () => {
  it('saves only what was typed, once, with the version that it last saw', async () => {
    const api = server();
    const editor = editorOn(api);
    expect(await editor.flush()).toBe(true);
    expect(api.puts).toEqual([]);
    editor.write('ab', 0);
    editor.write('abc', 10);
    expect(await editor.flush()).toBe(true);
    expect(api.puts).toEqual([{ version: 0, body: 'abc', removed: false }]);
    editor.write('abcd', 5000);
    await editor.flush();
    expect(api.puts.at(-1)).toMatchObject({ version: 1, body: 'abcd' });
  });

  it('sends what was typed while a save was under way after it, never beside it', async () => {
    const api = server();
    let answer = () => {};
    api.state.open = new Promise((ready) => {
      answer = () => ready();
    });
    const editor = editorOn(api);
    editor.write('ab', 0);
    const first = editor.flush();
    await expect.poll(() => api.puts).toHaveLength(1);
    editor.write('abc', 2000);
    expect(api.puts).toHaveLength(1);
    answer();
    await first;
    expect(editor.saving).toBe('waiting');
    expect(await editor.flush()).toBe(true);
    expect(api.puts.map((put) => [put.version, put.body])).toEqual([
      [0, 'ab'],
      [1, 'abc'],
    ]);
  });

  it('stops at a conflict and loses nothing: mine can replace theirs, or theirs mine', async () => {
    const api = server();
    const editor = editorOn(api);
    api.state.version = 3;
    editor.write('mine', 0);
    expect(await editor.flush()).toBe(false);
    expect(editor.saving).toBe('conflict');
    editor.write('mine!', 5000);
    expect(editor.saving).toBe('conflict');
    await editor.overwrite(3);
    expect(editor.saving).toBe('clean');
    expect(api.puts.at(-1)).toMatchObject({ version: 3, body: 'mine!' });
    editor.take('theirs', 9, 9000);
    expect([editor.form, editor.version]).toEqual(['theirs', 9]);
    editor.undo();
    expect(editor.form).toBe('mine!');
  });
});
