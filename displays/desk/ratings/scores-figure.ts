import { css, html, svg } from 'lit';
import type { LiveScore } from '../../../content/score/live-score.ts';
import { momentWords } from '../look/times.ts';
import { say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { decimal, deskScoreWords } from './scores-numbers.ts';
import { scoreWordsOfDesk as words } from './scores-words.ts';

export const figureLook = css`
  .figure { font-size: 4.4rem; font-weight: 700; line-height: 1.05; letter-spacing: -0.02em; }
  .figure.grey, .figure.old { color: var(--ny-quiet); font-weight: 600; }
  .figure-line { font-size: 1.05rem; font-weight: 500; }
  .no-figure { font-size: 1.45rem; font-weight: 600; line-height: 1.3; }
  .interval { display: block; width: 100%; height: auto; overflow: visible; max-width: 34rem; }
  .interval text { font-size: 11px; fill: var(--ny-quiet); font-variant-numeric: tabular-nums; }
`;

/** The interval as a band on a scale from 0 to 100 %, a pin at the share, a dashed line at the target. */
const intervalPicture = ({ low, high, percent, target }: LiveScore) =>
  low === null || high === null || percent === null
    ? ''
    : html`<svg class="interval" viewBox="0 0 400 44" aria-hidden="true">
        ${svg`<rect x="0" y="17" width="400" height="6" rx="3" fill="#d6cbbd"></rect>
          <rect x=${low * 4} y="12" width=${Math.max(4, (high - low) * 4)} height="16" rx="3" fill="#9a8f80"></rect>
          <line x1=${target * 4} x2=${target * 4} y1="4" y2="32" stroke="#221d19" stroke-width="1.5" stroke-dasharray="3 2"></line>
          <rect x=${percent * 4 - 2} y="7" width="4" height="26" rx="2" fill="#221d19"></rect>
          <text x="0" y="43">0%</text> <text x="400" y="43" text-anchor="end">100%</text>`}
      </svg>`;

const judgements = { above: ['ok', 'circle-check'], below: ['stop', 'arrow-down'], between: ['', 'minus'] } as const;

/** How the interval stands to the target: a sign and words, colour only beside them. */
export const judgement = ({ colour, target }: LiveScore) => {
  if (colour === null) return '';
  const [look, sign] = judgements[colour];
  return html`<span class="tag ${look}">${icon(sign)} ${say(words[colour], { target: decimal(target) })}</span>`;
};

/** The score itself: figure, count, interval, target, time. */
export const scoreFigure = (score: LiveScore) => {
  const { figure, under } = deskScoreWords(score);
  const [first = '', ...more] = under;
  return html`
    ${
      figure === null
        ? html`<p class="no-figure" data-figure>${first}</p>`
        : html`<p class="figure ${score.shown === 'few' ? 'grey' : ''} ${score.stale ? 'old' : ''}" data-figure>${figure}</p><p class="figure-line" data-count>${first}</p>`
    }
    ${more.map((text) => html`<p class="quiet">${text}</p>`)}
    ${
      score.low === null
        ? ''
        : html`${intervalPicture(score)}
          <div class="row tight"><span>${say(words.interval, { low: score.low, high: score.high ?? 0 })}</span> ${judgement(score)}</div>`
    }
    <p class="quiet small">${score.stale ? html`<strong>${say(words.stale)}</strong> · ` : ''}${say(words.updated, { moment: momentWords(score.updated) })}</p>`;
};

/** What the figure means, in plain words. */
export const definition = () => html`<wa-details summary=${say(words.definition)}>
  <div class="stack tight">${[words.definition1, words.definition2, words.definition3, words.notSipas].map((phrase) => html`<p>${say(phrase)}</p>`)}</div>
</wa-details>`;
