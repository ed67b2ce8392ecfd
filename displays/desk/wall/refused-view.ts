import { html } from 'lit';
import { scoreSentences } from '../../../content/score/sentences.ts';
import type { WallRow } from '../../../content/wire/api.ts';
import { momentWords } from '../look/times.ts';
import { type Phrase, say, sayOf } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { refusedWords as words } from './refused-words.ts';

const OTHERS: Readonly<Record<string, Phrase>> = {
  'SCO-used': ['Phiếu hoặc hồ sơ đã được đánh giá.', 'The ticket or dossier had answered already.'],
  'rating-unsigned': [
    'Khóa ký lượt này không phải khóa hiện nay của máy.',
    'It was signed with a key that is not the tablet’s key now.',
  ],
  'kiosk-unreadable': ['Bộ nhớ của máy hỏng, không đọc lại được.', 'The tablet’s store is damaged; it cannot be read.'],
};

const reasonWords = (code: string): string => {
  const [known, other] = [scoreSentences[code], OTHERS[code]];
  if (known !== undefined) return sayOf(known);
  return other === undefined ? code : say(other);
};

/** How many answers a tablet holds that were refused after the thanks. */
export const refusedCount = (row: WallRow | null | undefined): number =>
  (row?.refused?.reasons ?? []).reduce((sum, { count }) => sum + count, 0);

/** Which answers were refused, why and from when; `look`: a person wants to decide about them. Empty where there are none. */
export const refusedView = (row: WallRow, look: () => void) => {
  const { refused } = row;
  if (!refused) return '';
  return html`<wa-callout variant="warning" role="alert">
    ${icon('triangle-alert', null, 'icon')}
    <p><b>${say(words.title, { n: refusedCount(row) })}</b></p>
    <ul class="small">${refused.reasons.map(
      ({ code, count, first, last }) =>
        html`<li>${reasonWords(code)} ${last > 0 ? html`<span class="quiet">${say(words.reason, { n: count, first: momentWords(first), last: momentWords(last) })}</span>` : ''}</li>`,
    )}</ul>
    <wa-button size="s" appearance="outlined" @click=${look}>${say(words.look)}</wa-button>
  </wa-callout>`;
};
