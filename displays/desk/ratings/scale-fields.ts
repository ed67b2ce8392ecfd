import { css, html } from 'lit';
import type { Level, Scale, Spoken } from '../../../content/score/scale.ts';
import { facePicture } from '../../kiosk/faces.ts';
import { choiceField, textField, tickField } from '../forms/fields.ts';
import { type Phrase, say } from '../say.ts';
import { icon } from '../shell/icon.ts';
import { emptyLevel, emptyReason } from './scale-form.ts';
import { FACE_WORDS, scaleWords as words } from './scale-words.ts';

type Problems = ReadonlyMap<string, string>;
type Change = (scale: Scale) => void;

export const scaleFieldsLook = css`
  .halves { display: grid; grid-template-columns: 1fr 1fr; gap: 0.75rem; } @media (max-width: 760px) { .halves { grid-template-columns: minmax(0, 1fr); } }
  .level { display: grid; grid-template-columns: 2.6rem minmax(9rem, 1fr) minmax(0, 3fr) auto; gap: 0.5rem 0.75rem; align-items: end; padding: 0.75rem 0; border-top: 1px solid var(--ny-line); }
  .level .face svg { width: 2.4rem; height: 2.4rem; display: block; } .level .pair, .reason .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0.5rem; align-items: end; }
  .level .ticks { grid-column: 2 / -1; display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; }
  .reason { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.5rem; align-items: end; padding: 0.25rem 0; }
  @media (max-width: 760px) {
    .level { grid-template-columns: 2.6rem minmax(0, 1fr) auto; } .level .pair { grid-column: 1 / -1; grid-row: 2; } .level .ticks { grid-column: 1 / -1; }
    .level .pair, .reason .pair { grid-template-columns: minmax(0, 1fr); }
  }
`;

const MOST_LEVELS = 7;
const MOST_REASONS = 12;
const FACES = ['very-happy', 'happy', 'neutral', 'unhappy', 'very-unhappy'] as const;
const replaced = <T>(items: readonly T[], index: number, item: T): T[] => items.map((one, at) => (at === index ? item : one));
const without = <T>(items: readonly T[], index: number): T[] => items.filter((_, at) => at !== index);
const swapped = <T>(items: readonly T[], index: number): T[] =>
  items.flatMap((item, at) => (at === index ? [] : at === index - 1 ? [...items.slice(index, index + 1), item] : [item]));

const spoken = (
  labels: readonly [Phrase, Phrase],
  n: number,
  value: Spoken,
  path: string,
  problems: Problems,
  put: (value: Spoken) => void,
) =>
  html`<div class="pair">
    ${textField({ label: say(labels[0], { n }), value: value.vi, problem: problems.get(`${path}.vi`), change: (vi) => put({ ...value, vi }) })}
    ${textField({ label: say(labels[1], { n }), value: value.en, problem: problems.get(`${path}.en`), change: (en) => put({ ...value, en }) })}
  </div>`;

const sign = (name: string, label: string, act: () => void, isOff = false) =>
  html`<wa-button size="s" appearance="plain" ?disabled=${isOff} aria-label=${label} @click=${act}>${icon(name, label)}</wa-button>`;

const levelFields = (scale: Scale, index: number, problems: Problems, change: Change) => {
  const level = scale.levels[index] ?? emptyLevel(false);
  const n = index + 1;
  const put = (next: Partial<Level>) => change({ ...scale, levels: replaced(scale.levels, index, { ...level, ...next }) });
  const order = (levels: Level[]) => change({ ...scale, levels });
  return html`<div class="level" role="group" aria-label=${`${n}`}>
    <span class="face">${facePicture(level.face)}</span>
    ${choiceField({
      label: say(words.face, { n }),
      value: level.face,
      options: FACES.map((face) => [face, say(FACE_WORDS[face])] as const),
      change: (chosen) => put({ face: FACES.find((face) => face === chosen) ?? level.face }),
    })}
    ${spoken([words.levelVi, words.levelEn], n, level.label, `levels.${index}.label`, problems, (label) => put({ label }))}
    <span class="row tight">${sign('chevron-up', say(words.up, { n }), () => order(swapped(scale.levels, index)), index === 0)}
      ${sign('chevron-down', say(words.down, { n }), () => order(swapped(scale.levels, index + 1)), n === scale.levels.length)}
      ${sign('trash-2', say(words.dropLevel, { n }), () => order(without(scale.levels, index)), scale.levels.length <= 2)}</span>
    <span class="ticks">${tickField({
      label: say(words.satisfied),
      checked: level.satisfied,
      change: (satisfied) => put({ satisfied, asksWhy: satisfied ? false : level.asksWhy }),
    })}
    ${level.satisfied ? '' : tickField({ label: say(words.asksWhy), checked: level.asksWhy, change: (asksWhy) => put({ asksWhy }) })}</span>
  </div>`;
};

const reasonFields = (scale: Scale, index: number, problems: Problems, change: Change) => {
  const reason = scale.reasons[index] ?? emptyReason();
  const put = (label: Spoken) => change({ ...scale, reasons: replaced(scale.reasons, index, { ...reason, label }) });
  return html`<div class="reason">${spoken([words.reasonVi, words.reasonEn], index + 1, reason.label, `reasons.${index}.label`, problems, put)}
    ${sign('trash-2', say(words.dropReason, { n: index + 1 }), () => change({ ...scale, reasons: without(scale.reasons, index) }))}</div>`;
};

const adder = (label: Phrase, isOff: boolean, act: () => void) =>
  html`<div><wa-button size="s" appearance="outlined" ?disabled=${isOff} @click=${act}>${icon('plus', null, 'start')} ${say(label)}</wa-button></div>`;

/** All that can be written of a scale. `problems` by path into it. */
export const scaleFields = (scale: Scale, problems: Problems, change: Change) => html`
  <div class="halves">
    ${textField({ label: say(words.nameVi), value: scale.name.vi, problem: problems.get('name.vi'), change: (vi) => change({ ...scale, name: { ...scale.name, vi } }) })}
    ${textField({ label: say(words.nameEn), value: scale.name.en, problem: problems.get('name.en'), change: (en) => change({ ...scale, name: { ...scale.name, en } }) })}
    ${textField({ label: say(words.questionVi), value: scale.question.vi, problem: problems.get('question.vi'), change: (vi) => change({ ...scale, question: { ...scale.question, vi } }) })}
    ${textField({ label: say(words.questionEn), value: scale.question.en, problem: problems.get('question.en'), change: (en) => change({ ...scale, question: { ...scale.question, en } }) })}
  </div>
  <fieldset class="stack tight"><legend>${say(words.levels)}</legend><p class="quiet small">${say(words.neutral)}</p>
    ${problems.has('levels') ? html`<p class="problem" role="alert">${icon('circle-alert')} ${problems.get('levels')}</p>` : ''}
    <div>${scale.levels.map((_, index) => levelFields(scale, index, problems, change))}</div>
    ${adder(words.addLevel, scale.levels.length >= MOST_LEVELS, () => change({ ...scale, levels: [...scale.levels, emptyLevel(false)] }))}</fieldset>
  <fieldset class="stack tight"><legend>${say(words.reasons)}</legend>
    <div>${scale.reasons.map((_, index) => reasonFields(scale, index, problems, change))}</div>
    ${adder(words.addReason, scale.reasons.length >= MOST_REASONS, () => change({ ...scale, reasons: [...scale.reasons, emptyReason()] }))}</fieldset>`;
