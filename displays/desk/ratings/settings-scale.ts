import { html } from 'lit';
import type { Scale, Spoken } from '../../../content/score/scale.ts';
import { textField } from '../forms/fields.ts';
import { say, sayOf } from '../say.ts';
import { settingsWords as words } from './settings-words.ts';

type Problems = ReadonlyMap<string, string>;

const spoken = (
  what: string,
  value: Spoken,
  path: string,
  problems: Problems,
  change: (value: Spoken) => void,
) => html`<div class="two">
  ${textField({ label: say(words.vi, { what }), value: value.vi, problem: problems.get(`${path}.vi`), change: (vi) => change({ ...value, vi }) })}
  ${textField({ label: say(words.en, { what }), value: value.en, problem: problems.get(`${path}.en`), change: (en) => change({ ...value, en }) })}
</div>`;

const replaced = <T>(items: readonly T[], index: number, item: T): T[] => items.map((one, at) => (at === index ? item : one));

/** The words of one scale: question, levels, reasons. What counts as satisfied is told, not changed. */
export const scaleFields = (
  scale: Scale,
  path: string,
  problems: Problems,
  change: (scale: Scale) => void,
) => html`<wa-details summary=${say(words.scale, { name: sayOf(scale.name) })}>
  <div class="stack">
    ${spoken(say(words.question), scale.question, `${path}.question`, problems, (question) => change({ ...scale, question }))}
    <fieldset class="stack tight"><legend>${say(words.levels)}</legend>${scale.levels.map(
      (level, index) =>
        html`<div>${spoken(say(words.level, { n: index + 1 }), level.label, `${path}.levels.${index}.label`, problems, (label) =>
          change({ ...scale, levels: replaced(scale.levels, index, { ...level, label }) }),
        )}<p class="quiet small">${say(level.satisfied ? words.counts : words.countsNot)}</p></div>`,
    )}</fieldset>
    ${
      scale.reasons.length === 0
        ? ''
        : html`<fieldset class="stack tight"><legend>${say(words.reasons)}</legend>${scale.reasons.map((reason, index) =>
            spoken(say(words.reason, { n: index + 1 }), reason.label, `${path}.reasons.${index}.label`, problems, (label) =>
              change({ ...scale, reasons: replaced(scale.reasons, index, { ...reason, label }) }),
            ),
          )}</fieldset>`
    }
  </div>
</wa-details>`;
