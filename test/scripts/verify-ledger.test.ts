import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notesIn, type Paper, paperFault, paperIn } from '../../scripts/verify/papers.ts';
import { verdictLines } from '../../scripts/verify/verdict-lines.ts';
import type { Fault } from '../../server/ledger/ratings/walk.ts';
import { readOnlyDatabase } from '../../server/ledger/read-only.ts';
import { answerOf, ratingHouse } from '../support/rating-house.ts';

const house = ratingHouse();
const notes: string[] = [];
beforeAll(() =>
  house.once(async ({ ratings, ledger, checkpoints }) => {
    for (let number = 0; number < 30; number += 1) {
      await ratings.append(answerOf(number));
      if (number % 10 < 9) continue;
      house.clock.now += 60_000;
      await ledger.wake();
      notes.push(checkpoints.newest()?.signed.note ?? '');
    }
  }),
);
afterAll(() => house.remove());

const faultBy = (papers: readonly Paper[]): Fault | null => {
  const database = readOnlyDatabase(join(house.folder, 'journal.sqlite'));
  try {
    return paperFault(database, papers);
  } finally {
    database.close();
  }
};

describe('what an auditor has written down', () => {
  it('is read as it stands on paper, with points and in any case, and nothing else is', () => {
    expect(paperIn(' 8.865:9DF6 0962 8365 4D66 ')).toEqual({ size: 8865, root: '9df6096283654d66' });
    for (const text of ['', '8865', '8865:9df6', 'x:9df6096283654d66', `1:${'a'.repeat(65)}`, '8865:9df6096283654d6g'])
      expect(paperIn(text), text).toBeNull();
  });

  it('is found in files as the public page gives it, also with the line ends of Windows', () => {
    const found = notesIn(`Ngày 1\r\n${notes.join('\n').replaceAll('\n', '\r\n')}`);
    expect(found.map(({ size }) => size)).toEqual([10, 20, 30]);
    expect(notesIn('{"checkpoint": 1}')).toEqual([]);
    const messages = notes.map((note) => JSON.stringify({ v: 1, rootKey: 'k', checkpoint: { note, certificate: null } }));
    expect(notesIn(messages.join('\n')).map(({ size }) => size)).toEqual([10, 20, 30]);
    expect(notesIn(JSON.stringify(JSON.parse(messages[1] ?? ''), null, 2))).toEqual(notesIn(notes[1] ?? ''));
  });

  it('fits a sound ledger, and tells between which papers another one was rewritten, or that it was cut', () => {
    const papers = notesIn(notes.join('\n'));
    expect(faultBy(papers)).toBeNull();
    expect(faultBy(papers.map(({ size, root }) => ({ size, root: root.slice(0, 16) })))).toBeNull();
    const [, , last = { size: 0, root: '' }] = papers;
    const foreign = { size: 20, root: 'a'.repeat(64) };
    expect(faultBy([last, foreign, ...papers.slice(0, 1)])).toMatchObject({
      why: 'rewritten',
      first: 10,
      until: 20,
      detail: 'paper',
    });
    expect(faultBy([...papers, { ...last, size: 31 }])).toMatchObject({ why: 'cut', first: 30, until: 31 });
  });
});

describe('the verdict in words', () => {
  const whole = { size: 30, root: 'b'.repeat(64), beside: [], checkpoints: 3, unsigned: 0 };
  const fault: Fault = {
    ...{ why: 'unsound', first: 7, until: 8, detail: 'LDG-17' },
    since: 0,
    upto: Date.UTC(2026, 10, 22, 17, 5),
  };

  it('says that all is well, and what was compared', () => {
    const lines = verdictLines({ ...whole, fault: null }, 2, 1);
    expect(lines).toHaveLength(4);
    expect(lines.at(-1)).toBe('TOÀN VẸN / intact.');
  });

  it('calls nothing intact that was compared with nothing', () => {
    expect(verdictLines({ ...whole, checkpoints: 0, unsigned: 3, fault: null }, 0, 1).at(-1)).toMatch(/--root-key/);
    expect(verdictLines({ ...whole, checkpoints: 0, fault: null }, 1, 1).at(-1)).toBe('TOÀN VẸN / intact.');
    expect(verdictLines({ ...whole, checkpoints: 0, size: 0, fault: null }, 0, 1).at(-1)).toBe('TOÀN VẸN / intact.');
  });

  it('names the record, says why in words, and when on the clock of Việt Nam', () => {
    const text = verdictLines({ ...whole, fault, beside: [{ what: 'act', about: '27 leaf' }] }, 0, 1).join('\n');
    expect(text).toMatch(/bản ghi 7 không thể đứng sau.*con số chốt kỳ khác với đếm lại/);
    expect(text).toMatch(/đầu sổ.*00:05:00.*23\/11\/2026/);
    expect(text).toContain('nhật ký thao tác (27 leaf)');
    expect(text).not.toMatch(/1970|TOÀN VẸN \/ intact/);
  });
});
