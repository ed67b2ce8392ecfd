import type { StatusAnswer } from '../../../content/wire/status.ts';
import { dayWords, localOf } from '../look/times.ts';
import type { PageName } from '../router.ts';
import type { Phrase } from '../say.ts';

/** Something about the controller that people must know; `danger`: now, `warning`: in time. */
export interface Alarm {
  readonly level: 'danger' | 'warning';
  readonly sentence: Phrase;
  /** Where it is seen to; null: not at the desk. */
  readonly page: PageName | null;
}

const DAY_MS = 86_400_000;
/** Keys renew themselves 30 days before their end while the root key is there; whoever must fetch it needs longer. */
const EARLY_DAYS = 120;
const LATE_DAYS = 30;

const ending = (vi: string, en: string): Phrase => [
  `Chỉ còn ký được nội dung cho màn hình ${vi}. Xin đưa khóa gốc trở lại máy chủ để gia hạn.`,
  `Content for displays can be signed ${en} only. Please bring the root key back to the server to renew that.`,
];

/** What signing keys need from people; null when nothing. */
const signingAlarm = ({ signing, time }: StatusAnswer): Alarm | null => {
  const days = (signing.coveredUntil - time) / DAY_MS;
  if (days >= (signing.hasRoot ? LATE_DAYS : EARLY_DAYS)) return null;
  const day = dayWords(localOf(signing.coveredUntil).day);
  return {
    level: days < LATE_DAYS ? 'danger' : 'warning',
    sentence: ending(`đến ngày ${day}`, `until ${day}`),
    page: 'root-key',
  };
};

/** What the state of the controller asks of people, the worst first; empty while all is well. */
export const alarmsOf = (status: StatusAnswer): Alarm[] => {
  const told = [...(status.failed ? [status.failed] : []), ...status.findings];
  const damage = told.map(({ vi, en }): Alarm => ({ level: 'danger', sentence: [vi, en], page: null }));
  const signing = signingAlarm(status);
  return signing === null ? damage : [...damage, signing];
};
