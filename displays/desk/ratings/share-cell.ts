import { html } from 'lit';
import type { Share } from '../../../content/score/tally.ts';
import { say } from '../say.ts';
import { isOnFew, shareWords } from './scores-numbers.ts';
import { scoreWordsOfDesk as words } from './scores-words.ts';

/** The share of a row: grey and with a word beside while few answers stand behind it. */
export const shareCell = (share: Share) =>
  isOnFew(share)
    ? html`<td class="quiet"><span class="small">${say(words.fewMark)}</span> ${shareWords(share)}</td>`
    : html`<td>${shareWords(share)}</td>`;
