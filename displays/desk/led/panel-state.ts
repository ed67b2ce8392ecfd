import { html, type TemplateResult } from 'lit';
import type { WallRow } from '../../../content/wire/api.ts';
import { momentWords } from '../look/times.ts';
import { type Phrase, say } from '../say.ts';
import { icon } from '../shell/icon.ts';

const words = {
  lost: ['Không liên lạc được bảng từ {moment}{said}', 'Panel out of reach since {moment}{said}'],
  repaired: [
    'Bảng bị ghi đè lúc {moment}{said}, đã sửa lại ({n} lần)',
    'Panel overwritten at {moment}{said}, put right ({n|once|{n} times})',
  ],
} as const satisfies Record<string, Phrase>;

/** An overwriting is worth a mark on the card for so long. */
const RECENT_MS = 24 * 60 * 60_000;

type Machine = WallRow['machine'];
const inBrackets = (said: string): string => (said === '' ? '' : ` (${said})`);

/** Whether the panel's device is out of reach by its driver's last word: nobody knows then what it shows. */
export const isPanelLost = (machine: Machine): boolean => machine?.health.led?.state === 'lost';

/** What a person should know about a panel at first sight: since when its device is lost, and that somebody wrote over it. */
export const panelState = (machine: Machine, now: number): TemplateResult | '' => {
  const led = machine?.health.led;
  if (!led) return '';
  const { repaired, repairs, since, said } = led;
  const recent = repaired !== null && now - repaired.at < RECENT_MS;
  return html`${
    led.state === 'lost'
      ? html`<p class="tag stop long">${icon('unplug')} ${say(words.lost, { moment: momentWords(since), said: inBrackets(said) })}</p>`
      : ''
  }${
    recent
      ? html`<p class="tag warn long">${icon('shield-alert')} ${say(words.repaired, { moment: momentWords(repaired.at), said: inBrackets(repaired.said), n: repairs })}</p>`
      : ''
  }`;
};
