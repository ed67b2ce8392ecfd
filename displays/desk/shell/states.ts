import { html, type TemplateResult } from 'lit';
import type { Failure } from '../api/request.ts';
import type { Live } from '../live/collection.ts';
import { type Phrase, say } from '../say.ts';
import { icon } from './icon.ts';

const loadingWords: Phrase = ['Đang tải…', 'Loading…'];
const retryWords: Phrase = ['Thử lại', 'Try again'];
const waitWords: Phrase = ['Xin đợi {seconds} giây rồi thử lại.', 'Please wait {seconds} seconds and try again.'];

/** A refusal in words, with how long to wait if the server asked for that. */
const failureWords = (failure: Failure): string =>
  failure.retryAfterS === null
    ? say(failure.sentence)
    : `${say(failure.sentence)} ${say(waitWords, { seconds: Math.ceil(failure.retryAfterS) })}`;

/** A refusal as a box that is read aloud at once. */
export const failureBox = (failure: Failure, retry: (() => void) | null = null) => html`
  <wa-callout variant="danger" role="alert">
    ${icon('circle-alert', null, 'icon')}
    <p>${failureWords(failure)}</p>
    ${retry ? html`<wa-button size="s" appearance="outlined" @click=${retry}>${say(retryWords)}</wa-button>` : ''}
  </wa-callout>
`;

export const loadingBox = () => html`<p class="row quiet" role="status"><wa-spinner></wa-spinner> ${say(loadingWords)}</p>`;

/** A page where nothing is yet: what it is for and how to begin. */
export const emptyBox = (iconName: string, title: string, text: string, action: TemplateResult | '' = '') => html`
  <div class="card stack empty">
    <span class="empty-icon">${icon(iconName)}</span>
    <h2>${title}</h2>
    <p class="quiet">${text}</p>
    ${action}
  </div>
`;

/** What stands in place of a page that still loads or could not load; null when all is there. */
export const waiting = (lives: readonly Live<unknown>[]) => {
  const failed = lives.find((live) => live.seen.value === null && live.seen.failure !== null);
  if (failed?.seen.failure) return failureBox(failed.seen.failure, () => void failed.refresh());
  return lives.some((live) => live.seen.value === null) ? loadingBox() : null;
};
