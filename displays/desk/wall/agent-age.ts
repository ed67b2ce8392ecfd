import { html, type TemplateResult } from 'lit';
import type { WallRow } from '../../../content/wire/api.ts';
import { isNewer } from '../../../content/wire/release.ts';
import { type Phrase, say } from '../say.ts';
import { icon } from '../shell/icon.ts';

const words = {
  old: ['Phần mềm trạm {old}, máy chủ có {now}', 'Agent {old}, the controller has {now}'],
  how: [
    'Máy cài bằng dòng dưới đây tự đổi sang bản mới từ 1 đến 4 giờ sáng. Nếu không đổi, xin chạy lại dòng này trên máy đó.',
    'A computer that was installed by the line below takes the newer version between 1 and 4 o’clock by itself. If it does not, run the line there again.',
  ],
} as const satisfies Record<string, Phrase>;

/** The version of the agent in a package’s name; null: there is no package. */
export const agentVersionOf = (file: string | undefined): string | null =>
  /^niem-yet-agent-(\d+\.\d+\.\d+)\.tgz$/.exec(file ?? '')?.[1] ?? null;

const oldVersion = (machine: WallRow['machine'], now: string | null): string | null => {
  const version = /^agent\/(\d+\.\d+\.\d+)$/.exec(machine?.health.app ?? '')?.[1];
  return version !== undefined && now !== null && isNewer(now, version) ? version : null;
};

/** A mark for a computer whose agent is older than the one that the controller hands out. */
export const oldAgentTag = (machine: WallRow['machine'], now: string | null): TemplateResult | '' => {
  const old = oldVersion(machine, now);
  return old === null || now === null
    ? ''
    : html`<p class="tag warn long">${icon('download')} ${say(words.old, { old, now })}</p>`;
};

/** What to do about it: the line that brings the newer one. */
export const oldAgentHelp = (machine: WallRow['machine'], now: string | null): string =>
  oldVersion(machine, now) === null ? '' : say(words.how);
