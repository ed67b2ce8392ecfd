import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyOf, redone, STEP_MS, undone, written } from '../../../displays/desk/drafts/history.ts';

describe('undo and redo', () => {
  it('joins quick typing into one step', () => {
    let history = written(historyOf('a'), 'ab', 1000);
    history = written(history, 'abc', 1000 + STEP_MS - 1);
    expect(undone(history).present).toBe('a');
    history = written(history, 'abcd', 5000);
    expect(undone(history).present).toBe('abc');
  });

  it('goes back through every step and forward again', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 30 }), (forms) => {
        let history = historyOf('start');
        forms.forEach((form, index) => {
          history = written(history, form, index * STEP_MS * 2);
        });
        const last = history;
        for (let step = 0; step < forms.length; step += 1) history = undone(history);
        expect(history.present).toBe('start');
        expect(undone(history)).toBe(history);
        for (let step = 0; step < forms.length; step += 1) history = redone(history);
        expect(history.present).toBe(last.present);
        expect(redone(history)).toBe(history);
      }),
      { numRuns: 50 },
    );
  });

  it('forgets what was undone when something new is written', () => {
    const history = written(undone(written(historyOf('a'), 'b', 0)), 'c', 9000);
    expect(redone(history).present).toBe('c');
  });
});
