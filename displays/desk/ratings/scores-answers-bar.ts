import { css, html } from 'lit';
import type { AnswerRow } from '../../../content/wire/rating-api.ts';
import { linkTo } from '../router.ts';
import { type Phrase, say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import type { NewCase } from './scores-case-dialog.ts';
import { scoreWordsOfDesk as words } from './scores-words.ts';

/** It stays in view while somebody ticks rows of a long table. */
export const answersBarLook = css`
  .dock { position: sticky; bottom: 0.5rem; z-index: 2; background: var(--ny-paper); border-radius: 10px; box-shadow: 0 -6px 18px -10px #0007; }
  div.dock { border: 1px solid #a3978a; padding: 0.6rem 0.9rem; }
`;

const sentWords = {
  objection: [
    'Đã gửi khiếu nại {count} lượt. Hai người khác sẽ xem xét; điểm chưa đổi.',
    'Your objection to {count} {n|answer|answers} was sent. Two other people will look at it; the score stays as it is.',
  ],
  exclude: [
    'Đã gửi đề nghị loại {count} lượt. Cần một người khác xác nhận; điểm chưa đổi.',
    'Your proposal to exclude {count} {n|answer|answers} was sent. Another person has to confirm; the score stays as it is.',
  ],
  readmit: [
    'Đã gửi đề nghị tính lại {count} lượt. Cần một người khác xác nhận; điểm chưa đổi.',
    'Your proposal to readmit {count} {n|answer|answers} was sent. Another person has to confirm; the score stays as it is.',
  ],
  correction: [
    'Đã gửi đề nghị sửa nơi tính của {count} lượt. Cần một người khác xác nhận; điểm chưa đổi.',
    'Your proposal to correct {count} {n|answer|answers} was sent. Another person has to confirm; the score stays as it is.',
  ],
  erase: ['Đã xóa ý kiến.', 'The words were erased.'],
  follow: ['Theo dõi kết quả', 'Follow what becomes of it'],
  close: ['Đóng', 'Close'],
} as const satisfies Record<string, Phrase>;

interface AnswersBar {
  readonly picked: number;
  /** Those of the picked that are listed. */
  readonly chosen: readonly AnswerRow[];
  readonly mayPropose: boolean;
  readonly mayErase: boolean;
  readonly open: (kind: NewCase['kind'], unit: string) => void;
  readonly clear: () => void;
}

/** What may be done with the rows that are ticked. */
export function answersBar({ picked, chosen, mayPropose, mayErase, open, clear }: AnswersBar) {
  const [unit = '', another] = [...new Set(chosen.map((row) => row.unit))];
  const act = (kind: NewCase['kind']) =>
    html`<wa-button size="s" appearance="outlined" @click=${() => open(kind, unit)}>${say(words[kind])}</wa-button>`;
  const may = {
    exclude: chosen.every((row) => row.standing !== 'excluded'),
    readmit: chosen.every((row) => row.standing !== 'counted'),
  };
  const acts = html`${act('objection')} ${mayPropose && may.exclude ? act('exclude') : ''}
    ${mayPropose && may.readmit ? act('readmit') : ''} ${mayPropose ? act('correction') : ''}
    ${mayErase && chosen.length === 1 && chosen[0]?.comment ? act('erase') : ''}`;
  const told = say(words.picked, { count: picked });
  return html`<div class="dock row tight" role="group" aria-label=${told}><strong role="status">${told}</strong>
    ${another === undefined ? acts : html`<span class="quiet">${say(words.oneUnit)}</span>`}
    <wa-button size="s" appearance="plain" @click=${clear}>${say(words.clear)}</wa-button></div>`;
}

/** Says that it was sent, and where to see what becomes of it. */
export const sentNote = ({ kind, unit, targets }: NewCase, close: () => void) =>
  html`<wa-callout class="dock" variant="success" role="status">${icon('circle-check', null, 'icon')}
    <div class="row between"><span>${say(sentWords[kind], { count: targets.length, n: targets.length })}
      ${kind === 'erase' ? '' : html`<a href=${linkTo('quarantine', unit)}>${say(sentWords.follow)}</a>`}</span>
      <wa-button size="s" appearance="plain" @click=${close}>${say(sentWords.close)}</wa-button></div></wa-callout>`;
