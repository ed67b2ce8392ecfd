import { html } from 'lit';
import type { Display } from '../../../content/place/display.ts';
import type { WallRow } from '../../../content/wire/api.ts';
import { agoWords } from '../look/times.ts';
import { type Phrase, say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { refusedCount } from './refused-view.ts';

const words = {
  ledger: [
    'Báo động: {n} màn hình không nhận sổ đánh giá vì không có bằng chứng sổ nối tiếp bản niêm phong mà chúng giữ. Sổ có thể đã bị sửa, cắt hoặc khôi phục từ bản cũ.',
    'Alarm: {n} {n|display refuses|displays refuse} the ledger of ratings: there is no proof that it extends the checkpoint that they hold. It may have been changed, cut, or restored from an older copy.',
  ],
  newest: ['Báo lần cuối {ago}: {names}', 'Last told {ago}: {names}'],
  refused: [
    '{n} lượt đánh giá đã được máy cảm ơn nhưng bị từ chối: {names}',
    '{n} {n|answer was|answers were} refused after tablets had thanked for {n|it|them}: {names}',
  ],
} as const satisfies Record<string, Phrase>;

const WEEK_MS = 7 * 86_400_000;
const MOST_NAMES = 5;

const namesOf = (rows: readonly WallRow[], displays: readonly Display[]): string => {
  const names = rows.map(({ display }) => displays.find(({ id }) => id === display)?.name ?? display);
  return names.slice(0, MOST_NAMES).join(', ') + (names.length > MOST_NAMES ? ', …' : '');
};

const REFUSALS: readonly string[] = ['ledger-forked', 'ledger-unproven', 'ledger-restored'];

/** When a display last refused the ledger; null: not in the last week. */
const refusedLedgerAt = (row: WallRow, now: number): number | null => {
  const times = row.reports.filter(({ code }) => REFUSALS.includes(code)).map(({ time }) => time);
  const newest = Math.max(...times, Number.NEGATIVE_INFINITY);
  return now - newest < WEEK_MS ? newest : null;
};

/** What must be seen before anything else: displays that refuse the ledger, tablets that hold refused answers. */
export const wallAlarms = (rows: readonly WallRow[], displays: readonly Display[], now: number) => {
  const refusing = rows.filter((row) => refusedLedgerAt(row, now) !== null);
  const holding = rows.filter((row) => refusedCount(row) > 0);
  const newest = Math.max(...refusing.map((row) => refusedLedgerAt(row, now) ?? 0), 0);
  const count = holding.reduce((sum, row) => sum + refusedCount(row), 0);
  return html`
    ${
      refusing.length === 0
        ? ''
        : html`<wa-callout variant="danger" role="alert">${icon('triangle-alert', null, 'icon')}
            <p><b>${say(words.ledger, { n: refusing.length })}</b></p>
            <p class="small">${say(words.newest, { ago: agoWords(newest, now), names: namesOf(refusing, displays) })}</p></wa-callout>`
    }
    ${
      count === 0
        ? ''
        : html`<wa-callout variant="warning" role="alert">${icon('triangle-alert', null, 'icon')}
            <p>${say(words.refused, { n: count, names: namesOf(holding, displays) })}</p></wa-callout>`
    }
  `;
};
