import { describe, expect, it } from 'vitest';
import { linkTo, whereOf } from '../../../displays/desk/router.ts';

describe('addresses of the desk', () => {
  it('are read as they were written', () => {
    for (const id of ['thong-bao', 'a/b', '%E0%A4', 'mã có dấu'])
      expect(whereOf(linkTo('slides', id))).toEqual({ page: 'slides', id });
    expect(whereOf('#/journal')).toEqual({ page: 'journal', id: null });
  });

  it('that nobody knows, or that are cut off in the middle of a letter, still open a page', () => {
    expect(whereOf('#/nowhere/x')).toEqual({ page: 'displays', id: null });
    expect(whereOf('#/slides/%E0%A4')).toEqual({ page: 'slides', id: null });
  });
});
